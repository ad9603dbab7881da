import { dodge } from './dodge.ts'

/** A dot of a quantile dotplot: `value` is where its column stands, `rank` its place from the bottom. */
export interface Dot {
  readonly value: number
  readonly rank: number
}

/**
 * The quantiles at (i - 1/2) / n of some values, by linear interpolation between order statistics (Hyndman and Fan 1996, type 5); values that are
 * infinite stay so, what is not a number is left out.
 */
export function dotValues(values: readonly number[], count: number): readonly number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  if (sorted.length === 0) return []
  return Array.from({ length: count }, (_, index) => {
    const position = ((index + 0.5) / count) * sorted.length - 0.5
    const below = Math.max(0, Math.floor(position))
    const low = sorted[below] ?? Number.NaN
    const high = sorted[Math.min(sorted.length - 1, below + 1)] ?? low
    return low === high || !Number.isFinite(high) ? low : low + (Math.max(0, position) - below) * (high - low)
  })
}

/**
 * Stacks dots that lie within one width (in units of the values) of the lowest of their column (Wilkinson 1999); columns that would
 * overlap move apart.
 */
export function stackDots(values: readonly number[], width: number): readonly Dot[] {
  const columns: number[][] = []
  for (const value of values.toSorted((a, b) => a - b)) {
    const column = columns.at(-1)
    if (column !== undefined && value < (column[0] ?? 0) + width) column.push(value)
    else columns.push([value])
  }
  const middles = columns.map((column) => ((column[0] ?? 0) + (column.at(-1) ?? 0)) / 2)
  const moved = dodge(middles, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, width)
  return columns.flatMap((column, index) => column.map((_, rank) => ({ value: moved[index] ?? 0, rank })))
}

/** The widest dot at which no column is higher than `height`, between `least` and `most` (all in px), in steps of half a px. */
export function dotWidth(pixels: readonly number[], height: number, least: number, most: number): number {
  for (let width = most; width > least; width -= 0.5) {
    const highest = Math.max(...stackDots(pixels, width).map((dot) => dot.rank + 1))
    if (highest * width <= height) return width
  }
  return least
}
