import { log, log1p } from '../functions/elementary.ts'
import type { ObservedSeries } from '../model/model.ts'

/** The scale a series is scored on. `offset` is there where zeros were observed on a logarithmic scale. */
export interface ScoreScale {
  readonly kind: 'linear' | 'log' | 'log1p'
  readonly offset?: number
  readonly apply: (value: number) => number
}

/** Simulated values on a logarithmic scale count as at least this share of the smallest one observed. */
const FLOOR_SHARE = 0.01

/** Share of the median observation above zero that is added where zeros were observed. */
const OFFSET_SHARE = 0.1

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] as number) + (sorted[Math.floor(half)] as number)) / 2
}

/**
 * How values of a series are compared with what was observed.
 * - `linear`: as they are
 * - `log`: natural logarithms, so that errors are relative; zero simulated where something was observed would be infinitely
 *   wrong, so values count as at least 1 % of the smallest observation
 * - `log1p`: where zeros were observed on a logarithmic scale, log(1 + value / offset), with a tenth of the median of the
 *   observations above zero as offset: relative for large values, plain for values near zero
 * @param observed what was observed, in the unit of the values that will be compared
 */
export function scoreScale(series: Pick<ObservedSeries, 'scale'>, observed: readonly number[]): ScoreScale {
  const positive = observed.filter((value) => value > 0)
  if (series.scale === 'linear' || positive.length === 0) return { kind: 'linear', apply: (value) => value }
  if (positive.length === observed.length) {
    const floor = Math.min(...positive) * FLOOR_SHARE
    return { kind: 'log', apply: (value) => log(Math.max(value, floor)) }
  }
  const offset = medianOf(positive) * OFFSET_SHARE
  return { kind: 'log1p', offset, apply: (value) => log1p(Math.max(value, 0) / offset) }
}
