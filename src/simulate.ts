import { analyse } from './analysis/analyse.ts'
import { chartProblems } from './charts/chartProblems.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import { correlationProblems } from './ensemble/correlationProblems.ts'
import { joinMembers } from './ensemble/joinMembers.ts'
import { KeptDraws } from './ensemble/keptDraws.ts'
import { goodMembers, type Rows, statisticsOfRows } from './ensemble/rowStatistics.ts'
import { type MemberRange, runBlocks, runMembers } from './ensemble/runMembers.ts'
import { summarise } from './ensemble/summarise.ts'
import { compile } from './kernel/compiled/compile.ts'
import type { Files } from './language/files.ts'
import { loadScenario, type Overrides } from './language/loadScenario.ts'
import { ReadMemory } from './language/readMemory.ts'
import { untold } from './language/remainder.ts'
import type { Ensemble, Statistics, Summary } from './model/ensemble.ts'
import type { Scenario } from './model/scenario.ts'
import type { System } from './model/system.ts'

export { influenceOf } from './analysis/influence.ts'
export { ReadMemory }

/** A scenario that has been read and found to be sound, with what of it has no effect, or everything that is wrong with it. */
export type Prepared =
  | {
      readonly kind: 'ready'
      readonly scenario: Scenario
      readonly system: System
      readonly notices: readonly Diagnostic[]
      readonly inputs: Inputs
    }
  | { readonly kind: 'faulty'; readonly diagnostics: readonly Diagnostic[]; readonly inputs: Inputs }

/** The files a scenario was read from, with what each sound YAML file says. */
export type Inputs = readonly { readonly path: string; readonly text: string; readonly data?: unknown }[]

export interface Simulation {
  readonly scenario: Scenario
  readonly system: System
  readonly ensemble: Ensemble
  readonly summary: Summary
}

/** Runs ranges of members that together make up the ensemble; a shell may use several threads for it. */
export type Runner = (
  system: System,
  scenario: Scenario,
) => Promise<readonly MemberRange[]> | readonly MemberRange[]

/** Reads the statistics of rows; a shell may use several threads for it, with the same result. */
export type RowsReader = (rows: Rows) => Promise<readonly Statistics[]> | readonly Statistics[]

/**
 * Reads, parses and analyses a scenario file.
 * @param memory of earlier readings, where files are read again and again while they are edited
 */
export function prepare(files: Files, path: string, overrides?: Overrides, memory?: ReadMemory): Prepared {
  const { scenario, remainder, diagnostics, notices, inputs } = loadScenario(files, path, overrides, memory)
  if (!scenario) {
    const more = remainder ? untold(analyse(remainder.scenario).diagnostics, remainder) : []
    return { kind: 'faulty', diagnostics: [...diagnostics, ...more], inputs }
  }
  const { system, diagnostics: found } = analyse(scenario)
  if (!system) return { kind: 'faulty', diagnostics: found, inputs }
  const unfit = [...correlationProblems(scenario, system), ...chartProblems(scenario, system)]
  return unfit.length > 0
    ? { kind: 'faulty', diagnostics: unfit, inputs }
    : { kind: 'ready', scenario, system, notices, inputs }
}

/** Draws and runs all members on the calling thread. */
export function runHere(system: System, { ensemble }: Scenario): MemberRange[] {
  return [runMembers(system, compile(system), ensemble, 0, ensemble.members)]
}

/** Does what `runHere` does for a model that is run again and again while it is edited: draws that are the same are kept. */
export function keepingDraws(): Runner {
  const kept = new KeptDraws()
  return (system, { ensemble }) => {
    const { draws, noiseOf } = kept.of(system, ensemble)
    return [runBlocks(system, compile(system), { first: 0, count: ensemble.members, draws }, noiseOf)]
  }
}

/** From a sound scenario to its ensemble and summary. */
export async function simulate(
  { scenario, system }: Extract<Prepared, { kind: 'ready' }>,
  run: Runner = runHere,
  statistics: RowsReader = statisticsOfRows,
): Promise<Simulation> {
  const ensemble = joinMembers(system, scenario.ensemble, await run(system, scenario))
  const { values, members } = ensemble
  const read = await statistics({ values, members, good: goodMembers(ensemble) })
  return { scenario, system, ensemble, summary: summarise(scenario, ensemble, read) }
}
