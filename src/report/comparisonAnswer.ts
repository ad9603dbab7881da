import { formatNumber, formatShare } from '../charts/formatNumber.ts'
import { withUnit } from '../charts/unitLabel.ts'
import type { MetricSummary } from '../model/ensemble.ts'
import type { Language, Text } from '../model/text.ts'
import type { ComparedContent, ComparisonContent } from './comparisonPage.ts'
import { inBoth } from './readerText.ts'

function signed(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value)
}

/** How one metric differs: median with P5 to P95, and in which share of the members it is lower and higher. */
function metricLine(metric: MetricSummary, { directions }: ComparedContent): Text {
  const { name, element, statistics, unit } = metric
  const { lower = 0, higher = 0 } =
    directions.find((one) => one.name === name && one.element === element) ?? {}
  return inBoth((language: Language) => {
    const label = [metric.label[language], metric.elementLabel[language]]
      .filter((part) => part !== '')
      .join(', ')
    const { p5, p50, p95 } = statistics
    const median = withUnit(signed(p50), unit, language)
    const shares = [formatShare(lower), formatShare(higher)]
    return {
      en: `${label}: ${median} (${signed(p5)} to ${signed(p95)}); lower in ${shares[0]}, higher in ${shares[1]} of members`,
      zh: `${label}：${median}（${signed(p5)} 至 ${signed(p95)}）；${shares[0]} 的成员更低，${shares[1]} 更高`,
    }[language]
  })
}

/** The comparison in words and numbers: for each scenario its title and one line for each metric. */
export function comparisonAnswer({ reference, others }: ComparisonContent): Text[] {
  return others.flatMap((other) => [
    {
      en: `${other.scenario.title.en}, compared with ${reference.scenario.title.en}`,
      zh: `${other.scenario.title.zh}，与${reference.scenario.title.zh}相比`,
    },
    ...other.difference.metrics.map((metric) => metricLine(metric, other)),
  ])
}
