import type { Language } from '../../model/text.ts'
import type { InformedChoice } from '../../study/sensitivity/choosing.ts'
import type { ParameterValue } from '../../study/sensitivity/perfectInformation.ts'
import { formatNumber } from '../formatNumber.ts'
import { plainText } from '../plainText.ts'
import { bars, whiskers } from '../rows/marks.ts'
import { numberScale } from '../rows/metricScale.ts'
import { rowChart } from '../rows/rowChart.ts'
import { named } from '../subtitle.ts'
import { INK, seriesStyle } from '../theme.ts'
import { unitLabel, withUnit } from '../unitLabel.ts'
import type { VegaLiteSpec } from '../vegaLiteSpec.ts'
import { type ChartedStudy, labelOf, MOST_ROWS, rowOf, runsText, studyFooter } from './chartedStudy.ts'

/** Half the width of a 95 % interval, in standard errors. */
const HALF_WIDTH = 1.96

/** Assumptions whose worth can be told from nothing, the most valuable first. */
export function mostValuable({ parameters }: Pick<InformedChoice, 'parameters'>): readonly ParameterValue[] {
  return [...parameters]
    .filter(({ value, standardError }) => value > HALF_WIDTH * standardError)
    .sort((a, b) => b.value - a.value)
    .slice(0, MOST_ROWS)
}

/**
 * What it would be worth to know each assumption before deciding, with 95 % intervals.
 * @throws RangeError when none would change the decision
 */
export function informationChart(
  choice: InformedChoice,
  study: ChartedStudy,
  language: Language,
): VegaLiteSpec {
  const { metric, members, failed } = choice
  const worth = mostValuable(choice)
  const [first] = worth
  if (!first) throw new RangeError(`knowing no single assumption would change the decision on ${metric.id}`)
  const unit = metric.kind === 'time' ? 'month' : metric.unit
  const finding = informationFinding(first, choice, unit, study, language)
  const tops = worth.map(({ value, standardError }) => value + HALF_WIDTH * standardError)
  const style = seriesStyle(0)
  return rowChart({
    language,
    finding: named(metric, finding, language),
    subtitle: [
      choice.titles.map((title) => plainText(title[language])).join({ en: ' or ', zh: ' 或 ' }[language]),
      unitLabel(unit, language),
      MEANING[language],
    ].filter((part) => part !== ''),
    rows: worth.map(({ name, value, standardError }) =>
      rowOf(name, `${formatNumber(value)} ± ${formatNumber(standardError, 2)}`, study),
    ),
    scale: numberScale([0, ...tops]),
    columns: {
      graded: true,
      key: [{ text: { en: 'worth of knowing it', zh: '知晓的价值' }[language], ink: style.ink }],
      numbers: { en: '± standard error', zh: '± 标准误' }[language],
    },
    marks: ({ x, y, bar }) => [
      bars(
        worth.map(({ value }, row) => bar(row, 0, value, 6)),
        style.fill,
      ),
      whiskers(
        worth.map(({ value, standardError }, row) => ({
          x: x(value - HALF_WIDTH * standardError),
          x2: x(value + HALF_WIDTH * standardError),
          y: y(row),
        })),
        INK.strong,
      ),
    ],
    footer: studyFooter(study, runsText({ en: 'members', zh: '个成员' }, members, failed))[language],
  })
}

const MEANING = {
  en: 'expected gain from knowing one assumption before choosing (EVPPI), lines: 95% intervals',
  zh: '选择前知晓某项假设的期望收益（EVPPI），线段为 95% 区间',
}

function informationFinding(
  { name, value }: ParameterValue,
  { titles, best, everything }: InformedChoice,
  unit: string,
  study: ChartedStudy,
  language: Language,
): string {
  const label = labelOf(name, study)[language]
  const chosen = plainText(titles[best]?.[language] ?? '')
  const [one, all] = [value, everything.value].map((worth) => withUnit(formatNumber(worth), unit, language))
  return {
    en: `“${chosen}” is best on average; knowing “${label}” first is worth ${one}, knowing everything ${all}`,
    zh: `平均以“${chosen}”为最优；先知晓“${label}”值 ${one}，全部知晓值 ${all}`,
  }[language]
}
