import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { formatDiagnostic } from '../diagnostics/formatDiagnostic.ts'
import type { ScenarioPath } from './diskFiles.ts'
import { printable } from './printable.ts'
import type { Terminal } from './terminal.ts'

/** All that is wrong with a scenario: shown line by line, and the program ends with 2. */
export class FaultyScenario extends Error {
  override readonly name = 'FaultyScenario'
  readonly diagnostics: readonly Diagnostic[]
  readonly shown: ScenarioPath['shown']

  constructor(diagnostics: readonly Diagnostic[], shown: ScenarioPath['shown']) {
    super(`${diagnostics.length} problems`)
    this.diagnostics = diagnostics
    this.shown = shown
  }
}

/** Shows every problem with its place, as an editor's terminal can follow it. */
export function sayProblems({ diagnostics, shown }: FaultyScenario, { say, errColors }: Terminal): void {
  for (const diagnostic of diagnostics) {
    const place = { ...diagnostic.place, file: shown(diagnostic.place.file) }
    say(printable(formatDiagnostic({ ...diagnostic, place })))
  }
  const codes = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))]
  const count = diagnostics.length === 1 ? '1 problem' : `${diagnostics.length} problems`
  say(errColors.dim(`${count}; more on each: chokepoint explain ${codes[0] ?? ''}`))
}
