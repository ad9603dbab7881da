import { type Simulation, simulate } from '../simulate.ts'
import type { Loaded } from './loadFile.ts'
import { membersOn, statisticsOn } from './onPool.ts'
import { openPool, type Pool } from './pool.ts'
import { progress } from './progress.ts'
import { Refusal } from './refusal.ts'
import { isLarge } from './runLarge.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'

/**
 * Runs a scenario's members on worker threads, with a progress bar, and keeps them whole.
 * @param kept threads that are there already and stay
 * @throws Interrupted
 * @throws Refusal when they would not fit into memory
 */
export async function runEnsemble(
  loaded: Loaded,
  { kernel, workers, quiet = false }: ScenarioOptions,
  { terminal, signal }: Session,
  kept?: Pool,
): Promise<Simulation> {
  const { ensemble, title } = loaded.scenario
  if (isLarge(loaded.system, ensemble))
    throw new Refusal(
      `${ensemble.members} members do not fit into memory here; only run can do with so many. Ask for fewer with --members`,
    )
  const shown = progress(`${title.en}: members`, ensemble.members, terminal, quiet)
  const pool = kept ?? openPool({ kernel, workers, signal })
  try {
    signal.throwIfAborted()
    return await simulate(
      loaded,
      (system) => membersOn(pool, system, ensemble, shown.add),
      (rows) => statisticsOn(pool, loaded.system, rows),
    )
  } finally {
    if (pool !== kept) pool.close()
    shown.stop()
  }
}
