import type { SeriesSummary } from '../model/ensemble.ts'
import type { Language } from '../model/text.ts'
import { timeAxis, valueAxis } from './axes.ts'
import { dayOf } from './calendar.ts'
import type { ChartData, ObservedPoint } from './chartData.ts'
import { haloed } from './halo.ts'
import { at } from './medianBand.ts'
import { openSpot, type Spot } from './openSpot.ts'
import type { Plot } from './plot.ts'
import { textWidth } from './textWidth.ts'
import { INK, SIZE } from './theme.ts'
import { type TimeSpan, timePixel } from './timeSpan.ts'
import { valuePixel } from './valueScale.ts'
import type { Layer } from './vegaLiteSpec.ts'

/** A window longer than this (months) is drawn as a bar over the time it covers. */
const WINDOW = 0.2
const NAME = { en: 'Observed', zh: '观测值' }
const RULE = { type: 'rule', color: INK.strong, strokeWidth: 1.1, opacity: 0.75 } as const

/** Observations that lie within the span. */
export function observedIn(
  data: ChartData,
  name: string | undefined,
  span: TimeSpan,
): readonly ObservedPoint[] {
  const series = name === undefined ? undefined : data.observed.find((candidate) => candidate.name === name)
  return (series?.points ?? []).filter((point) => {
    const middle = span.origin + (point.from + point.to) / 2
    return middle >= span.from && middle <= span.to && shownValue(point) !== undefined
  })
}

/** The values of observations, for the scale of the axis. */
export function observedValues(points: readonly ObservedPoint[]): number[] {
  return points.flatMap(({ low, mid, high }) => [low, mid, high].filter((value) => value !== undefined))
}

/** Where a dot goes: the reported number, else the middle of the reported range or its only end. */
function shownValue({ low, mid, high }: ObservedPoint): number | undefined {
  if (mid !== undefined) return mid
  return low !== undefined && high !== undefined ? (low + high) / 2 : (low ?? high)
}

/**
 * Dots for measurements, upright lines for their ranges, level lines for the time they cover. They are named in an open spot of
 * the plot; where there is none, `meaning` says it for the subtitle.
 */
export function observedMarks(
  points: readonly ObservedPoint[],
  data: ChartData,
  series: SeriesSummary,
  plot: Plot,
  language: Language,
): { readonly layers: readonly Layer[]; readonly meaning: string } {
  if (points.length === 0) return { layers: [], meaning: '' }
  const width = textWidth(NAME[language], { language, size: SIZE.label, bold: true })
  const spot = openSpot(
    points.map((point) => spotOf(point, plot)),
    obstacles(points, data, series, plot),
    { ...plot, label: width },
  )
  const meaning = { en: ', dots: observed', zh: '，圆点为观测值' }[language]
  if (spot === undefined) return { layers: dotLayers(points, plot), meaning }
  return { layers: [...dotLayers(points, plot), ...haloed(nameLayer(spot, language))], meaning: '' }
}

function dotLayers(points: readonly ObservedPoint[], plot: Plot): Layer[] {
  const { from, to, origin } = plot.span
  const day = (time: number) => dayOf(Math.min(to, Math.max(from, origin + time)))
  const x = timeAxis(plot)
  const y = valueAxis(plot)
  const dots = points.map((point) => ({ date: day((point.from + point.to) / 2), value: shownValue(point) }))
  const ranges = points.flatMap(({ low, high, ...point }) =>
    low === undefined || high === undefined ? [] : [{ date: day((point.from + point.to) / 2), low, high }],
  )
  const windows = points
    .filter((point) => point.to - point.from > WINDOW)
    .flatMap((point, window) =>
      [point.from, point.to].map((time) => ({ window, date: day(time), value: shownValue(point) })),
    )
  const upright: Layer = {
    data: { values: ranges },
    mark: RULE,
    encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
  }
  // A line for each window: Vega-Lite cannot join an explicit time domain with a second end in `x2`.
  const level: Layer = {
    data: { values: windows },
    mark: { ...RULE, type: 'line' },
    encoding: { x, y: { ...y, field: 'value' }, detail: { field: 'window', type: 'nominal' } },
  }
  const middle: Layer = {
    data: { values: dots },
    mark: {
      type: 'point',
      filled: true,
      size: 18,
      color: INK.strong,
      opacity: 1,
      stroke: INK.paper,
      strokeWidth: 0.7,
    },
    encoding: { x, y: { ...y, field: 'value' } },
  }
  return [...(ranges.length > 0 ? [upright] : []), ...(windows.length > 0 ? [level] : []), middle]
}

function nameLayer(spot: Spot, language: Language): Layer {
  return {
    data: { values: [{ text: NAME[language] }] },
    mark: { type: 'text', align: 'center', baseline: 'middle', fontWeight: 600 },
    encoding: { x: { value: spot.x }, y: { value: spot.y }, text: { field: 'text', type: 'nominal' } },
  }
}

function spotOf(point: ObservedPoint, plot: Plot): Spot {
  return {
    x: timePixel(plot.span, (point.from + point.to) / 2, plot.width),
    y: valuePixel(shownValue(point) ?? 0, plot.scale, plot.height),
  }
}

/** Spots a label must keep clear of: dots, ends of ranges, the median, and event rules. */
function obstacles(
  points: readonly ObservedPoint[],
  data: ChartData,
  series: SeriesSummary,
  plot: Plot,
): Spot[] {
  const { span, scale, width, height } = plot
  const spots = points.flatMap((point) => {
    const values = [point.low, shownValue(point), point.high].filter((value) => value !== undefined)
    return [point.from, (point.from + point.to) / 2, point.to].flatMap((time) =>
      values.map((value) => ({ x: timePixel(span, time, width), y: valuePixel(value, scale, height) })),
    )
  })
  const median = span.shown.map((index) => ({
    x: timePixel(span, data.summary.times[index] ?? 0, width),
    y: valuePixel(at(series, index).p50, scale, height),
  }))
  const rules = data.events.flatMap((event) =>
    Array.from({ length: Math.ceil(height / 8) }, (_, step) => ({
      x: timePixel(span, event.time, width),
      y: 8 * step,
    })),
  )
  return [...spots, ...median, ...rules]
}
