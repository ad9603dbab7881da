import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { monthNumber } from './calendar.ts'
import type { ChartData } from './chartData.ts'
import { type DirectLabel, directLabels, type FittedLabel, fitLabels, labelRoom } from './directLabels.ts'
import { eventNumbers } from './eventMarks.ts'
import { formatMonth } from './formatMonth.ts'
import { formatNumber } from './formatNumber.ts'
import { gapAreas, gapRows } from './gapAreas.ts'
import { line } from './medianBand.ts'
import { ofOutlook } from './outlook.ts'
import { bareAxes, HEADING_ROOM, type PanelGrid, panelGrid, panelHeading } from './panels.ts'
import { stackedRows, stackRange } from './partition.ts'
import { plate } from './plate.ts'
import type { Plot } from './plot.ts'
import { type Shortfall, type Side, sidesOf, worstOf } from './sides.ts'
import { partLabels, stackedAreas } from './stackedAreas.ts'
import { joinWords, meansOf, subtitle } from './subtitle.ts'
import { INK } from './theme.ts'
import { shownDay, type TimeSpan, timeSpan } from './timeSpan.ts'
import { unitLabel, withUnit } from './unitLabel.ts'
import { type ValueScale, valuePixel, valueScale } from './valueScale.ts'
import type { VegaLiteSpec, View } from './vegaLiteSpec.ts'

const PANEL_HEIGHT = 150
const DEMAND = { fill: INK.strong, ink: INK.strong, inside: INK.paper, dash: [] }

/**
 * What is supplied, by source, against what is wanted (the last variable): a panel with its own scale for each element, means of
 * members.
 */
export function balance(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const span = timeSpan(data.summary, spec)
  const sides = sidesOf(spec, data, span, language)
  const scales = sides.map((side) => scaleOf(side, span))
  const labels = sides.map((side, index) =>
    fitLabels(sideLabels(side, scales[index] as ValueScale), language),
  )
  const right = labelRoom(labels.flat(), language)
  const sizing = panelGrid(sides.length, PANEL_HEIGHT, 0, right, 'own')
  const plots = scales.map((scale) => ({ span, scale, width: sizing.width, height: PANEL_HEIGHT }))
  const events = eventNumbers(data, plots[0] as Plot, language)
  const above = events.above + HEADING_ROOM
  const grid = panelGrid(sides.length, PANEL_HEIGHT, above, right, 'own')
  const unit = sides[0]?.unit ?? ''
  return plate({
    spec,
    data,
    language,
    finding: balanceFinding(sides, unit, data, span, language),
    subtitle: subtitle(data, unitLabel(unit, language), balanceMeaning(data, language), language),
    alt: joinWords(
      sides.map((side) => `${side.name}: ${shortfallText(worstOf(side, span, span, data), language)}`),
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
        panel(side, index, {
          grid,
          plot: plots[index] as Plot,
          sides,
          data,
          labels: labels[index] ?? [],
          language,
        }),
      ),
    },
  })
}

interface Setting {
  readonly grid: PanelGrid
  readonly plot: Plot
  readonly sides: readonly Side[]
  readonly data: ChartData
  readonly labels: readonly FittedLabel[]
  readonly language: Language
}

function panel(side: Side, index: number, { grid, plot, sides, data, labels, language }: Setting): View {
  const own = { ...plot, bare: bareAxes(grid, index, sides.length) }
  const events = eventNumbers(data, own, language)
  const worst = worstOf(side, plot.span, plot.span, data)
  const named = index === Math.min(grid.columns, sides.length) - 1
  return {
    width: grid.width,
    height: grid.height,
    layer: [
      stackedAreas(`supply${index}`, side.parts, own),
      gapAreas(`gap${index}`, own),
      ...events.layers,
      line(`gap${index}`, 'wanted', own, DEMAND, 1.8),
      ...panelHeading(side.name, shortfallText(worst, language), grid.width, events.above, language),
      ...(named ? directLabels(labels, own) : []),
    ],
  }
}

function scaleOf(side: Side, span: TimeSpan): ValueScale {
  const [low, high] = stackRange(side.parts, span)
  return valueScale([low, high, ...side.wanted], 4)
}

function sideLabels(side: Side, scale: ValueScale): DirectLabel[] {
  const y = valuePixel(side.wanted.at(-1) ?? 0, scale, PANEL_HEIGHT)
  const demand = { name: side.demand, y, ink: INK.strong, bold: true }
  return [demand, ...partLabels(side.parts, { scale, height: PANEL_HEIGHT }, false)]
}

function datasetsOf(side: Side, index: number, data: ChartData, span: TimeSpan): [string, object[]][] {
  const days = span.shown.map((time) => shownDay(span, data.summary, time))
  return [
    [`supply${index}`, stackedRows(side.parts, data.summary, span)],
    [`gap${index}`, gapRows(days, side.supplied, side.wanted)],
  ]
}

function balanceMeaning(data: ChartData, language: Language): string {
  const means = meansOf(data, language)
  return { en: `${means}, red: supply short of demand`, zh: `${means}，红色为供应缺口` }[language]
}

function shortfallText({ value, month }: Shortfall, language: Language): string {
  if (value <= 0) return { en: 'no shortfall', zh: '无缺口' }[language]
  const when = formatMonth(monthNumber(month), language)
  const size = formatNumber(value, 2)
  return { en: `short by ${size}, ${when}`, zh: `最大缺口 ${size}（${when}）` }[language]
}

function balanceFinding(
  sides: readonly Side[],
  unit: string,
  data: ChartData,
  span: TimeSpan,
  language: Language,
): string {
  const sentence = ofOutlook(span, data, language, (told) => {
    const all = sides.map((side) => ({ name: side.name, ...worstOf(side, span, told, data) }))
    return shortSentence(
      all.reduce((worst, side) => (side.value > worst.value ? side : worst)),
      unit,
      language,
    )
  })
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
}

function shortSentence(most: Shortfall & { name: string }, unit: string, language: Language): string {
  if (most.value <= 0)
    return { en: 'on average supply covers demand throughout', zh: '平均而言，供应始终满足需求' }[language]
  const value = withUnit(formatNumber(most.value, 2), unit, language)
  const when = formatMonth(monthNumber(most.month), language)
  return {
    en: `supply falls short of demand by up to ${value} on average: ${most.name}, ${when}`,
    zh: `平均供应缺口最大达 ${value}：${most.name}，${when}`,
  }[language]
}
