import type { Scenario } from '../model/scenario.ts'
import { type Calibration, calibrate } from '../study/calibration/calibrate.ts'
import { calibratedSeries } from '../study/calibration/calibratedSeries.ts'
import type { Effort } from '../study/calibration/samplePosterior.ts'
import { shareDone } from '../study/calibration/shareDone.ts'
import { runnerOn } from './onPool.ts'
import { percent } from './percent.ts'
import { openPool, type Pool } from './pool.ts'
import { Refusal } from './refusal.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'

/** The table that parameters of a scenario are drawn from, if any. */
export function posteriorOf({ model }: Scenario): string | undefined {
  const distributions = model.variables.flatMap((variable) => {
    if (variable.kind !== 'parameter') return []
    const { values } = variable
    return values.kind === 'same' ? [values.distribution] : Object.values(values.byElement)
  })
  const joint = distributions.find((one) => one.kind === 'empirical' && one.joint !== undefined)
  return joint?.kind === 'empirical' ? joint.joint : undefined
}

/** @throws Refusal where a scenario has nothing to be calibrated on until a time, or was calibrated before */
export function checkCalibratable(
  file: string,
  { model, time }: Scenario,
  until: number,
  asked: string,
): void {
  const table = posteriorOf({ model } as Scenario)
  if (table !== undefined)
    throw new Refusal(
      `${file} already draws parameters from ${table}, so the observations would count twice; calibrate a file with \`posterior: off\``,
    )
  const seen = calibratedSeries(model.series).flatMap(({ observations }) => observations)
  if (seen.length === 0) throw new Refusal(`${file} has no observations of a scored series to calibrate on`)
  if (!seen.some(({ to }) => to <= until)) {
    const first = seen.reduce((a, b) => (b.to < a.to ? b : a))
    throw new Refusal(`${asked}: no observation is complete by then; the first is that of ${first.label}`)
  }
  const last = seen.reduce((a, b) => (b.to > a.to ? b : a))
  if (until > Math.ceil(last.to))
    throw new Refusal(
      `${asked}: the last observation is that of ${last.label}; of time after it nothing is known`,
    )
  if (monthAfter(time.end, time.origin) < until)
    throw new Refusal(`${asked}: the scenario ends with ${time.end}`)
}

/** The end of a month in months since an origin. */
function monthAfter(month: string, origin: string): number {
  const [at, from] = [month, origin].map((text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)))
  return (at as number) - (from as number) + 1
}

/** Does work on a pool of threads, with progress in per cent. What the methods refuse of a scenario becomes a Refusal. */
export async function onThreads<T>(
  what: string,
  { kernel, workers, quiet = false }: ScenarioOptions,
  { terminal, signal }: Session,
  work: (pool: Pool, reach: (share: number) => void) => Promise<T>,
): Promise<T> {
  const shown = percent(what, terminal, quiet)
  const pool = openPool({ kernel, workers, signal })
  try {
    signal.throwIfAborted()
    return await work(pool, shown.reach)
  } catch (error) {
    throw error instanceof RangeError ? new Refusal(`${what}: ${error.message}`) : error
  } finally {
    pool.close()
    shown.stop()
  }
}

/** Calibrates a scenario on worker threads. */
export function calibrateOnThreads(
  scenario: Scenario,
  calibration: { readonly until: number; readonly rows: number; readonly effort: Effort },
  options: ScenarioOptions,
  session: Session,
): Promise<Calibration> {
  const { seed } = scenario.ensemble
  return onThreads(`${scenario.title.en}: calibration`, options, session, (pool, reach) =>
    calibrate(scenario, runnerOn(pool), {
      ...calibration,
      seed,
      onProgress: (progress) => reach(shareDone(progress)),
    }),
  )
}
