import { goodMembers, pick } from '../../ensemble/summarise.ts'
import type { Ensemble } from '../../model/ensemble.ts'
import { unpaired } from '../compare.ts'

/** What each of several decisions gives in the same members. */
export interface Alternatives {
  readonly names: readonly string[]
  /** How many members all have. */
  readonly size: number
  /** `values[alternative * size + member]`; never NaN, infinite where something never comes. */
  readonly values: Float64Array
  /** Members left out, because they failed under one of the decisions or have no number there. */
  readonly failed: number
}

/** Whether less of a metric is better, or more. */
export type Better = 'lower' | 'higher'

type Compared = Pick<Ensemble, 'seed' | 'design' | 'members' | 'failures'>

/**
 * One metric of several ensembles that share their draws, in the members that failed in none of them.
 * @param rows the metric of each ensemble, one number for each member
 * @throws RangeError when two ensembles do not have the same members (see `unpaired`)
 */
export function alternativesOf(
  names: readonly string[],
  ensembles: readonly Compared[],
  rows: readonly Float64Array[],
): Alternatives {
  const [first] = ensembles
  if (!first) return { names, size: 0, values: new Float64Array(), failed: 0 }
  for (const other of ensembles) {
    const reason = unpaired(first, other)
    if (reason) throw new RangeError(`not the same members: ${reason}`)
  }
  const { members } = first
  const failures = ensembles.flatMap((ensemble) => ensemble.failures)
  const good = goodMembers({ members, failures }).filter((member) =>
    rows.every((values) => !Number.isNaN(values[member])),
  )
  const values = new Float64Array(rows.length * good.length)
  for (const [i, row] of rows.entries()) values.set(pick(row, 0, members, good), i * good.length)
  return { names, size: good.length, values, failed: members - good.length }
}

/** What one decision gives in every member. */
export function valuesOf({ values, size }: Alternatives, alternative: number): Float64Array {
  return values.subarray(alternative * size, (alternative + 1) * size)
}
