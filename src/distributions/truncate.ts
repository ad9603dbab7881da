import { discrete } from './discrete.ts'
import { integrate } from './integrate.ts'
import type { Continuous, Discrete, Shape } from './shape.ts'

/** Values that are kept, the ends included; without an end where it is left out. */
export interface Bounds {
  readonly min?: number
  readonly max?: number
}

/**
 * Cutting away more than all but this share is more likely a slip than a wish, and would leave too few digits
 * of the distribution.
 */
const LEAST_SHARE = 1e-6

/** What is wrong with cutting a distribution at these bounds, in words that go on after "truncate". */
export function truncationProblem(shape: Shape, { min, max }: Bounds): string | undefined {
  const low = min ?? Number.NEGATIVE_INFINITY
  const high = max ?? Number.POSITIVE_INFINITY
  if (!(low < high)) return 'needs min < max'
  return shareWithin(shape, low, high) >= LEAST_SHARE
    ? undefined
    : 'needs a range that holds at least a millionth of the distribution'
}

function shareWithin(shape: Shape, low: number, high: number): number {
  if (shape.kind === 'continuous') {
    const [from, to] = shares(shape, low, high)
    return to - from
  }
  return shape.probabilities.reduce((sum, p, i) => sum + (inside(shape.values[i], low, high) ? p : 0), 0)
}

function inside(value: number | undefined, low: number, high: number): boolean {
  return value !== undefined && value >= low && value <= high
}

/** The shares of the distribution below both bounds. */
function shares(shape: Continuous, low: number, high: number): readonly [number, number] {
  return [low > shape.low ? shape.cdf(low) : 0, high < shape.high ? shape.cdf(high) : 1]
}

/** The share above a value, with all its digits where the distribution has an upper tail. */
function shareAbove({ upperTail, low, high, cdf }: Continuous, x: number): number {
  if (x <= low) return 1
  return x >= high ? 0 : upperTail ? upperTail.share(x) : 1 - cdf(x)
}

/**
 * The distribution given that the value lies within the bounds. What lies above the middle is counted from
 * above where shares near 1 have too few digits for the upper tail. Near a cut at
 * 0, a draw is as exact as the distribution is wide (1e-16 of it), not as it is small.
 */
export function truncate(shape: Shape, { min, max }: Bounds): Shape {
  const low = min ?? Number.NEGATIVE_INFINITY
  const high = max ?? Number.POSITIVE_INFINITY
  return shape.kind === 'continuous'
    ? truncateContinuous(shape, Math.max(low, shape.low), Math.min(high, shape.high))
    : truncateDiscrete(shape, low, high)
}

function truncateDiscrete({ values, probabilities }: Discrete, low: number, high: number): Discrete {
  return discrete(
    values,
    probabilities.map((p, i) => (inside(values[i], low, high) ? p : 0)),
  )
}

/** The largest double below 1: the share of an infinitely large value must not be reached by rounding. */
const ALMOST_ONE = 1 - 2 ** -53

function truncateContinuous(shape: Continuous, low: number, high: number): Continuous {
  const [from, to] = shares(shape, low, high)
  const rest = shareAbove(shape, high)
  const kept = from > 0.5 ? shareAbove(shape, low) - rest : to - from
  const middle = shape.quantile(0.5)
  const whole = (u: number): number => {
    const { upperTail } = shape
    const above = rest + (1 - u) * kept
    if (upperTail && above < 0.5) return Math.max(upperTail.quantile(above), middle)
    const value = shape.quantile(Math.min(from + u * kept, ALMOST_ONE))
    // Where both sides meet, rounding must not let a larger share give a smaller value.
    return upperTail ? Math.min(value, middle) : value
  }
  const quantile = (u: number): number => Math.min(Math.max(whole(u), low), high)
  const joins = shape.joins.map((share) => (share - from) / kept).filter((share) => share > 0 && share < 1)
  return {
    kind: 'continuous',
    quantile,
    cdf: (x) => (x <= low ? 0 : x >= high ? 1 : (shape.cdf(x) - from) / kept),
    get mean() {
      const ends = [0, ...joins, 1]
      return joins.concat(1).reduce((sum, end, i) => sum + integrate(quantile, ends[i] as number, end), 0)
    },
    low,
    high,
    joins,
  }
}
