import type { Design } from './scenario.ts'
import type { MetricValue } from './system.ts'
import type { Text } from './text.ts'

/** A member that went wrong: it is left out of every statistic, counted and listed. */
export interface Failure {
  readonly member: number
  readonly variable: string
  /** `YYYY-MM`. */
  readonly month: string
  readonly reason: string
}

/** Identifies one saved path or one metric: a variable and the element of it ('' for a single number). */
export interface Series {
  readonly variable: string
  readonly element: string
  readonly unit: string
}

/** All members of one scenario, as the kernel left them. */
export interface Ensemble {
  readonly members: number
  readonly seed: string
  readonly design: Design
  /** Months on the time axis of the saved values, and their labels `YYYY-MM`. */
  readonly times: readonly number[]
  readonly months: readonly string[]
  readonly series: readonly Series[]
  /** `values[(series * times.length + time) * members + member]`. */
  readonly values: Float64Array
  /** Metrics of the scenario, simulated counterparts of observations, and stylised facts: see `purpose`. */
  readonly metrics: readonly Pick<MetricValue, 'name' | 'element' | 'unit' | 'purpose' | 'kind'>[]
  /** `metricValues[metric * members + member]`; a time that never comes is Infinity. */
  readonly metricValues: Float64Array
  readonly drawNames: readonly string[]
  /** `draws[draw * members + member]`. */
  readonly draws: Float64Array
  readonly failures: readonly Failure[]
}

/** The quantiles every summary gives, with the names used in files. */
export const QUANTILES = [
  ['p5', 0.05],
  ['p25', 0.25],
  ['p50', 0.5],
  ['p75', 0.75],
  ['p95', 0.95],
] as const

export type QuantileName = (typeof QUANTILES)[number][0]

/** Mean and quantiles of the members that did not fail, each with its Monte Carlo standard error. */
export interface Statistics extends Readonly<Record<QuantileName, number>> {
  readonly mean: number
  readonly standardErrors: Readonly<Record<QuantileName | 'mean', number>>
  /** How far each quantile can be from the exact one, where it was read from a histogram; absent where it is exact. */
  readonly bounds?: Readonly<Record<QuantileName, number>>
}

/** A path and its statistics at all saved times. */
export interface SeriesSummary extends Series {
  readonly label: Text
  readonly elementLabel: Text
  /** One entry for each saved time. */
  readonly statistics: readonly Statistics[]
}

/** A metric and its statistics. */
export interface MetricSummary {
  readonly name: string
  readonly element: string
  readonly unit: string
  readonly kind: MetricValue['kind']
  readonly label: Text
  readonly elementLabel: Text
  /** For times, quantiles rank "never" (Infinity) last and the mean is NaN when any member never gets there. */
  readonly statistics: Statistics
  /** Share of members for which a condition holds or a time comes; absent for plain numbers. */
  readonly probability?: number
  /** See `Metric`. */
  readonly check?: true
}

/** What is told of an ensemble: the statistics of all paths and metrics. */
export interface Summary {
  readonly members: number
  readonly failed: number
  readonly seed: string
  readonly design: Design
  readonly times: readonly number[]
  readonly months: readonly string[]
  readonly series: readonly SeriesSummary[]
  readonly metrics: readonly MetricSummary[]
}
