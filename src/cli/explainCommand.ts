import { CATALOGUE } from '../diagnostics/catalogue.ts'
import type { CatalogueRow } from '../diagnostics/catalogueRow.ts'
import { exampleExcerpt } from '../diagnostics/exampleExcerpt.ts'
import { formatDiagnostic } from '../diagnostics/formatDiagnostic.ts'
import { nearestName } from '../diagnostics/nearestName.ts'
import { prepare } from '../simulate.ts'
import { EXIT } from './exitCode.ts'
import { Refusal } from './refusal.ts'
import type { Session } from './session.ts'

/** What `check` would say of the row's example. */
function exampleProblem({ code, example: { files } }: CatalogueRow): string {
  const prepared = prepare({ read: (path) => files[path] }, 'lab/main.yaml')
  const said = prepared.kind === 'faulty' ? prepared.diagnostics : prepared.notices
  const found = said.find((one) => one.code === code)
  return found ? formatDiagnostic(found) : ''
}

/** `chokepoint explain`: what a problem's code means, with an example; without a code, all of them. */
export function explainCommand(code: string | undefined, { terminal: { print, colors } }: Session): number {
  if (code === undefined) {
    const width = Math.max(...CATALOGUE.map((row) => row.code.length))
    for (const row of CATALOGUE) print(`${colors.bold(row.code.padEnd(width))}  ${row.title}`)
    return EXIT.done
  }
  const row = CATALOGUE.find((one) => one.code === code)
  if (!row) {
    const codes = CATALOGUE.map((one) => one.code)
    const nearest = nearestName(code, codes)
    throw new Refusal(`there is no code ${code}${nearest ? `; did you mean ${nearest}?` : ''}`)
  }
  print(`${colors.bold(row.code)}: ${row.title}`)
  print(`\n${row.explanation}\n`)
  print(colors.dim('An example:'))
  print(exampleExcerpt(row.example))
  print(`\n${exampleProblem(row)}`)
  return EXIT.done
}
