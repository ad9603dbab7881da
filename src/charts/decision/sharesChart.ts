import type { Language, Text } from '../../model/text.ts'
import type { Mean } from '../../study/decision/decide.ts'
import { framed } from '../plate.ts'
import { INK, seriesStyle } from '../theme.ts'
import type { VegaLiteSpec } from '../vegaLiteSpec.ts'
import {
  amountText,
  type CriterionWords,
  decisionFooter,
  differenceUnit,
  signedText,
  type Worlds,
} from './decisionData.ts'
import { type ChartRow, rowPlot } from './rowPlot.ts'

/** What each policy contributes to cost and to improvement. */
export interface SharesData extends Worlds {
  readonly cost: CriterionWords
  readonly effect: CriterionWords
  readonly rows: readonly { readonly title: Text; readonly cost: Mean; readonly improvement: Mean }[]
}

const Z = 1.96

/** One row for each policy, the most helpful first: its part of the improvement, and of the cost. */
export function sharesChart(data: SharesData, language: Language): VegaLiteSpec {
  const rows = [...data.rows].sort((a, b) => b.improvement.value - a.improvement.value)
  const plot = rowPlot(
    rows.map((row) => rowOf(row, data, language)),
    [0],
    language,
  )
  const { cost, effect } = data
  const unit = differenceUnit(effect.unit, language)
  return framed({
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
      .join({ en: '; ', zh: '；' }[language]),
    right: plot.right,
    width: plot.width,
    height: plot.height,
    footer: decisionFooter(data, language),
    body: { kind: 'plot', layers: plot.layers },
  })
}

type Row = SharesData['rows'][number]

function numberOf({ improvement, cost }: Row, data: SharesData, language: Language): string {
  return `${signedText(improvement.value, data.effect.unit)} (${amountText(cost.value, data.cost.unit, language)})`
}

function rowOf(row: Row, data: SharesData, language: Language): ChartRow {
  const { value, standardError } = row.improvement
  const scale = data.effect.unit === 'probability' ? 100 : 1
  const style = seriesStyle(value < 0 ? 1 : 0)
  const reach = Number.isFinite(standardError) ? Z * standardError : 0
  return {
    label: row.title[language],
    number: numberOf(row, data, language),
    bars: [
      { from: 0, to: scale * value, thickness: 12, fill: style.fill, opacity: 0.5 },
      { from: scale * (value - reach), to: scale * (value + reach), thickness: 4, fill: INK.strong },
    ],
    dots: [],
  }
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
