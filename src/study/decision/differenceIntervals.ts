import { betaIntegral } from '../../distributions/betaIntegral.ts'
import { keyOf } from '../../ensemble/keyOf.ts'
import { sorted } from '../../ensemble/sorted.ts'
import { quantile } from '../../ensemble/statisticsOf.ts'
import { goodMembers, pick } from '../../ensemble/summarise.ts'
import type { Ensemble } from '../../model/ensemble.ts'
import { type Estimate, percentileInterval } from '../sensitivity/interval.ts'
import { resamples } from '../sensitivity/resamples.ts'
import { resampleCount } from './resampleCount.ts'

/** Where mean and median of the paired differences of a metric lie, with 95 % confidence. */
export interface DifferenceInterval {
  readonly name: string
  readonly element: string
  readonly mean: Estimate
  readonly median: Estimate
}

/**
 * Intervals of the metrics of a difference (see `compare`): the mean by resampling members, all metrics with the same
 * resamples; the median exactly, between two order statistics, whatever the distribution (Conover, Practical Nonparametric
 * Statistics, 3rd ed., 1999, page 143).
 */
export function differenceIntervals(differences: Ensemble): DifferenceInterval[] {
  const good = goodMembers(differences)
  const count = resampleCount(good.length)
  const counts = resamples(keyOf(differences.seed, 'difference bootstrap'), good.length, count)
  return differences.metrics.flatMap(({ name, element, purpose }, metric) => {
    if (purpose !== 'metric') return []
    const values = pick(differences.metricValues, metric, differences.members, good)
    return [{ name, element, mean: meanInterval(values, counts, count), median: medianInterval(values) }]
  })
}

/** The mean with its percentile interval over given resamples. */
function meanInterval(values: Float64Array, counts: Uint16Array, count: number): Estimate {
  const size = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / size
  if (!Number.isFinite(mean)) return { value: Number.NaN, low: Number.NaN, high: Number.NaN }
  const replicates = new Float64Array(count)
  for (let resample = 0; resample < count; resample++) {
    let sum = 0
    for (let i = 0, at = resample * size; i < size; i++, at++)
      sum += (counts[at] as number) * (values[i] as number)
    replicates[resample] = sum / size
  }
  return percentileInterval(mean, replicates)
}

/** The median of values, and the order statistics that hold the true one between them in 95 % of samples or more. */
export function medianInterval(values: Float64Array): Estimate {
  const order = sorted(values)
  if (order.length === 0 || order.some(Number.isNaN))
    return { value: Number.NaN, low: Number.NaN, high: Number.NaN }
  const cut = cutRank(order.length)
  const value = quantile(order, 0.5)
  if (cut === 0) return { value, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  return { value, low: order[cut - 1] as number, high: order[order.length - cut] as number }
}

/** The greatest rank r with P(B < r) <= 2.5 % for a binomial B of n even chances; 0 where there is none. */
function cutRank(n: number): number {
  let rank = Math.max(0, Math.floor(n / 2 - Math.sqrt(n) - 2))
  while (below(rank + 1, n) <= 0.025) rank++
  return rank
}

/** P(B <= r - 1) = I_1/2(n - r + 1, r). */
function below(rank: number, n: number): number {
  return rank > n ? 1 : betaIntegral(n - rank + 1, rank)(0.5).lower
}
