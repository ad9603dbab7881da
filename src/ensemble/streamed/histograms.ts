import type { Ensemble } from '../../model/ensemble.ts'
import { goodMembers, pick } from '../rowStatistics.ts'

/** Bins of equal width between the ends of a row's range. */
export const BINS = 1024

/** Cells of a row: values at or below the range, its bins, values above it. */
export const CELLS = BINS + 2

/** The share of the pilot's members that lies outside of a row's range on each side: well beyond the quantiles that are read. */
const OUTSIDE = 0.01

/** The range of each row and, for the mean and its error, a number near its mean. */
export interface Ranges {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly centre: Float64Array
}

/** How many values of each row fell into each cell; arrays that threads can share. */
export interface Histograms {
  /** `counts[row * CELLS + cell]`. */
  readonly counts: Int32Array
  readonly least: Float64Array
  readonly most: Float64Array
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
export function emptyHistograms(
  rows: number,
  bytes: (length: number) => ArrayBufferLike = (length) => new ArrayBuffer(length),
): Histograms {
  return {
    counts: new Int32Array(bytes(4 * rows * CELLS)),
    least: new Float64Array(bytes(8 * rows)).fill(Number.POSITIVE_INFINITY),
    most: new Float64Array(bytes(8 * rows)).fill(Number.NEGATIVE_INFINITY),
  }
}

/** Values of a range of members, `values[row * stride + place]`, of which only some places count. */
export interface Values {
  readonly values: Float64Array
  readonly stride: number
  readonly good: Int32Array
}

/**
 * Adds the values of some members.
 * @param sums receives for each row the sum of its values and, behind those of all rows, of their squared distances from the centre
 */
export function addValues(from: Values, ranges: Ranges, into: Histograms, sums: Float64Array): void {
  const rows = ranges.low.length
  for (let row = 0; row < rows; row++) addRow(from, row, ranges, into, sums)
}

function addRow(
  { values, stride, good }: Values,
  row: number,
  ranges: Ranges,
  into: Histograms,
  sums: Float64Array,
): void {
  const [low, centre] = [ranges.low[row] as number, ranges.centre[row] as number]
  const perValue = scaleOf(low, ranges.high[row] as number)
  const { counts } = into
  const [start, first] = [row * stride, row * CELLS]
  let [least, most, sum, squares] = [into.least[row] as number, into.most[row] as number, 0, 0]
  for (let i = 0; i < good.length; i++) {
    const value = values[start + (good[i] as number)] as number
    if (value < least) least = value
    if (value > most) most = value
    const distance = value - centre
    sum += distance
    squares += distance * distance
    const bin = Math.ceil((value - low) * perValue)
    const cell = first + (bin > 0 ? (bin > BINS ? BINS + 1 : bin) : 0)
    counts[cell] = (counts[cell] as number) + 1
  }
  into.least[row] = least
  into.most[row] = most
  sums[row] = sum
  sums[ranges.low.length + row] = squares
}

/** Bins for each unit. Where the pilot had one value only, whatever is above it is above the range. */
function scaleOf(low: number, high: number): number {
  const scale = BINS / (high - low)
  return scale < Number.MAX_VALUE ? scale : Number.MAX_VALUE
}

/** Adds one set of histograms to another. */
export function mergeHistograms(from: Histograms, into: Histograms): void {
  for (let i = 0; i < into.counts.length; i++)
    into.counts[i] = (into.counts[i] as number) + (from.counts[i] as number)
  for (let row = 0; row < into.least.length; row++) {
    into.least[row] = Math.min(into.least[row] as number, from.least[row] as number)
    into.most[row] = Math.max(into.most[row] as number, from.most[row] as number)
  }
}
