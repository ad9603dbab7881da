import { joinMembers } from '../ensemble/joinMembers.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { System } from '../model/system.ts'
import { type PlanRun, planRunOf, type SensitivityRuns } from '../study/sensitivity/driversOf.ts'
import { morrisPlan } from '../study/sensitivity/morrisPlan.ts'
import type { Plan } from '../study/sensitivity/plan.ts'
import { MOST_PARAMETERS, sobolPlan } from '../study/sensitivity/sobolPlan.ts'
import { tornadoPlan } from '../study/sensitivity/tornado.ts'
import type { Loaded } from './loadFile.ts'
import { membersOn, planOn } from './onPool.ts'
import type { Pool } from './pool.ts'
import { progress } from './progress.ts'
import { Refusal } from './refusal.ts'
import type { SensitivityOptions } from './sensitivityOptions.ts'
import type { Session } from './session.ts'

/** What all runs of a command share. */
export interface Runs {
  readonly pool: Pool
  readonly options: SensitivityOptions
  readonly session: Session
}

/** Shares of a plan that are kept at once: a gigabyte. */
const MOST_SHARES = 2 ** 27

/** Runs an ensemble with a progress bar. */
export async function ensembleOf(
  { scenario: { ensemble: spec, title } }: Loaded,
  system: System,
  { pool, options, session }: Runs,
): Promise<Ensemble> {
  const shown = progress(`${title.en}: members`, spec.members, session.terminal, options.quiet ?? false)
  try {
    return joinMembers(system, spec, await membersOn(pool, system, spec, shown.add))
  } finally {
    shown.stop()
  }
}

async function planRun<P extends Plan>(
  what: string,
  plan: P,
  system: System,
  seed: string,
  { pool, options, session }: Runs,
): Promise<PlanRun<P>> {
  const shown = progress(what, plan.rows, session.terminal, options.quiet ?? false)
  try {
    return planRunOf(plan, system.metrics.length, await planOn(pool, system, plan, seed, shown.add))
  } finally {
    shown.stop()
  }
}

export function runTornado(system: System, seed: string, runs: Runs): Promise<PlanRun> {
  return planRun('Tornado: runs', tornadoPlan(namesOf(system)), system, seed, runs)
}

export function runMorris(
  system: System,
  seed: string,
  runs: Runs,
): Promise<NonNullable<SensitivityRuns['morris']>> {
  const plan = morrisPlan(namesOf(system), runs.options.trajectories, seed)
  return planRun('Morris: runs', plan, system, seed, runs)
}

/**
 * @param of parameters with indices of their own
 * @throws Refusal when the plan would need too much memory, or has more parameters than the sequence has dimensions for
 */
export function runSobol(
  system: System,
  of: readonly string[],
  seed: string,
  runs: Runs,
): Promise<NonNullable<SensitivityRuns['sobol']>> {
  const { points } = runs.options
  const names = namesOf(system)
  if (names.length > MOST_PARAMETERS)
    throw new Refusal(`${names.length} assumptions are more than the ${MOST_PARAMETERS} of the Sobol design`)
  if (points * (of.length + 4) * names.length > MOST_SHARES)
    throw new Refusal(
      `${points} points with ${of.length} of ${names.length} assumptions need too much memory; give fewer --points or --inputs`,
    )
  const plan = sobolPlan(names, points, seed, { noise: system.noise.length > 0, of })
  return planRun('Sobol: runs', plan, system, seed, runs)
}

function namesOf({ draws }: System): string[] {
  return draws.map(({ name }) => name)
}
