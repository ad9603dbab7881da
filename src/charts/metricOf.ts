import { NEVER } from '../model/calendar.ts'
import type { MetricSummary } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { originOf } from './calendar.ts'
import type { ChartData } from './chartData.ts'
import { formatMonth } from './formatMonth.ts'
import { formatNumber, formatShare } from './formatNumber.ts'
import { variableName } from './seriesOf.ts'
import { withUnit } from './unitLabel.ts'

/**
 * The metric a chart is about (`name` or `name[element]`) and its value in each member.
 * @throws RangeError when there is none, or it is a condition
 */
export function metricOf(
  spec: ChartSpec,
  data: ChartData,
): { metric: MetricSummary; values: readonly number[]; published: readonly number[] } {
  const entry = spec.metric ?? ''
  const name = variableName(entry)
  const element = name === entry ? '' : entry.slice(name.length + 1, -1)
  const is = (row: { name: string; element: string }) => row.name === name && row.element === element
  const metric = data.summary.metrics.find(is)
  const members = data.metricMembers.find(is)
  if (metric === undefined || members === undefined || members.values.length === 0)
    throw new RangeError(`Chart ${spec.name}: there is no metric ${entry}`)
  if (metric.kind === 'condition')
    throw new RangeError(`Chart ${spec.name}: ${entry} is a condition, which has no range`)
  const ranked = (values: readonly number[]) =>
    values.map((value) => (metric.kind === 'time' && value >= NEVER ? Number.POSITIVE_INFINITY : value))
  return { metric, values: ranked(members.values), published: ranked(members.published ?? []) }
}

/** A value of a metric for a reader: a month, a share, or a number with its unit. */
export function formatMetric(
  metric: MetricSummary,
  value: number,
  data: ChartData,
  language: Language,
): string {
  if (metric.kind === 'time') return formatMonth(originOf(data.summary) + value, language)
  return metric.kind === 'condition'
    ? formatShare(value)
    : withUnit(formatNumber(value), metric.unit, language)
}
