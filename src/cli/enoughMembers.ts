import { memberRows } from '../ensemble/runMembers.ts'
import { sharedNumbers } from '../ensemble/sharedNumbers.ts'
import type { Failure } from '../model/ensemble.ts'
import { nameOf } from '../model/nameOf.ts'
import type { PrecisionReached } from '../report/precisionLines.ts'
import { type Next, nextMembers, type Target } from '../study/decision/nextMembers.ts'
import { precisionFrom, targetOf, type Wanted } from '../study/decision/precision.ts'
import { withoutIdleReducers } from '../study/decision/switchable.ts'
import { systemFor } from '../study/studiedMetrics.ts'
import type { Asked } from './decisionOptions.ts'
import type { Loaded } from './loadFile.ts'
import { rowsOfMembersOn } from './onPool.ts'
import { openPool, type Pool } from './pool.ts'
import { progress } from './progress.ts'
import { commonMetrics, metricCalled } from './questionOf.ts'
import { Refusal } from './refusal.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'

/** Options that say when a run knows enough. */
export interface PrecisionOptions {
  readonly precision: readonly Asked[]
  readonly most: number
}

/** Reads what is wanted. @throws Refusal */
function wantedOf(loaded: Loaded, asked: readonly Asked[]): Wanted[] {
  const metrics = commonMetrics([loaded])
  return asked.map(({ metric: name, text }) => {
    const metric = metricCalled(name, metrics)
    const precision = precisionFrom(text, metric.kind)
    if (precision) return { metric, precision }
    const expected =
      metric.kind === 'time'
        ? 'a number of months such as 0.5'
        : 'a share such as 1%, or an amount in its unit'
    throw new Refusal(`--precision ${name}=${text}: expected ${expected}`)
  })
}

/** Metrics of the members run so far; only new ones are run. */
class Growing {
  readonly #parts: {
    readonly first: number
    readonly stride: number
    readonly metricValues: Float64Array
  }[] = []
  readonly #failures: Failure[] = []
  #members = 0

  async growTo(
    members: number,
    loaded: Loaded,
    system: Loaded['system'],
    pool: Pool,
    onMembers: (more: number) => void,
  ) {
    const into = memberRows(system, this.#members, members - this.#members, sharedNumbers)
    const ensemble = { ...loaded.scenario.ensemble, members }
    this.#failures.push(...(await rowsOfMembersOn(pool, system, ensemble, into, onMembers)))
    this.#parts.push(into)
    this.#members = members
  }

  /** A metric of the members that did not fail, in their order. */
  row(metric: number): Float64Array {
    const failed = new Set(this.#failures.map(({ member }) => member))
    return Float64Array.from(
      this.#parts.flatMap(({ first, stride, metricValues }) =>
        [...metricValues.subarray(metric * stride, (metric + 1) * stride)].filter(
          (_, i) => !failed.has(first + i),
        ),
      ),
    )
  }
}

/**
 * Adds members until the standard errors asked for are met, or no more are allowed. The members are those of a run with that
 * number, because designs whose first members change with their number are refused.
 * @throws Refusal
 */
export async function enoughMembers(
  loaded: Loaded,
  { precision, most }: PrecisionOptions,
  { kernel, workers, quiet = false }: ScenarioOptions,
  { terminal, signal }: Session,
): Promise<PrecisionReached> {
  const wanted = wantedOf(loaded, precision)
  const { members: start, design } = loaded.scenario.ensemble
  if (design === 'lhs')
    throw new Refusal(
      '--precision adds members, and those of lhs change with their number; give --design sobol or mc',
    )
  if (start > most) throw new Refusal(`--most ${most} is less than the ${start} members to begin with`)
  const ids = [...new Set(wanted.map(({ metric }) => nameOf(metric.name, metric.element)))]
  const system = withoutIdleReducers(
    systemFor(
      loaded.system,
      ids.map((id) => ({ id })),
    ),
  )
  const rowOf = ({ metric }: Wanted): number =>
    system.metrics.findIndex(({ name, element }) => name === metric.name && element === metric.element)
  const pool = openPool({ kernel, workers, signal })
  const growing = new Growing()
  let [members, done] = [start, 0]
  try {
    for (;;) {
      const shown = progress('Members for the precision', members - done, terminal, quiet)
      await growing.growTo(members, loaded, system, pool, shown.add).finally(shown.stop)
      done = members
      const targets: Target[] = wanted.map((one) => targetOf(one, growing.row(rowOf(one))))
      const next: Next = nextMembers(targets, { members, design }, most)
      if (next.kind !== 'more')
        return {
          members,
          most,
          next,
          targets: wanted.map((one, i) => ({ ...one, target: targets[i] as Target })),
        }
      members = next.members
    }
  } finally {
    pool.close()
  }
}
