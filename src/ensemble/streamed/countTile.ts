import type { Stretch } from '../../kernel/kernel.ts'
import { CHUNK, type Counting, countRow } from './histograms.ts'
import { RowCounter } from './rowCounter.ts'

/** The outputs of a segment's members in a time tile. */
export interface SegmentTile {
  /** `values[(output * tile.count + save - tile.first) * stride + place]`. */
  readonly values: Float64Array
  readonly stride: number
  readonly members: number
  readonly tile: Stretch
  /** Save periods of the whole time axis. */
  readonly saves: number
  /** Places in the segment of the members that are not known to fail, in order. */
  readonly good: Int32Array
}

let counter: RowCounter | undefined

/** Counts the rows `first` to `end - 1` of a time tile. Each row belongs to one thread. */
export function countTile(from: SegmentTile, first: number, end: number, into: Counting): void {
  const { values, stride, members, tile, saves, good } = from
  const isWhole = good.length === members && members % (2 * CHUNK) === 0
  for (let row = first; row < end; row++) {
    const own = values.subarray(row * stride, row * stride + members)
    const at = Math.floor(row / tile.count) * saves + tile.first + (row % tile.count)
    if (isWhole) {
      counter ??= new RowCounter()
      counter.count(own, at, into)
    } else countRow({ values: own, good }, at, into)
  }
}
