import type { MetricSummary } from '../model/ensemble.ts'
import { timeAxis } from './axes.ts'
import { originOf } from './calendar.ts'
import type { ChartData } from './chartData.ts'
import { dotValues, dotWidth, stackDots } from './quantileDots.ts'
import { INK, SIZE } from './theme.ts'
import { timePixel } from './timeSpan.ts'
import { closeScale } from './valueScale.ts'

const WIDEST = 30
const NARROWEST = 4
const HIGHEST = 240
/** Px above the highest dot, where labels of rules stand. */
const HEADROOM = 34
/** The column of "never", px from the right end of the axis. */
const NEVER_OFFSET = 62

/** The dots' values and where a value falls, as a share of the width. */
export interface DotScale {
  readonly values: readonly number[]
  readonly pixel: (value: number) => number
  readonly axis: object
}

/** Dots in px, in the order of their values. */
export interface Dots {
  readonly spots: readonly { readonly x: number; readonly y: number }[]
  readonly width: number
  readonly height: number
  readonly never: number
  readonly neverOffset: number
}

/** A value axis for numbers, a time axis for times; it reaches to `limit`. */
export function dotScale(
  metric: MetricSummary,
  members: readonly number[],
  count: number,
  limit: number | undefined,
  data: ChartData,
): DotScale {
  const values = dotValues(members, count)
  const finite = [...values, ...(limit === undefined ? [] : [limit])].filter(Number.isFinite)
  const [low, high] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1]
  return metric.kind === 'time' ? timeScale(values, low, high, data) : numberScale(values, low, high)
}

function numberScale(values: readonly number[], low: number, high: number): DotScale {
  const scale = closeScale(low, high, 7)
  return {
    values,
    pixel: (value) => (value - scale.low) / (scale.high - scale.low),
    axis: {
      datum: scale.low,
      type: 'quantitative',
      title: null,
      scale: { domain: [scale.low, scale.high], nice: false, zero: false },
      axis: { values: scale.ticks, format: scale.format, ...AXIS },
    },
  }
}

/** Whole years around the dots. */
function timeScale(values: readonly number[], low: number, high: number, data: ChartData): DotScale {
  const origin = originOf(data.summary)
  const from = Math.floor((origin + low) / 12) * 12
  const to = Math.max(from + 12, Math.ceil((origin + high) / 12) * 12)
  const span = { shown: [], from, to, origin }
  const { field: _, ...axis } = timeAxis({
    span,
    scale: closeScale(0, 1),
    width: SIZE.width - SIZE.left - 112,
    height: 0,
  })
  const datum = { year: Math.floor(from / 12), month: 1, date: 1, utc: true }
  return { values, pixel: (value) => timePixel(span, value, 1), axis: { ...axis, datum } }
}

const AXIS = {
  domain: true,
  domainColor: INK.axis,
  ticks: true,
  tickColor: INK.axis,
  tickSize: 5,
  labelPadding: 5,
}

/** Columns of dots on the axis, and a column of those that never come; `height` is the least that holds the highest. */
export function placeDots(scale: DotScale, width: number): Dots {
  const onAxis = scale.values.filter(Number.isFinite).map((value) => scale.pixel(value) * width)
  const never = scale.values.length - onAxis.length
  const size = dotWidth(onAxis, HIGHEST, NARROWEST, Math.min(WIDEST, HIGHEST / Math.max(1, never)))
  const stacked = stackDots(onAxis, size)
  const ranks = Math.max(never, ...stacked.map(({ rank }) => rank + 1))
  const height = ranks * size + HEADROOM
  const y = (rank: number) => height - (rank + 0.5) * size
  const spots = stacked.map(({ value, rank }) => ({ x: value, y: y(rank) }))
  const beyond = Array.from({ length: never }, (_, rank) => ({ x: width + NEVER_OFFSET, y: y(rank) }))
  return { spots: [...spots, ...beyond], width: size, height, never, neverOffset: NEVER_OFFSET }
}
