import { timeAxis } from './axes.ts'
import { originOf } from './calendar.ts'
import type { ChartData } from './chartData.ts'
import type { Dotted } from './dottedOf.ts'
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
  /** Those of the published scenario; none where it is the same. */
  readonly published: readonly number[]
  readonly pixel: (value: number) => number
  readonly axis: object
}

interface Spot {
  readonly x: number
  readonly y: number
}

/** Dots in px, in the order of their values. */
export interface Dots {
  readonly spots: readonly Spot[]
  /** Of the published scenario. */
  readonly published: readonly Spot[]
  readonly width: number
  readonly height: number
  readonly never: number
  readonly neverOffset: number
}

/** A value axis for numbers, a time axis for times; it reaches to `limit`. */
export function dotScale(
  { metric, ...members }: Dotted,
  count: number,
  limit: number | undefined,
  data: ChartData,
): DotScale {
  const values = dotValues(members.values, count)
  const published = dotValues(members.published, count)
  const finite = [...values, ...published, ...(limit === undefined ? [] : [limit])].filter(Number.isFinite)
  const [low, high] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1]
  const scale = metric.kind === 'time' ? timeScale(low, high, data) : numberScale(low, high)
  return { values, published, ...scale }
}

function numberScale(low: number, high: number): Pick<DotScale, 'pixel' | 'axis'> {
  const scale = closeScale(low, high, 7)
  return {
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
function timeScale(low: number, high: number, data: ChartData): Pick<DotScale, 'pixel' | 'axis'> {
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
  return { pixel: (value) => timePixel(span, value, 1), axis: { ...axis, datum } }
}

const AXIS = {
  domain: true,
  domainColor: INK.axis,
  ticks: true,
  tickColor: INK.axis,
  tickSize: 5,
  labelPadding: 5,
}

/**
 * Columns of dots on the axis, and a column of those that never come; `height` is the least that holds the highest. Those of the
 * published scenario are stacked by themselves, and as large.
 */
export function placeDots(scale: DotScale, width: number): Dots {
  const own = onAxis(scale.values, scale, width)
  const other = onAxis(scale.published, scale, width)
  const size = Math.min(widthOf(own), widthOf(other))
  const stacks = [own, other].map(({ pixels, never }) => ({ dots: stackDots(pixels, size), never }))
  const ranks = Math.max(...stacks.flatMap(({ dots, never }) => [never, ...dots.map(({ rank }) => rank + 1)]))
  const height = ranks * size + HEADROOM
  const y = (rank: number) => height - (rank + 0.5) * size
  const [spots = [], published = []] = stacks.map(({ dots, never }) => [
    ...dots.map(({ value, rank }) => ({ x: value, y: y(rank) })),
    ...Array.from({ length: never }, (_, rank) => ({ x: width + NEVER_OFFSET, y: y(rank) })),
  ])
  const never = Math.max(own.never, other.never)
  return { spots, published, width: size, height, never, neverOffset: NEVER_OFFSET }
}

/** Dots that stand on the axis, in px, and how many never come. */
interface OnAxis {
  readonly pixels: readonly number[]
  readonly never: number
}

function onAxis(values: readonly number[], scale: DotScale, width: number): OnAxis {
  const pixels = values.filter(Number.isFinite).map((value) => scale.pixel(value) * width)
  return { pixels, never: values.length - pixels.length }
}

const widthOf = ({ pixels, never }: OnAxis): number =>
  dotWidth(pixels, HIGHEST, NARROWEST, Math.min(WIDEST, HIGHEST / Math.max(1, never)))
