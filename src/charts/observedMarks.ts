import { timeAxis, valueAxis } from './axes.ts'
import { dayOf } from './calendar.ts'
import type { ChartData, ObservedPoint } from './chartData.ts'
import type { Plot } from './medianBand.ts'
import { INK } from './theme.ts'
import type { TimeSpan } from './timeSpan.ts'
import type { Layer } from './vegaLiteSpec.ts'

/** A window longer than this (months) is drawn as a bar over the time it covers. */
const WINDOW = 0.2

/** Observations that lie within the span. */
export function observedIn(
  data: ChartData,
  name: string | undefined,
  span: TimeSpan,
): readonly ObservedPoint[] {
  const series = name === undefined ? undefined : data.observed.find((candidate) => candidate.name === name)
  return (series?.points ?? []).filter((point) => {
    const middle = span.origin + (point.from + point.to) / 2
    return middle >= span.from && middle <= span.to
  })
}

/** The values of observations, for the scale of the axis. */
export function observedValues(points: readonly ObservedPoint[]): number[] {
  return points.flatMap(({ low, mid, high }) => [low, mid, high].filter((value) => value !== undefined))
}

/** Dots for measurements, upright lines for their ranges, level lines for the time they cover. */
export function observedMarks(points: readonly ObservedPoint[], plot: Plot): Layer[] {
  const clamp = (month: number) => Math.min(plot.span.to, Math.max(plot.span.from, plot.span.origin + month))
  const rows = points.map((point) => ({
    date: dayOf(clamp((point.from + point.to) / 2)),
    start: dayOf(clamp(point.from)),
    end: dayOf(clamp(point.to)),
    value: point.mid ?? ((point.low ?? point.high ?? 0) + (point.high ?? point.low ?? 0)) / 2,
    wide: point.to - point.from > WINDOW,
    ...(point.low === undefined || point.high === undefined ? {} : { low: point.low, high: point.high }),
  }))
  const ranges = rows
    .filter((row) => row.low !== undefined)
    .map(({ date, low, high }) => ({ date, low, high }))
  const windows = rows
    .filter((row) => row.wide)
    .flatMap(({ start, end, value }, window) => [start, end].map((date) => ({ window, date, value })))
  const x = timeAxis(plot.span, plot.width)
  const y = valueAxis(plot.scale)
  const rule = { type: 'rule', color: INK.strong, strokeWidth: 1.1, opacity: 0.75 } as const
  const dots: Layer = {
    data: { values: rows.map(({ date, value }) => ({ date, value })) },
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
  const upright: Layer = {
    data: { values: ranges },
    mark: rule,
    encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
  }
  // A line for each window: Vega-Lite cannot join an explicit time domain with a second end in `x2`.
  const level: Layer = {
    data: { values: windows },
    mark: { ...rule, type: 'line' },
    encoding: { x, y: { ...y, field: 'value' }, detail: { field: 'window', type: 'nominal' } },
  }
  return [...(ranges.length > 0 ? [upright] : []), ...(windows.length > 0 ? [level] : []), dots]
}
