import type { SeriesSummary } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { type DirectLabel, directLabels, fitLabels, labelRoom } from './directLabels.ts'
import { eventMarks } from './eventMarks.ts'
import { formatNumber } from './formatNumber.ts'
import { at, bands, line, quantileRows } from './medianBand.ts'
import { observedIn, observedMarks, observedValues } from './observedMarks.ts'
import { plate } from './plate.ts'
import type { Plot } from './plot.ts'
import { type Reference, referenceLabel, referenceRules } from './referenceRules.ts'
import { bandMeaning, subtitle } from './subtitle.ts'
import { INK, SIZE, seriesStyle } from './theme.ts'
import type { TimeSpan } from './timeSpan.ts'
import { unitLabel, withUnit } from './unitLabel.ts'
import { type ValueScale, valuePixel, valueScale } from './valueScale.ts'
import type { VegaLiteSpec } from './vegaLiteSpec.ts'

export interface FanPlate {
  readonly spec: ChartSpec
  readonly data: ChartData
  readonly language: Language
  readonly series: SeriesSummary
  readonly span: TimeSpan
  readonly references: readonly Reference[]
  readonly finding: string
}

/** A fan of one series with its observations, events and levels to compare with. */
export function fanPlate({
  spec,
  data,
  language,
  series,
  span,
  references,
  finding,
}: FanPlate): VegaLiteSpec {
  const points = observedIn(data, spec.observed, span)
  const scale = fanScale(series, span, [...observedValues(points), ...references.map(({ value }) => value)])
  const last = span.shown.at(-1) ?? 0
  const levels = references.map((reference) => referenceLabel(reference, scale, SIZE.height))
  const labels = fitLabels([...fanLabels(series, last, scale, language), ...levels], language)
  const right = labelRoom(labels, language)
  const plot: Plot = { span, scale, width: SIZE.width - SIZE.left - right, height: SIZE.height }
  const events = eventMarks(data, plot, right, language)
  const observed = observedMarks(points, data, series, plot, language)
  const style = seriesStyle(0)
  const meaning = `${bandMeaning(data, language)}${observed.meaning}`
  return plate({
    spec,
    data,
    language,
    finding,
    subtitle: subtitle(data, unitLabel(series.unit, language), meaning, language),
    alt: fanAlt(series, last, language),
    right,
    above: events.above,
    width: plot.width,
    height: plot.height,
    key: events.key,
    datasets: { quantiles: quantileRows(series, data.summary, span) },
    body: {
      kind: 'plot',
      layers: [
        ...bands('quantiles', plot, style),
        ...events.layers,
        ...referenceRules(references, plot),
        line('quantiles', 'p50', plot, style),
        ...observed.layers,
        ...directLabels(labels, plot),
      ],
    },
  })
}

function fanScale(series: SeriesSummary, span: TimeSpan, others: readonly number[]): ValueScale {
  const values = [
    ...others,
    ...span.shown.map((index) => at(series, index)).flatMap(({ p5, p95 }) => [p5, p95]),
  ]
  return valueScale(values)
}

function fanLabels(
  series: SeriesSummary,
  index: number,
  scale: ValueScale,
  language: Language,
): DirectLabel[] {
  const end = at(series, index)
  const label = (name: string, value: number): DirectLabel => ({
    name,
    number: formatNumber(value),
    y: valuePixel(value, scale, SIZE.height),
    ink: INK.muted,
  })
  const median = {
    ...label({ en: 'Median', zh: '中位数' }[language], end.p50),
    ink: seriesStyle(0).ink,
    bold: true,
  }
  return [label('P95', end.p95), label('P75', end.p75), median, label('P25', end.p25), label('P5', end.p5)]
}

/** The end of a fan in words. */
function fanAlt(series: SeriesSummary, index: number, language: Language): string {
  const { p5, p50, p95 } = at(series, index)
  const middle = withUnit(formatNumber(p50), series.unit, language)
  const [low, high] = [formatNumber(p5), formatNumber(p95)]
  return {
    en: `At the end the median is ${middle}, and 90% of members lie between ${low} and ${high}.`,
    zh: `期末中位数为 ${middle}，90% 的成员位于 ${low} 与 ${high} 之间。`,
  }[language]
}
