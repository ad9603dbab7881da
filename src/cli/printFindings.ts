import { join, relative } from 'node:path'
import type { Text } from '../model/text.ts'
import { printable } from './printable.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'

/** What a command has found. */
export interface Findings {
  /** In words, the most important line first. */
  readonly answer: () => readonly Text[]
  /** For another program; `folder` is where all of it stands. */
  readonly json: (folder: string) => object
}

/** How a file or folder is named to the user. */
export function shownPath(path: string): string {
  return relative('', path) || '.'
}

/** Prints the answer and where the report is, or JSON. */
export function printFindings(
  { answer, json }: Findings,
  folder: string,
  { lang, json: asked }: Pick<ScenarioOptions, 'lang' | 'json'>,
  { terminal }: Session,
): void {
  const shown = shownPath(folder)
  if (asked) {
    terminal.print(JSON.stringify(json(shown)))
    return
  }
  const [first = '', ...lines] = answer().map((line) => printable(line[lang]))
  terminal.print(terminal.colors.bold(first))
  for (const line of lines) terminal.print(line)
  const words = { en: 'Report, tables and charts: ', zh: '报告、表格与图表：' }[lang]
  terminal.print(`${words}${join(shown, 'report.html')}`)
}
