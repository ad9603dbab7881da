import type { MetricSummary, Summary } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import { monthNumber } from './calendar.ts'
import type { ChartData } from './chartData.ts'
import { formatAt } from './formatMonth.ts'
import { metricOf } from './metricOf.ts'
import { singleSeries, variableName, variableOf } from './seriesOf.ts'
import { shownMonth } from './shownMonth.ts'

/** One number of each member, as a dotplot shows it. */
export interface Dotted {
  readonly metric: MetricSummary
  /** In each member that did not fail. */
  readonly values: readonly number[]
  /** The same in the published scenario, where this is a changed one. */
  readonly published: readonly number[]
}

/**
 * The metric of a dotplot, or its variable in the month it shows.
 * @throws RangeError when the data have neither, or the metric is a condition
 */
export function dottedOf(spec: ChartSpec, data: ChartData): Dotted {
  if (spec.metric !== undefined) return metricOf(spec, data)
  const entry = variableOf(spec, 0)
  const month = shownMonth(spec, data.summary)
  const { element } = singleSeries(data.summary, spec, entry)
  const members = data.momentMembers.find(
    (one) => one.variable === variableName(entry) && one.element === element && one.month === month,
  )
  const metric = momentSummary(spec, data.summary, month)
  if (!metric || !members || members.values.length === 0)
    throw new RangeError(`Chart ${spec.name}: there are no values of ${entry} in ${month}`)
  return { metric, values: members.values, published: members.published ?? [] }
}

/** A variable in one month, as if it were a metric. */
function momentSummary(spec: ChartSpec, summary: Summary, month: string): MetricSummary | undefined {
  const series = singleSeries(summary, spec, variableOf(spec, 0))
  const statistics = series.statistics[summary.months.indexOf(month)]
  const [en, zh] = [formatAt(monthNumber(month), 'en'), formatAt(monthNumber(month), 'zh')]
  const { variable: name, element, unit, label, elementLabel } = series
  const dated = { en: `${label.en} ${en}`, zh: `${zh}${label.zh}` }
  return statistics && { name, element, unit, kind: 'number', label: dated, elementLabel, statistics }
}
