import type { Design } from '../../model/scenario.ts'

/** How well a number should be known: its standard error at most this, in its unit or as a share of the number. */
export type Precision =
  | { readonly kind: 'absolute'; readonly size: number }
  | { readonly kind: 'relative'; readonly size: number }

/** A number that an ensemble estimates, with its standard error and the precision asked for. */
export interface Target {
  readonly estimate: number
  readonly standardError: number
  readonly precision: Precision
}

/** What to do next. */
export type Next =
  | { readonly kind: 'enough' }
  | { readonly kind: 'more'; readonly members: number }
  /** There may be no more; `members` is how many it would take, Infinity when no number would do. */
  | { readonly kind: 'out of reach'; readonly members: number }

/** An ensemble grows at most by this factor at a time: the first standard errors are rough. */
const MOST_GROWTH = 4

/**
 * Whether an ensemble is large enough, or how many members to run next: as many as standard errors that fall with the root
 * of the members call for, rounded up to a doubling of those there are (which keeps Sobol' points even), at most four
 * times as many and no more than `most`. The first members must stay the same when more are added. For `sobol`, standard
 * errors are those of independent members and on the safe side, and so is their number.
 * @throws RangeError for `lhs`, whose members all change with their number
 */
export function nextMembers(
  targets: readonly Target[],
  { members, design }: { readonly members: number; readonly design: Design },
  most: number,
): Next {
  if (design === 'lhs') throw new RangeError('the members of lhs change with their number')
  const needed = Math.max(1, ...targets.map(factorOf)) * members
  if (needed <= members) return { kind: 'enough' }
  let next = members
  while (next < needed && next < MOST_GROWTH * members && 2 * next <= most) next *= 2
  if (needed === Number.POSITIVE_INFINITY || next === members)
    return { kind: 'out of reach', members: Math.ceil(needed) }
  return { kind: 'more', members: next }
}

/** How many times as many members a target calls for; a number that does not exist will not come with more of them. */
function factorOf({ estimate, standardError, precision }: Target): number {
  if (Number.isNaN(estimate)) return Number.POSITIVE_INFINITY
  if (Number.isNaN(standardError)) return 2
  if (standardError === 0) return 0
  const allowed = precision.kind === 'absolute' ? precision.size : precision.size * Math.abs(estimate)
  const ratio = standardError / allowed
  return Number.isNaN(ratio) ? Number.POSITIVE_INFINITY : ratio * ratio
}
