import type { Language, Text } from '../../model/text.ts'
import type { Marginal, Spread } from '../../study/calibration/marginal.ts'
import { formatMonth } from '../formatMonth.ts'
import { formatNumber } from '../formatNumber.ts'
import { bars, dots } from '../rows/marks.ts'
import { rowChart } from '../rows/rowChart.ts'
import type { RowFrame } from '../rows/rowFrame.ts'
import { SEMICOLON } from '../semicolon.ts'
import { INK, seriesStyle } from '../theme.ts'
import type { Layer, VegaLiteSpec } from '../vegaLiteSpec.ts'

/** Prior and posterior of some parameters. */
export interface LearnedData {
  readonly title: Text
  readonly rows: readonly (Marginal & { readonly label: Text; readonly unit: string })[]
  /** How many numbers the data inform, of how many. */
  readonly informed: number
  readonly all: number
  /** Month number at which the time axis is zero, for dates. */
  readonly origin: number
  readonly until: string
  readonly footer: Readonly<Record<Language, readonly string[]>>
}

/** Half of the thickness of the bars, in px. */
const THICK = { prior: 8, posterior: 3.5 }

const POSTERIOR = seriesStyle(0)

const NAMES = {
  en: ['prior, 90%', 'posterior, 90% and median'],
  zh: ['先验 90%', '后验 90% 与中位数'],
}

/**
 * How far data moved parameters: the posterior of each over its prior, which has the same width for all. Between and
 * beyond the three marked points of the prior, places are in proportion.
 */
export function learnedChart(data: LearnedData, language: Language): VegaLiteSpec {
  const { rows, informed, all, title, until, footer } = data
  const places = rows.map((row) => ({
    p5: place(row, row.posterior.p5),
    p50: place(row, row.posterior.p50),
    p95: place(row, row.posterior.p95),
  }))
  const ends = places.flatMap(({ p5, p95 }) => [p5, p95])
  const finding = {
    en: `The data until ${until} say something of ${informed} of ${all} uncertain numbers`,
    zh: `截至 ${until} 的数据对 ${all} 个不确定数中的 ${informed} 个提供了信息`,
  }[language]
  return rowChart({
    language,
    finding,
    subtitle: [
      title[language],
      { en: 'each prior drawn at the same width', zh: '各先验以相同宽度绘制' }[language],
    ],
    alt: rows
      .slice(0, 5)
      .map((row) => `${row.label[language]} ${change(row, data.origin, language)}`)
      .join(SEMICOLON[language]),
    rows: rows.map((row) => ({ label: row.label, numbers: change(row, data.origin, language) })),
    scale: {
      low: Math.min(-1.2, ...ends),
      high: Math.max(1.2, ...ends),
      ticks: ['P5', 'P50', 'P95'].map((text, i) => ({ value: i - 1, text })),
    },
    columns: {
      graded: false,
      key: NAMES[language].map((text, i) => ({ text, ink: i === 0 ? INK.muted : POSTERIOR.ink })),
      numbers: { en: 'medians', zh: '中位数' }[language],
    },
    marks: (frame) => overPriors(places, frame),
    footer: footer[language],
  })
}

/** Posteriors over their priors, with dots at their medians. */
function overPriors(places: readonly Spread[], { x, y, bar }: RowFrame): Layer[] {
  const priors = places.map((_, i) => bar(i, -1, 1, THICK.prior))
  const posteriors = places.map(({ p5, p95 }, i) => bar(i, p5, p95, THICK.posterior))
  const medians = places.map(({ p50 }, i) => ({ x: x(p50), y: y(i) }))
  return [
    bars(priors, INK.axis, 0.28),
    bars(posteriors, POSTERIOR.fill, 0.85),
    dots(medians, { color: INK.strong, size: 34 }),
  ]
}

/** Where a value stands: -1, 0 and 1 at the prior's 5, 50 and 95 % points. */
function place({ prior: { p5, p50, p95 } }: Marginal, value: number): number {
  const width = value < p50 ? p50 - p5 : p95 - p50
  return width > 0 ? (value - p50) / width : 0
}

function change({ prior, posterior, unit }: LearnedData['rows'][number], origin: number, language: Language) {
  const text = (value: number): string =>
    unit === 'date' ? formatMonth(origin + value, language) : formatNumber(value)
  return `${text(prior.p50)} → ${text(posterior.p50)}`
}
