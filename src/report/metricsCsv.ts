import { type MetricSummary, QUANTILES, type Summary } from '../model/ensemble.ts'
import { nameOf } from '../model/nameOf.ts'
import { type Cell, csv } from './csv.ts'
import { metricCell } from './metricCell.ts'

const NAMES = QUANTILES.map(([name]) => name)

const HEADER = ['metric', 'unit', 'mean', ...NAMES, 'mcse_mean', 'probability']

/** `name[element]`, or the name alone for a single number. */
export function metricName({ name, element }: Pick<MetricSummary, 'name' | 'element'>): string {
  return nameOf(name, element)
}

function row(metric: MetricSummary, origin: string): Cell[] {
  const { statistics, kind, unit, probability } = metric
  const values = [statistics.mean, ...NAMES.map((name) => statistics[name])]
  const cells = values.map((value) => metricCell(value, kind, origin))
  return [metricName(metric), unit, ...cells, statistics.standardErrors.mean, probability]
}

/**
 * Mean, quantiles, standard error of the mean and probability of every metric. Times are calendar months, or `never`; the
 * standard error of a time is in months. The probability is that a condition holds or that a time comes.
 */
export function metricsCsv(summary: Summary, origin: string): string {
  return csv(
    HEADER,
    summary.metrics.map((metric) => row(metric, origin)),
  )
}

/** The same for several scenarios, one below the other. */
export function metricsOfEachCsv(
  scenarios: readonly { readonly id: string; readonly summary: Summary }[],
  origin: string,
): string {
  const rows = scenarios.flatMap(({ id, summary }) => summary.metrics.map((one) => [id, ...row(one, origin)]))
  return csv(['scenario', ...HEADER], rows)
}
