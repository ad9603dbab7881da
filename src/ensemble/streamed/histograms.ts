import type { Ensemble } from '../../model/ensemble.ts'
import { goodMembers, pick } from '../rowStatistics.ts'

/** Bins of equal width between the ends of a row's range. */
export const BINS = 1024

/** Cells of a row: values at or below the range, its bins, values above it. */
export const CELLS = BINS + 2

/** Members whose values are summed first, so that sums do not depend on threads. */
export const CHUNK = 256

/** The share of the pilot's members that lies outside of a row's range on each side: well beyond the quantiles that are read. */
const OUTSIDE = 0.01

/** The range of each row and, for the mean and its error, a number near its mean. */
export interface Ranges {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly centre: Float64Array
}

/** How many values of each row fell into each cell, `counts[row * CELLS + cell]`, and the ends of them all. */
export interface Histograms {
  readonly counts: Int32Array
  readonly least: Float64Array
  readonly most: Float64Array
}

/** What a chunk leaves of a row: sums of the distances from the centre and of their squares, and the ends of its values. */
export const LEFT = { distances: 0, squares: 1, least: 2, most: 3, numbers: 4 } as const

/** Where the values of a segment of members are counted: memory that threads share. */
export interface Counting {
  readonly ranges: Ranges
  /** As in `Histograms`. */
  readonly counts: Int32Array
  /** `left[(row * chunks + chunk) * LEFT.numbers + number]`, of this segment alone. */
  readonly left: Float64Array
  readonly chunks: number
}

/** Ranges of all rows of an ensemble, from a few of its members. */
export function rangesOf(pilot: Ensemble): Ranges {
  const rows = pilot.values.length / pilot.members
  const good = goodMembers(pilot)
  const [low, high, centre] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)]
  for (let row = 0; row < rows; row++) {
    const order = pick(pilot.values, row, pilot.members, good).sort()
    const last = Math.max(0, order.length - 1)
    low[row] = order[Math.floor(OUTSIDE * last)] ?? 0
    high[row] = order[Math.ceil((1 - OUTSIDE) * last)] ?? 0
    centre[row] = order[Math.floor(0.5 * last)] ?? 0
  }
  return { low, high, centre }
}

/** Empty histograms. @param bytes how memory is had, which threads may share */
export function emptyHistograms(rows: number, bytes: (length: number) => ArrayBufferLike): Histograms {
  return {
    counts: new Int32Array(bytes(4 * rows * CELLS)),
    least: new Float64Array(rows).fill(Number.POSITIVE_INFINITY),
    most: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY),
  }
}

/** The values of a row by member's place in the segment, and the places that count, in order. */
export interface RowValues {
  readonly values: Float64Array
  readonly good: Int32Array
}

/** Counts the values of a row of a segment. */
export function countRow(from: RowValues, row: number, into: Counting): void {
  const { good } = from
  let start = 0
  for (let chunk = 0; chunk < into.chunks; chunk++) {
    let end = start
    while (end < good.length && (good[end] as number) < (chunk + 1) * CHUNK) end++
    leaveChunk(from, start, end, row, chunk, into)
    start = end
  }
  countCells(from, row, into)
}

/** Puts down what the values of some members leave of a row. They are those of a chunk, from `start` to `end` of the places that count. */
export function leaveChunk(
  { values, good }: RowValues,
  start: number,
  end: number,
  row: number,
  chunk: number,
  { ranges, left, chunks }: Counting,
): void {
  const centre = ranges.centre[row] as number
  let [least, most, sum, squares] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0]
  for (let i = start; i < end; i++) {
    const value = values[good[i] as number] as number
    if (value < least) least = value
    if (value > most) most = value
    const distance = value - centre
    sum += distance
    squares += distance * distance
  }
  const at = (row * chunks + chunk) * LEFT.numbers
  left[at + LEFT.distances] = sum
  left[at + LEFT.squares] = squares
  left[at + LEFT.least] = least
  left[at + LEFT.most] = most
}

function countCells({ values, good }: RowValues, row: number, { ranges, counts }: Counting): void {
  const low = ranges.low[row] as number
  const perValue = scaleOf(low, ranges.high[row] as number)
  const cells = counts.subarray(row * CELLS, (row + 1) * CELLS)
  for (let i = 0; i < good.length; i++) {
    const cell = cellAt(((values[good[i] as number] as number) - low) * perValue)
    cells[cell] = (cells[cell] as number) + 1
  }
}

/** Takes back that a value was counted. */
export function uncount(value: number, row: number, { ranges, counts }: Counting): void {
  const low = ranges.low[row] as number
  const cell = cellAt((value - low) * scaleOf(low, ranges.high[row] as number))
  Atomics.sub(counts, row * CELLS + cell, 1)
}

/** The cell of a value that lies so many bins above the lower end. */
const cellAt = (bins: number): number => (bins > 0 ? (bins > BINS ? BINS + 1 : Math.ceil(bins) | 0) : 0)

/** Bins for each unit. Where the pilot had one value only, whatever is above it is above the range. */
export function scaleOf(low: number, high: number): number {
  const scale = BINS / (high - low)
  return scale < Number.MAX_VALUE ? scale : Number.MAX_VALUE
}

/** Adds the ends that the first chunks of a segment have left to those of all values. */
export function widen({ least, most }: Histograms, { left, chunks }: Counting, used: number): void {
  for (let row = 0; row < least.length; row++)
    for (let chunk = 0; chunk < used; chunk++) {
      const at = (row * chunks + chunk) * LEFT.numbers
      const [low, high] = [left[at + LEFT.least] as number, left[at + LEFT.most] as number]
      if (low < (least[row] as number)) least[row] = low
      if (high > (most[row] as number)) most[row] = high
    }
}
