import { QUANTILES, type QuantileName, type Statistics } from '../model/ensemble.ts'
import { sorted } from './sorted.ts'

/**
 * Mean and quantiles of the values of the members that did not fail, in the order of the members, each with
 * its Monte Carlo standard error.
 *
 * Infinity ("never") ranks last; the mean is then NaN. A NaN among the values makes everything NaN, and so
 * does having none. Standard errors are those of independent members: for `lhs` and `sobol` designs the true
 * errors are smaller, often by far for the mean, so what is said is on the safe side. With one value they are
 * NaN.
 */
export function statisticsOf(values: Float64Array): Statistics {
  const order = sorted(values)
  const known = values.length > 0 && !Number.isNaN(order[values.length - 1])
  const mean = known ? meanOf(values) : Number.NaN
  const at = (f: (p: number) => number): Record<QuantileName, number> => {
    const entries = QUANTILES.map(([name, p]) => [name, known ? f(p) : Number.NaN] as const)
    return Object.fromEntries(entries) as Record<QuantileName, number>
  }
  return {
    mean,
    ...at((p) => quantile(order, p)),
    standardErrors: {
      mean: standardErrorOfMean(values, mean),
      ...at((p) => standardErrorOfQuantile(order, p)),
    },
  }
}

/**
 * The quantile of type 7 (Hyndman and Fan, American Statistician 50, 1996, page 361): linear between order
 * statistics.
 */
export function quantile(order: Float64Array, p: number): number {
  const rank = (order.length - 1) * p
  const below = order[Math.floor(rank)] as number
  const above = order[Math.ceil(rank)] as number
  // Between minus infinity and a number lies no number: the lower one holds.
  if (below === above || below === -Infinity) return below
  return below + (rank - Math.floor(rank)) * (above - below)
}

/**
 * Half the distance between the quantiles one binomial standard deviation of the rank below and above
 * (Woodruff, JASA 47, 1952, page 635); cut at the ends and then stretched in proportion.
 */
function standardErrorOfQuantile(order: Float64Array, p: number): number {
  if (order.length < 2) return Number.NaN
  const spread = Math.sqrt((p * (1 - p)) / order.length)
  const low = Math.max(p - spread, 0)
  const high = Math.min(p + spread, 1)
  const [below, above] = [quantile(order, low), quantile(order, high)]
  return below === above ? 0 : ((above - below) * spread) / (high - low)
}

/** Sum with its rounding error carried along (Neumaier, ZAMM 54, 1974, page 39), in the order given. */
function meanOf(values: Float64Array): number {
  let sum = 0
  let lost = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return (sum + lost) / values.length
}

function standardErrorOfMean(values: Float64Array, mean: number): number {
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    const distance = (values[i] as number) - mean
    squares += distance * distance
  }
  return values.length < 2 ? Number.NaN : Math.sqrt(squares / (values.length - 1) / values.length)
}
