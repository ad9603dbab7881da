import type { Statistics } from '../../model/ensemble.ts'
import type { Language, Text } from '../../model/text.ts'
import { likelihoodOf } from '../../study/decision/likelihood.ts'
import type { Superiority } from '../../study/decision/superiority.ts'
import type { Estimate } from '../../study/sensitivity/interval.ts'
import { formatNumber, formatShare } from '../formatNumber.ts'
import { framed } from '../plate.ts'
import { BAND_OPACITY, INK, seriesStyle } from '../theme.ts'
import type { VegaLiteSpec } from '../vegaLiteSpec.ts'
import {
  type CriterionWords,
  decisionFooter,
  differenceUnit,
  signedText,
  type Worlds,
} from './decisionData.ts'
import { type ChartRow, rowPlot } from './rowPlot.ts'

/** How one scenario differs from the reference in one criterion. */
export interface Paired {
  readonly title: Text
  readonly statistics: Statistics
  readonly mean: Estimate
  readonly beats: Superiority
}

/** Paired differences of scenarios from the first: the middle 90 %, the mean with its interval. */
export interface PairedData extends Worlds {
  readonly criterion: CriterionWords
  readonly reference: Text
  readonly rows: readonly Paired[]
}

/** One row for each scenario that is compared with the first. */
export function pairedChart(data: PairedData, language: Language): VegaLiteSpec {
  const { criterion, rows } = data
  const plot = rowPlot(
    rows.map((row) => rowOf(row, data, language)),
    [0],
    language,
  )
  const finding = `${criterion.label[language]}${{ en: ': ', zh: '：' }[language]}${findingOf(data, language)}`
  return framed({
    language,
    finding,
    subtitle: [
      `${{ en: 'Difference from', zh: '相对于' }[language]} “${data.reference[language]}”`,
      differenceUnit(criterion.unit, language),
      {
        en: 'bar: middle 90% of members; dark: 95% interval of the mean',
        zh: '浅色为成员的中间 90%，深色为均值的 95% 区间',
      }[language],
    ].filter((part) => part !== ''),
    alt: rows.map((row) => sentence(row, data, language)).join({ en: '; ', zh: '；' }[language]),
    right: plot.right,
    width: plot.width,
    height: plot.height,
    footer: decisionFooter(data, language),
    body: { kind: 'plot', layers: plot.layers },
  })
}

function scaled(value: number, unit: string): number {
  return unit === 'probability' ? 100 * value : value
}

function rowOf({ title, statistics, mean }: Paired, { criterion }: PairedData, language: Language): ChartRow {
  const { unit } = criterion
  const { p5, p50, p95 } = statistics
  const style = seriesStyle(0)
  const at = Number.isFinite(mean.value) ? mean.value : p50
  const finite = (low: number, high: number) => Number.isFinite(low) && Number.isFinite(high)
  const bar = (from: number, to: number, thickness: number, fill: string, opacity: number) =>
    finite(from, to) ? [{ from: scaled(from, unit), to: scaled(to, unit), thickness, fill, opacity }] : []
  return {
    label: title[language],
    number: signedText(at, unit),
    bars: [
      ...(unit === 'probability' ? [] : bar(p5, p95, 14, style.fill, 2 * BAND_OPACITY.outer)),
      ...bar(mean.low, mean.high, 6, style.ink, 1),
    ],
    dots: [{ at: scaled(at, unit), fill: Number.isFinite(mean.value) ? style.ink : INK.muted }],
  }
}

/** The scenario that most probably does better. */
function findingOf(data: PairedData, language: Language): string {
  const best = data.rows.reduce((a, b) => (b.beats.share > a.beats.share ? b : a))
  return sentence(best, data, language)
}

function sentence({ title, beats, mean, statistics }: Paired, data: PairedData, language: Language): string {
  const { better, unit } = data.criterion
  const words = Number.isNaN(beats.share) ? '' : likelihoodOf(beats.share).text[language]
  const share = formatShare(beats.share)
  const value = Number.isFinite(mean.value) ? mean.value : statistics.p50
  const error = formatNumber(scaled(statistics.standardErrors.mean, unit), 2)
  const size = `${signedText(value, unit)} (± ${error}) ${differenceUnit(unit, language)}`.trim()
  const side = { lower: { en: 'lower', zh: '更低' }, higher: { en: 'higher', zh: '更高' } }[better]
  return {
    en: `with “${title.en}” ${side.en} in ${share} of worlds (${words}); on average ${size}`,
    zh: `“${title.zh}”在 ${share} 的世界中${side.zh}（${words}）；平均 ${size}`,
  }[language]
}
