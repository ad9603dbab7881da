import { bracketed } from '../charts/bracketed.ts'
import { formatNumber } from '../charts/formatNumber.ts'
import { SEMICOLON } from '../charts/semicolon.ts'
import { unitLabel } from '../charts/unitLabel.ts'
import type { MetricSummary, QuantileName, Summary } from '../model/ensemble.ts'
import type { Text } from '../model/text.ts'
import { findingsOf } from './findingsOf.ts'
import { both, html, type Markup, type Part } from './html.ts'
import { LIKELIHOOD_NOTE, likelihoodText } from './likelihoodText.ts'
import { inBoth, metricText, withElement } from './readerText.ts'
import { numbers, table, words } from './table.ts'

const SHOWN: readonly (readonly [which: QuantileName | 'mean', heading: Part])[] = [
  ['p5', 'P5'],
  ['p25', 'P25'],
  ['p50', both({ en: 'Median', zh: '中位数' })],
  ['p75', 'P75'],
  ['p95', 'P95'],
  ['mean', both({ en: 'Mean', zh: '均值' })],
]

const nameOf = ({ label, elementLabel }: MetricSummary): Text => withElement(label, elementLabel)

function row(metric: MetricSummary, origin: string): Part[] {
  const values = SHOWN.map(([which]) => {
    if (metric.kind === 'condition') return '–'
    return both(
      inBoth((language) => metricText({ ...metric, unit: 'dimensionless' }, which, origin, language)),
    )
  })
  const error = metric.statistics.standardErrors.mean
  const unit = metric.kind === 'time' ? '' : both(inBoth((language) => unitLabel(metric.unit, language)))
  const { probability } = metric
  const share =
    probability === undefined ? '' : both(inBoth((language) => likelihoodText(probability, language)))
  return [both(nameOf(metric)), unit, ...values, formatNumber(error, 2), share]
}

/** Every metric with its quantiles, the standard error of its mean, and how probable it is that it holds or comes. */
export function metricsSection({ metrics }: Summary, origin: string): Markup {
  const columns = [
    words({ en: 'Metric', zh: '指标' }),
    words({ en: 'Unit', zh: '单位' }),
    ...SHOWN.map(([, heading]) => ({ heading, numeric: true })),
    numbers({ en: 'Standard error of the mean', zh: '均值标准误' }),
    numbers({ en: 'Probability', zh: '概率' }),
  ]
  const caption = both({
    en: 'Quantiles over the members. “Never” ranks after every month. Probability: the condition holds, or the month comes.',
    zh: '各成员的分位数。“始终未出现”排在所有月份之后。概率：条件成立或该月份出现的成员比例。',
  })
  const shown = table(
    caption,
    columns,
    findingsOf(metrics).map((metric) => row(metric, origin)),
  )
  const worded = metrics.some(({ probability }) => probability !== undefined)
  const note = worded ? html`<p class="muted">${both(LIKELIHOOD_NOTE)}</p>` : ''
  return html`${shown}${note}${checksLine(metrics, origin)}`
}

/** Metrics that say nothing of the world, apart from those that do. */
function checksLine(metrics: readonly MetricSummary[], origin: string): Markup {
  const checks = metrics.filter(({ check }) => check)
  if (checks.length === 0) return html``
  const told = inBoth((language) => {
    const one = (metric: MetricSummary): string =>
      `${nameOf(metric)[language]} ${metricText(metric, 'p50', origin, language)}${bracketed(`P95 ${metricText(metric, 'p95', origin, language)}`, language)}`
    const list = checks.map(one).join(SEMICOLON[language])
    return { en: `Checks of the calculation, medians: ${list}.`, zh: `计算检验（中位数）：${list}。` }[
      language
    ]
  })
  return html`<p class="muted">${both(told)}</p>`
}
