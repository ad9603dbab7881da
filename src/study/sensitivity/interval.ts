import { sorted } from '../../ensemble/sorted.ts'
import { quantile } from '../../ensemble/statisticsOf.ts'

/** A number with the interval that holds the true one with 95 % confidence. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The percentile interval of the bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, page 170). */
export function percentileInterval(value: number, replicates: Float64Array): Estimate {
  const order = sorted(replicates.filter((one) => !Number.isNaN(one)))
  if (order.length === 0) return { value, low: Number.NaN, high: Number.NaN }
  return { value, low: quantile(order, 0.025), high: quantile(order, 0.975) }
}
