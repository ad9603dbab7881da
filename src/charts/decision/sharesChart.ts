import type { Language, Text } from '../../model/text.ts'
import type { Mean } from '../../study/decision/decide.ts'
import { bracketed } from '../bracketed.ts'
import { bars, rules } from '../rows/marks.ts'
import { numberScale } from '../rows/metricScale.ts'
import { rowChart } from '../rows/rowChart.ts'
import type { RowFrame } from '../rows/rowFrame.ts'
import { SEMICOLON } from '../semicolon.ts'
import { INK, seriesStyle } from '../theme.ts'
import type { Layer, VegaLiteSpec } from '../vegaLiteSpec.ts'
import {
  amountText,
  type CommonMembers,
  type CriterionWords,
  decisionFooter,
  differenceSize,
  differenceUnit,
  signedText,
} from './decisionData.ts'

/** What each policy contributes to cost and to improvement. */
export interface SharesData extends CommonMembers {
  readonly cost: CriterionWords
  readonly effect: CriterionWords
  readonly rows: readonly { readonly title: Text; readonly cost: Mean; readonly improvement: Mean }[]
}

const Z = 1.96

/** One row for each policy, the most helpful first: its part of the improvement, and of the cost. */
export function sharesChart(data: SharesData, language: Language): VegaLiteSpec {
  const rows = [...data.rows].sort((a, b) => b.improvement.value - a.improvement.value)
  const { cost, effect } = data
  const gains = rows.map(({ improvement }) => gainOf(improvement, effect.unit))
  const unit = differenceUnit(effect.unit, language)
  return rowChart({
    language,
    finding: findingOf(rows, data, language),
    subtitle: {
      en: [
        `improvement${unit === '' ? '' : ` in ${unit}`}, mean over all orders with the other policies`,
        'dark: 95% interval',
        `in brackets: “${cost.label.en}”`,
      ],
      zh: [
        `改善量${unit === '' ? '' : `（${unit}）`}，对与其他政策的所有次序取平均`,
        '深色为 95% 区间',
        `括号内为“${cost.label.zh}”`,
      ],
    }[language],
    alt: rows
      .map((row) => `${row.title[language]} ${numberOf(row, data, language)}`)
      .join(SEMICOLON[language]),
    rows: rows.map((row) => ({ label: row.title, numbers: numberOf(row, data, language) })),
    scale: numberScale([0, ...gains.flatMap(Object.values)]),
    columns: { graded: false, key: [], numbers: '' },
    marks: (frame) => gainMarks(gains, frame),
    footer: decisionFooter(data, language),
  })
}

type Row = SharesData['rows'][number]

function numberOf({ improvement, cost }: Row, data: SharesData, language: Language): string {
  const paid = bracketed(amountText(cost.value, data.cost.unit, language), language)
  return `${signedText(improvement.value, data.effect.unit)}${paid}`
}

interface Gain {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** An improvement and its 95 % interval, in the unit of the axis. */
function gainOf({ value, standardError }: Mean, unit: string): Gain {
  const reach = Number.isFinite(standardError) ? Z * standardError : 0
  const [low, middle, high] = [value - reach, value, value + reach].map((one) => differenceSize(one, unit))
  return { value: middle ?? Number.NaN, low: low ?? Number.NaN, high: high ?? Number.NaN }
}

function gainMarks(gains: readonly Gain[], { bar, upright }: RowFrame): Layer[] {
  const sided = (below: boolean) =>
    gains.flatMap(({ value }, row) => (value < 0 === below ? [bar(row, 0, value, 6)] : []))
  return [
    rules([upright(0)], { color: INK.axis, width: 1 }),
    bars(sided(false), seriesStyle(0).fill, 0.5),
    bars(sided(true), seriesStyle(1).fill, 0.5),
    bars(
      gains.map(({ low, high }, row) => bar(row, low, high, 2)),
      INK.strong,
    ),
  ]
}

function findingOf(rows: readonly Row[], { effect, cost }: SharesData, language: Language): string {
  const [best] = rows
  if (!best || !(best.improvement.value > 0))
    return {
      en: `No policy improves “${effect.label.en}” on average`,
      zh: `平均而言没有政策能改善“${effect.label.zh}”`,
    }[language]
  const gain = amountText(best.improvement.value, effect.unit, language)
  const error = amountText(best.improvement.standardError, effect.unit, language)
  const paid = amountText(best.cost.value, cost.unit, language)
  return {
    en: `“${best.title.en}” improves “${effect.label.en}” most: by ${gain} (± ${error}) on average, at a cost of ${paid}`,
    zh: `“${best.title.zh}”对“${effect.label.zh}”改善最大：平均 ${gain}（± ${error}），代价 ${paid}`,
  }[language]
}
