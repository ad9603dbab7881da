import { QUANTILES, type Summary } from '../model/ensemble.ts'
import type { Direction } from '../study/compare.ts'
import type { DifferenceInterval } from '../study/decision/differenceIntervals.ts'
import { type Cell, csv } from './csv.ts'
import { metricName } from './metricsCsv.ts'

const NAMES = QUANTILES.map(([name]) => name)

/** A scenario, and how it differs from the one it is compared with, member by member. */
export interface Difference {
  readonly id: string
  readonly summary: Summary
  readonly difference: Summary
  readonly directions: readonly Direction[]
  readonly intervals?: readonly DifferenceInterval[]
}

/** Differences of every metric from the reference: quantiles over the members, and how often it is lower or higher. */
export function comparisonCsv(differences: readonly Difference[]): string {
  const rows = differences.flatMap(({ id, difference, directions, intervals = [] }) =>
    difference.metrics.map((metric): Cell[] => {
      const { statistics, unit, name, element } = metric
      const same = (one: { readonly name: string; readonly element: string }): boolean =>
        one.name === name && one.element === element
      const direction = directions.find(same)
      const interval = intervals.find(same)
      const quantiles = NAMES.map((quantile) => statistics[quantile])
      const shares = [direction?.lower, direction?.higher]
      const error = statistics.standardErrors.mean
      const { mean, median } = interval ?? {}
      const bounds = [mean?.low, mean?.high, median?.low, median?.high]
      return [id, metricName(metric), unit, statistics.mean, ...quantiles, error, ...shares, ...bounds]
    }),
  )
  const header = ['scenario', 'metric', 'unit', 'mean', ...NAMES]
  const bounds = ['mean_low', 'mean_high', 'median_low', 'median_high']
  return csv([...header, 'mcse_mean', 'share_lower', 'share_higher', ...bounds], rows)
}

/** Differences of every saved series from the reference at every month that both have. */
export function differencesCsv(differences: readonly Difference[]): string {
  const rows = differences.flatMap(({ id, difference: { series, months } }) =>
    series.flatMap(({ variable, element, unit, statistics }) =>
      statistics.map((one, time): Cell[] => {
        const quantiles = NAMES.map((name) => one[name])
        const errors = [one.standardErrors.mean, one.standardErrors.p50]
        return [id, variable, element, unit, months[time], one.mean, ...quantiles, ...errors]
      }),
    ),
  )
  const header = ['scenario', 'variable', 'element', 'unit', 'time', 'mean', ...NAMES]
  return csv([...header, 'mcse_mean', 'mcse_p50'], rows)
}
