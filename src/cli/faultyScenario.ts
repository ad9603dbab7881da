import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { formatDiagnostic } from '../diagnostics/formatDiagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import type { ScenarioPath } from './diskFiles.ts'
import type { Loaded } from './loadFile.ts'
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

/** Shows every diagnostic with its place, as an editor's terminal can follow it. */
function sayEach(diagnostics: readonly Diagnostic[], shown: ScenarioPath['shown'], { say }: Terminal): void {
  for (const diagnostic of diagnostics) {
    say(printable(formatDiagnostic(withShownPlaces(diagnostic, shown))))
  }
}

/** A diagnostic with the files of its places named as the user would. */
export function withShownPlaces(diagnostic: Diagnostic, shown: ScenarioPath['shown']): Diagnostic {
  const named = (place: Place): Place => ({ ...place, file: shown(place.file) })
  const also = diagnostic.also?.map((mention) => ({ ...mention, place: named(mention.place) }))
  return { ...diagnostic, place: named(diagnostic.place), ...(also ? { also } : {}) }
}

/** Shows what of a sound scenario has no effect. */
export function sayNotices({ notices, from }: Loaded, terminal: Terminal): void {
  sayEach(notices, from.shown, terminal)
}

/** Shows every problem of a scenario, and where to read more. */
export function sayProblems({ diagnostics, shown }: FaultyScenario, terminal: Terminal): void {
  const { say, errColors } = terminal
  sayEach(diagnostics, shown, terminal)
  const codes = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))]
  const count = diagnostics.length === 1 ? '1 problem' : `${diagnostics.length} problems`
  say(errColors.dim(`${count}; more on each: npx chokepoint explain ${codes[0] ?? ''}`))
}
