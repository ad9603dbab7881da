import type { SeriesSummary } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { monthNumber } from './calendar.ts'
import type { ChartData } from './chartData.ts'
import { cutLabels, type DirectLabel, directLabels, labelRoom } from './directLabels.ts'
import { eventMarks } from './eventMarks.ts'
import { formatMonth } from './formatMonth.ts'
import { formatNumber } from './formatNumber.ts'
import { gapAreas, gapRows } from './gapAreas.ts'
import { at, line } from './medianBand.ts'
import { bareAxes, HEADING_ROOM, type PanelGrid, panelGrid, panelHeading } from './panels.ts'
import { type Part, stackedRows, totals } from './partition.ts'
import { plainText } from './plainText.ts'
import { plate } from './plate.ts'
import type { Plot } from './plot.ts'
import { seriesOf, variableOf } from './seriesOf.ts'
import { partLabels, stackedAreas } from './stackedAreas.ts'
import { joinWords, meansOf, subtitle } from './subtitle.ts'
import { INK, SIZE, seriesStyle } from './theme.ts'
import { shownDay, type TimeSpan, timeSpan } from './timeSpan.ts'
import { unitLabel, withUnit } from './unitLabel.ts'
import { valuePixel, valueScale } from './valueScale.ts'
import type { VegaLiteSpec, View } from './vegaLiteSpec.ts'

const PANEL_HEIGHT = 140
const DEMAND = { fill: INK.strong, ink: INK.strong, inside: INK.paper, dash: [] }

/** What is supplied, by source, against what is wanted (the last variable): a panel for each element, means of members. */
export function balance(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const span = timeSpan(data.summary, spec)
  const sides = sidesOf(spec, data, span, language)
  const highest = sides.flatMap(({ supplied, wanted }) => [...supplied, ...wanted])
  const scale = valueScale(0, Math.max(...highest), 4)
  const labels = cutLabels(sideLabels(sides[0], scale), language)
  const right = labelRoom(labels, language)
  const sizing = panelGrid(sides.length, PANEL_HEIGHT, 0, right)
  const plot = { span, scale, width: sizing.width, height: PANEL_HEIGHT }
  const events = eventMarks(data, plot, SIZE.margin, language, 'numbers')
  const above = events.above + HEADING_ROOM
  const grid = panelGrid(sides.length, PANEL_HEIGHT, above, right)
  const unit = sides[0]?.unit ?? ''
  return plate({
    spec,
    data,
    language,
    finding: balanceFinding(sides, unit, language),
    subtitle: subtitle(data, unitLabel(unit, language), balanceMeaning(data, language), language),
    alt: joinWords(
      sides.map((side) => `${side.name}: ${shortfallText(side, language)}`),
      language,
    ),
    right,
    above,
    ...grid.total,
    key: events.key,
    datasets: Object.fromEntries(sides.flatMap((side, index) => datasetsOf(side, index, data, span))),
    body: {
      kind: 'panels',
      columns: grid.columns,
      gap: grid.gap,
      views: sides.map((side, index) =>
        panel(side, index, { grid, plot, count: sides.length, data, labels, language }),
      ),
    },
  })
}

/** One element's supply and demand. */
interface Side {
  readonly name: string
  readonly unit: string
  readonly parts: readonly Part[]
  readonly demand: string
  readonly supplied: readonly number[]
  readonly wanted: readonly number[]
  /** The largest shortfall of supply; not above zero where there is none. */
  readonly worst: { readonly value: number; readonly month: string }
}

function sidesOf(spec: ChartSpec, data: ChartData, span: TimeSpan, language: Language): readonly Side[] {
  const demand = seriesOf(data.summary, spec, variableOf(spec, spec.variables.length - 1))
  const supplies = spec.variables.slice(0, -1).map((variable) => seriesOf(data.summary, spec, variable))
  const means = (series: SeriesSummary) => span.shown.map((index) => at(series, index).mean)
  return demand.map((wantedSeries) => {
    const own = supplies.flatMap((all) => all.filter((series) => series.element === wantedSeries.element))
    const parts = own.map((series, index) => ({
      key: series.variable,
      name: plainText(series.label[language]),
      style: seriesStyle(index),
      means: means(series),
    }))
    const supplied = totals(
      parts.map((part) => part.means),
      span.shown.length,
    )
    const wanted = means(wantedSeries)
    const gaps = wanted.map((value, index) => ({
      value: value - (supplied[index] ?? 0),
      month: data.summary.months[span.shown[index] ?? 0] ?? '',
    }))
    return {
      name: plainText(wantedSeries.elementLabel[language] || wantedSeries.label[language]),
      unit: wantedSeries.unit,
      parts,
      demand: plainText(wantedSeries.label[language]),
      supplied,
      wanted,
      worst: gaps.reduce((worst, gap) => (gap.value > worst.value ? gap : worst)),
    }
  })
}

interface Setting {
  readonly grid: PanelGrid
  readonly plot: Plot
  readonly count: number
  readonly data: ChartData
  readonly labels: readonly DirectLabel[]
  readonly language: Language
}

function panel(side: Side, index: number, { grid, plot, count, data, labels, language }: Setting): View {
  const own = { ...plot, bare: bareAxes(grid, index, count) }
  const events = eventMarks(data, own, SIZE.margin, language, 'numbers')
  const named = index === Math.min(grid.columns, count) - 1
  return {
    width: grid.width,
    height: grid.height,
    layer: [
      stackedAreas(`supply${index}`, side.parts, own),
      gapAreas(`gap${index}`, own),
      ...events.layers,
      line(`gap${index}`, 'wanted', own, DEMAND, 1.8),
      ...panelHeading(side.name, shortfallText(side, language), grid.width, events.above, language),
      ...(named ? directLabels(moveTo(labels, side, plot), plot) : []),
    ],
  }
}

/** The labels at the heights of the panel that bears them. */
function moveTo(labels: readonly DirectLabel[], side: Side, plot: Plot): DirectLabel[] {
  return sideLabels(side, plot.scale).map((label, index) => ({
    ...label,
    text: labels[index]?.text ?? label.text,
  }))
}

function sideLabels(side: Side | undefined, scale: Plot['scale']): DirectLabel[] {
  if (side === undefined) return []
  const y = valuePixel(side.wanted.at(-1) ?? 0, scale, PANEL_HEIGHT)
  const demand = { text: side.demand, y, ink: INK.strong, bold: true }
  return [...partLabels(side.parts, { scale, height: PANEL_HEIGHT }, false), demand]
}

function datasetsOf(side: Side, index: number, data: ChartData, span: TimeSpan): [string, object[]][] {
  const days = span.shown.map((time) => shownDay(span, data.summary, time))
  return [
    [`supply${index}`, stackedRows(side.parts, data.summary, span)],
    [`gap${index}`, gapRows(days, side.supplied, side.wanted)],
  ]
}

function balanceMeaning(data: ChartData, language: Language): string {
  const hatch = { en: 'red: demand not met by supply', zh: '红色为供应不足部分' }[language]
  return `${meansOf(data, language)}${{ en: ', ', zh: '，' }[language]}${hatch}`
}

function shortfallText({ worst }: Side, language: Language): string {
  if (worst.value <= 0) return { en: 'no shortfall', zh: '无缺口' }[language]
  const when = formatMonth(monthNumber(worst.month), language)
  const size = formatNumber(worst.value, 2)
  return { en: `largest shortfall ${size} in ${when}`, zh: `最大缺口 ${size}（${when}）` }[language]
}

function balanceFinding(sides: readonly Side[], unit: string, language: Language): string {
  const most = sides.reduce((worst, side) => (side.worst.value > worst.worst.value ? side : worst))
  if (most.worst.value <= 0)
    return {
      en: 'On average supply covers demand throughout, in every panel',
      zh: '平均而言，各图中供应始终满足需求',
    }[language]
  const value = withUnit(formatNumber(most.worst.value, 2), unit, language)
  const when = formatMonth(monthNumber(most.worst.month), language)
  return {
    en: `Supply falls short of demand by up to ${value} on average: ${most.name}, ${when}`,
    zh: `平均供应缺口最大达 ${value}：${most.name}，${when}`,
  }[language]
}
