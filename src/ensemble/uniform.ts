import type { Key } from './keyOf.ts'
import { philox } from './philox.ts'

/** What a random number is for: numbers of one key for different purposes are independent. */
export const PURPOSES = {
  draw: 0,
  noise: 1,
  stratum: 2,
  withinStratum: 3,
  scramble: 4,
  blockOrder: 5,
  belowScramble: 6,
} as const

export type Purpose = keyof typeof PURPOSES

/** A double with 0 < u < 1, evenly spread: 53 significant bits, never an end, 1 - u just as likely. */
export function shareOf(high: number, low: number): number {
  return ((high >>> 0) * 1048576 + (low >>> 12) + 0.5) * 2 ** -52
}

/** The uniform random number of a member, and of a month where there is one for each. */
export function uniform(key: Key, purpose: Purpose, member: number, period = 0): number {
  const [high, low] = philox([member, period, PURPOSES[purpose], 0], key)
  return shareOf(high, low)
}
