import type { SeriesSummary } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { monthNumber } from './calendar.ts'
import type { ChartData } from './chartData.ts'
import { eventNumbers } from './eventMarks.ts'
import { formatMonth } from './formatMonth.ts'
import { formatNumber } from './formatNumber.ts'
import { at, bands, line, quantileRows } from './medianBand.ts'
import { ofOutlook } from './outlook.ts'
import { bareAxes, HEADING_ROOM, type PanelGrid, panelGrid, panelHeading } from './panels.ts'
import { plainText } from './plainText.ts'
import { plate } from './plate.ts'
import type { Plot } from './plot.ts'
import { readableTop } from './readableTop.ts'
import { seriesOf, variableOf } from './seriesOf.ts'
import { bandMeaning, joinWords, named, subtitle } from './subtitle.ts'
import { SIZE, seriesStyle } from './theme.ts'
import { type TimeSpan, timeSpan } from './timeSpan.ts'
import { unitLabel, withUnit } from './unitLabel.ts'
import { valueScale } from './valueScale.ts'
import type { VegaLiteSpec, View } from './vegaLiteSpec.ts'

const PANEL_HEIGHT = 130

/** How long stocks last: a small fan for each element, all on one scale. */
export function cover(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const all = seriesOf(data.summary, spec, variableOf(spec, 0))
  const span = timeSpan(data.summary, spec)
  const right = SIZE.margin + 10
  const sizing = panelGrid(all.length, PANEL_HEIGHT, 0, right, 'shared')
  const { top, cut } = readableTop(all, span)
  const scale = valueScale([...all.map((series) => lowestEdge(series, span)), top], 4)
  const plot = { span, scale, width: sizing.width, height: PANEL_HEIGHT, clip: cut }
  const events = eventNumbers(data, plot, language)
  const above = events.above + HEADING_ROOM
  const grid = panelGrid(all.length, PANEL_HEIGHT, above, right, 'shared')
  const lows = all.map((series) => ({ series, ...lowestMedian(series, data, span) }))
  return plate({
    spec,
    data,
    language,
    finding: coverFinding(all, data, span, language),
    subtitle: subtitle(
      data,
      unitLabel(all[0]?.unit ?? '', language),
      bandMeaning(data, language) + (cut ? cutRemark(scale.high, language) : ''),
      language,
    ),
    alt: joinWords(
      lows.map((low) => `${plainText(low.series.elementLabel[language])} ${lowText(low, language)}`),
      language,
    ),
    right,
    above,
    ...grid.total,
    key: events.key,
    datasets: Object.fromEntries(
      all.map((series, index) => [`quantiles${index}`, quantileRows(series, data.summary, span)]),
    ),
    body: {
      kind: 'panels',
      columns: grid.columns,
      gap: grid.gap,
      views: lows.map((low, index) => panel(low, index, { grid, plot, count: all.length, data, language })),
    },
  })
}

interface Low {
  readonly series: SeriesSummary
  readonly value: number
  readonly month: string
}

interface Setting {
  readonly grid: PanelGrid
  readonly plot: Plot
  readonly count: number
  readonly data: ChartData
  readonly language: Language
}

function panel(low: Low, index: number, { grid, plot, count, data, language }: Setting): View {
  const own = { ...plot, bare: bareAxes(grid, index, count) }
  const events = eventNumbers(data, own, language)
  const name = low.series.elementLabel[language] || low.series.label[language]
  return {
    width: grid.width,
    height: grid.height,
    layer: [
      ...bands(`quantiles${index}`, own, seriesStyle(0)),
      ...events.layers,
      line(`quantiles${index}`, 'p50', own, seriesStyle(0)),
      ...panelHeading(name, lowText(low, language), grid.width, events.above, language),
    ],
  }
}

function cutRemark(top: number, language: Language): string {
  const limit = formatNumber(top, 2)
  return { en: `, cut above ${limit}`, zh: `，高于 ${limit} 的部分未显示` }[language]
}

const lowestEdge = (series: SeriesSummary, span: TimeSpan) =>
  Math.min(...span.shown.map((index) => at(series, index).p5))

function lowestMedian(series: SeriesSummary, { summary }: ChartData, span: TimeSpan) {
  const path = span.shown.map((index) => ({
    value: at(series, index).p50,
    month: summary.months[index] ?? '',
  }))
  return path.reduce((low, point) => (point.value < low.value ? point : low))
}

function lowText({ value, month }: Low, language: Language): string {
  const when = formatMonth(monthNumber(month), language)
  return {
    en: `lowest median ${formatNumber(value, 2)} in ${when}`,
    zh: `中位数最低 ${formatNumber(value, 2)}（${when}）`,
  }[language]
}

function coverFinding(
  all: readonly SeriesSummary[],
  data: ChartData,
  span: TimeSpan,
  language: Language,
): string {
  const sentence = ofOutlook(span, data, language, (told) => {
    const lows = all.map((series) => ({ series, ...lowestMedian(series, data, told) }))
    return lowestSentence(
      lows.reduce((best, low) => (low.value < best.value ? low : best)),
      language,
    )
  })
  return named(all[0] ?? { label: { en: '', zh: '' } }, sentence, language)
}

function lowestSentence(least: Low, language: Language): string {
  const value = withUnit(formatNumber(least.value, 2), least.series.unit, language)
  const when = formatMonth(monthNumber(least.month), language)
  const where = plainText(least.series.elementLabel[language])
  if (where === '')
    return { en: `the median is lowest in ${when}, at ${value}`, zh: `中位数在${when}最低，为 ${value}` }[
      language
    ]
  return {
    en: `${where} lowest, with a median of ${value} in ${when}`,
    zh: `${where}最低，${when}中位数为 ${value}`,
  }[language]
}
