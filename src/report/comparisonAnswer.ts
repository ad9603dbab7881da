import { bracketed } from '../charts/bracketed.ts'
import { formatNumber, formatShare, formatSigned } from '../charts/formatNumber.ts'
import { withUnit } from '../charts/unitLabel.ts'
import type { MetricSummary, Summary } from '../model/ensemble.ts'
import type { Language, Text } from '../model/text.ts'
import type { ComparedContent, ComparisonContent } from './comparisonPage.ts'
import { decisionAnswer } from './decisionAnswer.ts'
import { findingsOf } from './findingsOf.ts'
import { inBoth } from './readerText.ts'

/** Mean difference with its standard error, then P5 to P95; of a condition, how much more or less probable it is. */
function changeText(metric: MetricSummary, reference: MetricSummary | undefined, language: Language): string {
  const { mean, p5, p95, standardErrors } = metric.statistics
  if (reference?.kind === 'condition') {
    const points = formatSigned(mean * 100)
    const error = errorText(standardErrors.mean * 100, language)
    return { en: `${points} percentage points${error}`, zh: `${points} 个百分点${error}` }[language]
  }
  const [low, high] = [formatSigned(p5), formatSigned(p95)]
  const band = { en: `P5 to P95 ${low} to ${high}`, zh: `P5 至 P95 为 ${low} 至 ${high}` }[language]
  return `${middleText(metric, language)}${{ en: ', ', zh: '，' }[language]}${band}`
}

/** The mean difference; the median where a time that never comes leaves no mean. */
function middleText({ statistics, unit }: MetricSummary, language: Language): string {
  const { mean, p50, standardErrors } = statistics
  if (!Number.isFinite(mean))
    return { en: 'median ', zh: '中位数 ' }[language] + withUnit(formatSigned(p50), unit, language)
  const words = { en: 'mean ', zh: '均值 ' }[language]
  return `${words}${withUnit(formatSigned(mean), unit, language)}${errorText(standardErrors.mean, language)}`
}

function errorText(error: number, language: Language): string {
  return bracketed(`± ${formatNumber(error, 2)}`, language)
}

/** How one metric differs, and in which share of the members it is lower and higher. */
function metricLine(metric: MetricSummary, { directions }: ComparedContent, reference: Summary): Text {
  const same = (one: { readonly name: string; readonly element: string }): boolean =>
    one.name === metric.name && one.element === metric.element
  const { lower = 0, higher = 0 } = directions.find(same) ?? {}
  return inBoth((language) => {
    const label = [metric.label[language], metric.elementLabel[language]].filter((part) => part !== '')
    const change = changeText(metric, reference.metrics.find(same), language)
    return {
      en: `${label.join(', ')}: ${change}; lower in ${formatShare(lower)}, higher in ${formatShare(higher)} of members`,
      zh: `${label.join('，')}：${change}；${formatShare(lower)} 的成员更低，${formatShare(higher)} 更高`,
    }[language]
  })
}

/** Metrics shown of each scenario; the rest stand in its tables. */
const METRIC_LINES = 8

function moreLine(count: number): Text[] {
  if (count <= 0) return []
  return [{ en: `${count} more metrics in comparison.csv`, zh: `其余 ${count} 项指标见 comparison.csv` }]
}

/** That no member is left to compare; undefined where there is one. */
function nothingCompared({ difference: { members, failed } }: ComparedContent): Text[] | undefined {
  if (failed < members) return undefined
  return [
    {
      en: `Nothing can be compared: each of the ${members} members failed in one of the two. All failures are in manifest.json.`,
      zh: `无法比较：${members} 个成员都至少在其中一个情景中失败。全部失败列于 manifest.json。`,
    },
  ]
}

const ERROR_LINE: Text = {
  en: '±: Monte Carlo standard error of the mean, from the differences member by member',
  zh: '±：均值的蒙特卡洛标准误，由逐个成员之差算得',
}

/** The comparison in words and numbers: for each scenario its title and one line for each of its first metrics; last, what ± means. */
export function comparisonAnswer({ reference, others, decision }: ComparisonContent): Text[] {
  const lines = others.flatMap((other) => [
    {
      en: `${other.scenario.title.en}, compared with ${reference.scenario.title.en}`,
      zh: `${other.scenario.title.zh}，与${reference.scenario.title.zh}相比`,
    },
    ...(nothingCompared(other) ?? [
      ...findingsOf(other.difference.metrics)
        .slice(0, METRIC_LINES)
        .map((metric) => metricLine(metric, other, reference.summary)),
      ...moreLine(findingsOf(other.difference.metrics).length - METRIC_LINES),
    ]),
  ])
  return [...lines, ...(decision ? decisionAnswer(decision) : []), ERROR_LINE]
}
