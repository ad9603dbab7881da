import type { Stretch } from '../../kernel/kernel.ts'
import { type Counting, countRow } from './histograms.ts'

/** The outputs of a segment's members in a time tile. */
export interface SegmentTile {
  /** `values[(output * tile.count + save - tile.first) * stride + place]`. */
  readonly values: Float64Array
  readonly stride: number
  readonly tile: Stretch
  /** Save periods of the whole time axis. */
  readonly saves: number
  /** Places in the segment of the members that are not known to fail, in order. */
  readonly good: Int32Array
}

/** Counts the rows `first` to `end - 1` of a time tile. Each row belongs to one thread. */
export function countTile(from: SegmentTile, first: number, end: number, into: Counting): void {
  const { values, stride, tile, saves, good } = from
  for (let row = first; row < end; row++) {
    const own = values.subarray(row * stride, (row + 1) * stride)
    const at = Math.floor(row / tile.count) * saves + tile.first + (row % tile.count)
    countRow({ values: own, good }, at, into)
  }
}
