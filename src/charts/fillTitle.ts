import type { MetricSummary, QuantileName } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { formatShare } from './formatNumber.ts'
import { formatMetric } from './metricOf.ts'

const PLACEHOLDER = /\{([\p{L}_][\p{L}\p{N}_]*)(?:\[([^\]{}]*)\])?\.(p5|p25|p50|p75|p95|mean|probability)\}/gu

/**
 * A chart title with its placeholders filled: `{metric.p50}` is the chart's own metric, `{peak_price.p95}` a metric by name,
 * `{unmet_total[JP].mean}` one element of it. What is not a known placeholder stays as it was written.
 */
export function fillTitle(title: string, spec: ChartSpec, data: ChartData, language: Language): string {
  return title.replace(PLACEHOLDER, (whole, name: string, element: string | undefined, field: string) => {
    const wanted = name === 'metric' ? (spec.metric ?? name) : name
    const metric = data.summary.metrics.find((row) => row.name === wanted && row.element === (element ?? ''))
    return metric === undefined ? whole : metricText(metric, field, data, language)
  })
}

/** Names of the metrics that a title is to be filled with; `metric` is the chart's own. */
export function metricsNamed(title: string): string[] {
  return [...title.matchAll(PLACEHOLDER)].map(([, name = '']) => name)
}

function metricText(metric: MetricSummary, field: string, data: ChartData, language: Language): string {
  if (field === 'probability') return metric.probability === undefined ? '–' : formatShare(metric.probability)
  return formatMetric(
    { ...metric, unit: '' },
    metric.statistics[field as QuantileName | 'mean'],
    data,
    language,
  )
}
