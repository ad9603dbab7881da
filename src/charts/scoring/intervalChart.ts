import type { Language, Text } from '../../model/text.ts'
import { timeAxis, valueAxis } from '../axes.ts'
import { dayOf, utcOf } from '../calendar.ts'
import { bareAxes, HEADING_ROOM, panelGrid, panelHeading } from '../panels.ts'
import { plainText } from '../plainText.ts'
import { framed } from '../plate.ts'
import type { Plot } from '../plot.ts'
import { bars, dots, rules } from '../rows/marks.ts'
import { BAND_OPACITY, INK, SIZE, seriesStyle } from '../theme.ts'
import { unitLabel } from '../unitLabel.ts'
import { type ValueScale, valuePixel, valueScale } from '../valueScale.ts'
import type { Layer, VegaLiteSpec, View } from '../vegaLiteSpec.ts'

/** What was expected of one observation beside it. */
interface IntervalPoint {
  /** Months on the time axis. */
  readonly from: number
  readonly to: number
  readonly observed: number
  readonly p5: number
  readonly p25?: number
  readonly p50: number
  readonly p75?: number
  readonly p95: number
  /** Known when the expectation was formed: drawn pale, without an interval. */
  readonly known?: true
}

/** One panel: a forecast from one origin, or all there is. */
export interface IntervalPanel {
  readonly name: Text
  readonly remark: Text
  /** Months on the time axis at which a forecast begins. */
  readonly start?: number
  readonly points: readonly IntervalPoint[]
}

export interface IntervalData {
  readonly title: Text
  readonly finding: Text
  readonly meaning: Text
  readonly unit: string
  /** Month number at which the time axis is zero. */
  readonly origin: number
  readonly panels: readonly IntervalPanel[]
  readonly footer: Readonly<Record<Language, readonly string[]>>
}

const HEIGHT = { one: SIZE.height, several: 170 }
/** Half of the thickness of intervals, in px. */
const THICK = { outer: 2, inner: 3.5 }
/** Least width of the line of an interval over a window, in px. */
const NARROW = 6

/** Observations and the intervals they were expected in, over time; those outside the 90 % interval are ringed. */
export function intervalChart(data: IntervalData, language: Language): VegaLiteSpec {
  const { panels, origin, title, finding, meaning, unit, footer } = data
  const several = panels.length > 1
  const right = SIZE.margin + 24
  const above = several ? HEADING_ROOM : 0
  const height = several ? HEIGHT.several : HEIGHT.one
  const grid = panelGrid(panels.length, height, above, right, 'shared')
  const all = panels.flatMap(({ points }) => points)
  const span = spanOf(all, origin)
  const scale = readableScale(all)
  const views = panels.map((panel, i): View => {
    const plot = { span, scale, width: grid.width, height, bare: bareAxes(grid, i, panels.length) }
    return {
      ...{ width: grid.width, height },
      layer: [
        ...axesLayer(plot),
        ...pointLayers(panel, plot),
        ...(several
          ? panelHeading(panel.name[language], panel.remark[language], grid.width, 0, language)
          : []),
      ],
    }
  })
  return framed({
    ...{ language, right, above },
    finding: finding[language],
    subtitle: [plainText(title[language]), unitLabel(unit, language), meaning[language]].filter(
      (part) => part !== '',
    ),
    alt: panels.map(({ name, remark }) => `${name[language]}: ${remark[language]}`).join('; '),
    ...grid.total,
    body: several
      ? { kind: 'panels', columns: grid.columns, gap: grid.gap, views }
      : { kind: 'plot', layers: views[0]?.layer ?? [] },
    footer: footer[language],
  })
}

/** Whole half years around all points. */
function spanOf(points: readonly IntervalPoint[], origin: number): Plot['span'] {
  const from = origin + Math.min(...points.map((point) => point.from))
  const to = origin + Math.max(...points.map((point) => point.to))
  return { shown: [], origin, from: 6 * Math.floor(from / 6), to: 6 * Math.ceil((to + 0.01) / 6) }
}

/** Intervals that reach far beyond everything observed are cut there. */
function readableScale(points: readonly IntervalPoint[]): ValueScale {
  const observed = Math.max(...points.map((point) => point.observed))
  const values = points.flatMap((point) =>
    point.known ? [point.observed] : [point.observed, point.p5, Math.min(point.p95, 2 * observed)],
  )
  return valueScale(values, 5)
}

/** Axes without marks of their own. */
function axesLayer(plot: Plot): Layer[] {
  return [
    {
      data: { values: [{ date: dayOf(plot.span.from), value: plot.scale.low }] },
      mark: { type: 'point', opacity: 0 },
      encoding: { x: timeAxis(plot), y: { ...valueAxis(plot), field: 'value' } },
    } as Layer,
  ]
}

function pointLayers({ points, start }: IntervalPanel, { span, scale, width, height }: Plot): Layer[] {
  const first = utcOf(span.from)
  const x = (time: number): number => (width * (utcOf(span.origin + time) - first)) / (utcOf(span.to) - first)
  const y = (value: number): number =>
    valuePixel(Math.min(Math.max(value, scale.low), scale.high), scale, height)
  const expected = points.filter((point) => !point.known)
  const outside = (point: IntervalPoint): boolean => point.observed < point.p5 || point.observed > point.p95
  const style = seriesStyle(0)
  const stretch = (point: IntervalPoint, low: number, high: number, half: number) => {
    const [left, right] = ends(x, point, half)
    return { x: left, x2: right, y: y(high), y2: y(low) }
  }
  const middle = (point: IntervalPoint) => ({ x: x((point.from + point.to) / 2), y: y(point.observed) })
  const level = (point: IntervalPoint, value: number) => {
    const [left, right] = ends(x, point, NARROW / 2)
    return { x: left, x2: right, y: y(value), y2: y(value) }
  }
  const windows = points.filter((point) => point.to - point.from > 1)
  return [
    ...(start === undefined
      ? []
      : [
          rules([{ x: x(start), x2: x(start), y: 0, y2: height }], {
            color: INK.axis,
            width: 1,
            dash: [4, 3],
          }),
        ]),
    bars(
      expected.map((point) => stretch(point, point.p5, point.p95, THICK.outer)),
      style.fill,
      2 * BAND_OPACITY.outer,
    ),
    bars(
      expected.flatMap((point) =>
        point.p25 === undefined || point.p75 === undefined
          ? []
          : [stretch(point, point.p25, point.p75, THICK.inner)],
      ),
      style.fill,
      2 * BAND_OPACITY.inner,
    ),
    rules(
      expected.map((point) => level(point, point.p50)),
      { color: style.ink, width: 2 },
    ),
    rules(
      windows.map((point) => level(point, point.observed)),
      { color: INK.strong, width: 1 },
    ),
    dots(points.filter((point) => point.known).map(middle), { color: INK.axis, size: 20 }),
    dots(expected.filter((point) => !outside(point)).map(middle), { color: INK.strong, size: 24 }),
    dots(expected.filter(outside).map(middle), { color: seriesStyle(1).fill, size: 46 }),
  ]
}

/** The ends of a point's window, or a little around its day. */
function ends(x: (time: number) => number, { from, to }: IntervalPoint, half: number): [number, number] {
  const [left, right] = [x(from), x(to)]
  const middle = (left + right) / 2
  return right - left >= 2 * half ? [left, right] : [middle - half, middle + half]
}
