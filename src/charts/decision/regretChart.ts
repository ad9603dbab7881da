import type { Language, Text } from '../../model/text.ts'
import type { RegretTable } from '../../study/decision/regret.ts'
import { formatShare } from '../formatNumber.ts'
import { framed } from '../plate.ts'
import { BAND_OPACITY, INK, seriesStyle } from '../theme.ts'
import type { VegaLiteSpec } from '../vegaLiteSpec.ts'
import {
  amountText,
  type CriterionWords,
  decisionFooter,
  differenceUnit,
  type Worlds,
} from './decisionData.ts'
import { type ChartRow, rowPlot } from './rowPlot.ts'

/** Regret of scenarios by one criterion. */
export interface RegretData extends Worlds {
  readonly criterion: CriterionWords
  /** In the order of the table. */
  readonly titles: readonly Text[]
  readonly table: RegretTable
}

/** One row for each scenario: mean, 95 % and greatest regret. */
export function regretChart(data: RegretData, language: Language): VegaLiteSpec {
  const { criterion, table, titles } = data
  const rows = table.regrets.map((_, i) => rowOf(data, i, language))
  const plot = rowPlot(rows, [0], language)
  const finding = findingOf(data, language)
  const numbers = titles.map((title, i) => `${title[language]} ${rows[i]?.number}`)
  return framed({
    language,
    finding: `${criterion.label[language]}${{ en: ': ', zh: '：' }[language]}${finding}`,
    subtitle: [
      { en: 'Regret: worse than the best of them in the same world', zh: '遗憾值：与同一世界中最佳方案之差' }[
        language
      ],
      differenceUnit(criterion.unit === 'probability' ? '' : criterion.unit, language),
      {
        en: 'dot: mean, bar: up to the 95th percentile, line: greatest',
        zh: '圆点为均值，条形至第 95 百分位，竖线为最大值',
      }[language],
    ].filter((part) => part !== ''),
    alt: numbers.join({ en: '; ', zh: '；' }[language]),
    right: plot.right,
    width: plot.width,
    height: plot.height,
    footer: decisionFooter(data, language),
    body: { kind: 'plot', layers: plot.layers },
  })
}

function rowOf({ titles, table, criterion }: RegretData, i: number, language: Language): ChartRow {
  const { mean = Number.NaN, p95 = Number.NaN, greatest = Number.NaN } = table.regrets[i] ?? {}
  const style = seriesStyle(0)
  const least = table.leastMean.includes(i)
  return {
    label: titles[i]?.[language] ?? '',
    number: amountText(mean, criterion.unit, language),
    bold: least,
    bars: Number.isFinite(p95)
      ? [{ from: 0, to: p95, thickness: 14, fill: style.fill, opacity: 2 * BAND_OPACITY.outer }]
      : [],
    dots: [
      { at: mean, fill: style.ink },
      { at: greatest, fill: INK.muted, tick: true },
    ],
  }
}

function findingOf({ titles, table }: RegretData, language: Language): string {
  const named = (which: readonly number[]): string =>
    which.map((i) => `“${titles[i]?.[language]}”`).join({ en: ' and ', zh: '与' }[language])
  const [mean, most] = [named(table.leastMean), named(table.minimax)]
  const [best] = table.leastMean
  const share = formatShare(best === undefined ? Number.NaN : (table.regrets[best]?.best ?? Number.NaN))
  if (mean === most)
    return {
      en: `${mean} is regretted least, on average and at worst; best in ${share} of worlds`,
      zh: `${mean}的遗憾值无论平均还是最坏均最小；在 ${share} 的世界中最佳`,
    }[language]
  return {
    en: `${mean} is regretted least on average, ${most} least at worst`,
    zh: `${mean}的平均遗憾值最小，${most}的最大遗憾值最小`,
  }[language]
}
