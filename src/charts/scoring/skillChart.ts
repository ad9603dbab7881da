import type { Language, Text } from '../../model/text.ts'
import { formatFixed } from '../formatNumber.ts'
import { plainText } from '../plainText.ts'
import { dots, rules } from '../rows/marks.ts'
import { numberScale } from '../rows/metricScale.ts'
import { rowChart } from '../rows/rowChart.ts'
import { INK, seriesStyle } from '../theme.ts'
import type { VegaLiteSpec } from '../vegaLiteSpec.ts'

/** Forecasts of one series and length beside a random walk on the same observations. */
export interface SkillRow {
  readonly label: Text
  readonly n: number
  readonly forecast: number
  readonly walk: number
}

export interface SkillData {
  readonly title: Text
  readonly finding: Text
  readonly rows: readonly SkillRow[]
  readonly footer: Readonly<Record<Language, readonly string[]>>
}

const MEANING = {
  en: 'continuous ranked probability score (error in logarithms, less is better) by months ahead, on the same observations',
  zh: '按提前月数的连续分级概率评分（对数误差，越小越好），同一批观测',
}

/** How far ahead forecasts are better than a random walk. */
export function skillChart({ title, finding, rows, footer }: SkillData, language: Language): VegaLiteSpec {
  const [model, walk] = [seriesStyle(0), seriesStyle(1)]
  return rowChart({
    language,
    finding: finding[language],
    subtitle: [plainText(title[language]), MEANING[language]],
    alt: finding[language],
    rows: rows.map(({ label, n, forecast, walk: other }) => ({
      label,
      numbers: `${formatFixed(forecast, 2)} / ${formatFixed(other, 2)} (n ${n})`,
    })),
    scale: numberScale([0, ...rows.flatMap((row) => [row.forecast, row.walk])]),
    columns: {
      graded: false,
      key: [
        { text: { en: '● this model', zh: '● 本模型' }[language], ink: model.ink },
        { text: { en: '◆ random walk', zh: '◆ 随机游走' }[language], ink: walk.ink },
      ],
      numbers: { en: 'model / walk', zh: '模型 / 随机游走' }[language],
    },
    marks: ({ x, y }) => [
      rules(
        rows.map((row, i) => ({ x: x(row.forecast), x2: x(row.walk), y: y(i), y2: y(i) })),
        { color: INK.axis, width: 1.6 },
      ),
      dots(
        rows.map((row, i) => ({ x: x(row.walk), y: y(i) })),
        { color: walk.fill, size: 60, shape: 'diamond' },
      ),
      dots(
        rows.map((row, i) => ({ x: x(row.forecast), y: y(i) })),
        { color: model.fill, size: 60 },
      ),
    ],
    footer: footer[language],
  })
}
