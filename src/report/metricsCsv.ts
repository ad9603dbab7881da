import { type MetricSummary, QUANTILES, type Summary } from '../model/ensemble.ts'
import { type Cell, csv } from './csv.ts'
import { metricCell } from './metricCell.ts'

const NAMES = QUANTILES.map(([name]) => name)

/** `name[element]`, or the name alone for a single number. */
export function metricName({ name, element }: Pick<MetricSummary, 'name' | 'element'>): string {
  return element === '' ? name : `${name}[${element}]`
}

/**
 * Mean, quantiles, standard error of the mean and probability of every metric. Times are calendar months, or `never`; the
 * standard error of a time is in months. The probability is that a condition holds or that a time comes.
 */
export function metricsCsv(summary: Summary, origin: string): string {
  const rows = summary.metrics.map((metric): Cell[] => {
    const { statistics, kind } = metric
    const values = [statistics.mean, ...NAMES.map((name) => statistics[name])]
    const cells = values.map((value) => metricCell(value, kind, origin))
    return [metricName(metric), metric.unit, ...cells, statistics.standardErrors.mean, metric.probability]
  })
  return csv(['metric', 'unit', 'mean', ...NAMES, 'mcse_mean', 'probability'], rows)
}
