import { betaIntegral } from '../../distributions/betaIntegral.ts'
import { type Box, countIn, released, restrictedColumns } from './box.ts'
import type { Space } from './space.ts'

/** A limit is kept while chance is less likely than this to do as well as it. */
const LARGEST_P = 0.05

/**
 * The probability that as many members looked for would be in the box if its limits on one column had been set by chance:
 * one-sided binomial, with the density of the box without them (Bryant and Lempert, Technological Forecasting and Social
 * Change 77, 2010, page 34). "Quasi", because the limits were chosen to do well.
 */
export function quasiP(space: Space, box: Box, column: number): number {
  const { members, positives } = countIn(space, box)
  const without = countIn(space, released(space, box, column))
  return atLeast(positives, members, without.positives / without.members)
}

/** The probability of at least `k` in `n`, each with probability p (Abramowitz and Stegun 1964, 26.5.24). */
function atLeast(k: number, n: number, p: number): number {
  return k === 0 ? 1 : betaIntegral(k, n - k + 1)(p).lower
}

/** The box without the limits that chance could have set, the weakest taken away first. */
export function significantOnly(space: Space, box: Box): Box {
  const weakest = restrictedColumns(space, box)
    .map((column) => ({ column, p: quasiP(space, box, column) }))
    .reduce((one, other) => (other.p > one.p ? other : one), { column: -1, p: 0 })
  return weakest.p > LARGEST_P ? significantOnly(space, released(space, box, weakest.column)) : box
}
