import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { formatDiagnostic } from '../diagnostics/formatDiagnostic.ts'
import { type Prepared, prepare } from '../simulate.ts'
import { type ScenarioPath, scenarioPath } from './diskFiles.ts'
import { printable } from './printable.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Terminal } from './terminal.ts'

export type Ready = Extract<Prepared, { kind: 'ready' }>

/** A scenario file that was found to be sound. */
export interface Loaded extends Ready {
  readonly from: ScenarioPath
}

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

/** Reads and analyses a scenario file. @throws FaultyScenario, Refusal */
export function loadFile(file: string, options: Partial<ScenarioOptions> = {}): Loaded {
  const from = scenarioPath(file)
  const { members, seed, design, set = {} } = options
  const prepared = prepare(from.files, from.path, {
    ...(members === undefined ? {} : { members }),
    ...(seed === undefined ? {} : { seed }),
    ...(design === undefined ? {} : { design }),
    set,
  })
  if (prepared.kind === 'faulty') throw new FaultyScenario(prepared.diagnostics, from.shown)
  return { ...prepared, from }
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
