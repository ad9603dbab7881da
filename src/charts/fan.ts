import type { SeriesSummary } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { cutLabels, type DirectLabel, directLabels, labelRoom } from './directLabels.ts'
import { eventMarks } from './eventMarks.ts'
import { formatNumber } from './formatNumber.ts'
import { at, bands, line, quantileRows } from './medianBand.ts'
import { observedIn, observedMarks, observedValues } from './observedMarks.ts'
import { plainText } from './plainText.ts'
import { plate } from './plate.ts'
import { singleSeries, variableOf } from './seriesOf.ts'
import { bandMeaning, subtitle } from './subtitle.ts'
import { INK, SIZE, seriesStyle } from './theme.ts'
import { timeSpan } from './timeSpan.ts'
import { trendSentence } from './trend.ts'
import { withUnit } from './unitLabel.ts'
import { type ValueScale, valuePixel, valueScale } from './valueScale.ts'
import type { VegaLiteSpec } from './vegaLiteSpec.ts'

/** Fan chart of one variable: median, middle 50 % and 90 % of members, observations and events. */
export function fan(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const series = singleSeries(data.summary, spec, variableOf(spec, 0))
  const span = timeSpan(data.summary, spec)
  const points = observedIn(data, spec.observed, span)
  const shown = span.shown.map((index) => at(series, index))
  const values = [...observedValues(points), ...shown.flatMap(({ p5, p95 }) => [p5, p95])]
  const scale = valueScale(Math.min(...values), Math.max(...values))
  const labels = cutLabels(fanLabels(series, span.shown.at(-1) ?? 0, scale, language), language)
  const right = labelRoom(labels, language)
  const width = SIZE.width - SIZE.left - right
  const plot = { span, scale, width }
  const events = eventMarks(data, span, width, right, SIZE.height, language)
  const style = seriesStyle(0)
  const name = plainText(series.label[language])
  return plate({
    spec,
    data,
    language,
    finding: `${name}${{ en: ': ', zh: '：' }[language]}${trendSentence(series, data.summary, span, language)}`,
    subtitle: subtitle(data, series.unit, bandMeaning(data, language), language),
    alt: fanAlt(series, span.shown.at(-1) ?? 0, language),
    right,
    above: events.above,
    width,
    height: SIZE.height,
    key: events.key,
    datasets: { quantiles: quantileRows(series, data.summary, span) },
    layers: [
      ...bands('quantiles', plot, style),
      ...events.layers,
      line('quantiles', 'p50', plot, style),
      ...(points.length > 0 ? observedMarks(points, plot) : []),
      ...directLabels(labels, width, SIZE.height),
    ],
  })
}

function fanLabels(
  series: SeriesSummary,
  index: number,
  scale: ValueScale,
  language: Language,
): DirectLabel[] {
  const end = at(series, index)
  const label = (name: string, value: number): DirectLabel => ({
    text: `${name} ${formatNumber(value)}`,
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

function fanAlt(series: SeriesSummary, index: number, language: Language): string {
  const { p5, p50, p95 } = at(series, index)
  const [low, middle, high] = [p5, p50, p95].map((value) => formatNumber(value))
  return {
    en: `At the end the median is ${withUnit(middle ?? '', series.unit, 'en')}, and 90% of members lie between ${low} and ${high}.`,
    zh: `期末中位数为 ${withUnit(middle ?? '', series.unit, 'zh')}，90% 的成员位于 ${low} 与 ${high} 之间。`,
  }[language]
}
