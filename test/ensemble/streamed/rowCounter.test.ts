import { expect, test } from 'vitest'
import { CELLS, CHUNK, type Counting, countRow, LEFT } from '../../../src/ensemble/streamed/histograms.ts'
import { RowCounter } from '../../../src/ensemble/streamed/rowCounter.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'

const CHUNKS = 4
const MEMBERS = CHUNKS * CHUNK

/** Shapes of rows, by member's share. */
const ROWS: readonly ((share: number, member: number) => number)[] = [
  (share) => 3 + share,
  (share) => 1e6 * (share - 0.5) ** 3,
  () => 7,
  (share) => (share < 0.5 ? 0 : -0),
  (share, member) => (member % 97 === 0 ? Number.POSITIVE_INFINITY : share),
  (share, member) => (member % 89 === 0 ? Number.NaN : share),
  (share, member) => (member === 300 ? 1e300 : member === 301 ? -1e300 : share),
  (share) => Math.round(share * 64) / 64,
]

function emptyCounting(): Counting {
  const rows = ROWS.length
  const spread = (value: number) => new Float64Array(rows).fill(value)
  const ranges = { low: spread(0.25), high: spread(0.75), centre: spread(0.5) }
  ranges.low.set([3.01, -1e4, 7, 0], 0)
  ranges.high.set([3.99, 1e4, 7, 0], 0)
  ranges.centre.set([3.5, 0, 7, 0], 0)
  return {
    ranges,
    counts: new Int32Array(rows * CELLS),
    left: new Float64Array(rows * CHUNKS * LEFT.numbers),
    chunks: CHUNKS,
  }
}

test('rows are counted to the bit as by the reference, one segment after the other', () => {
  const [found, wanted] = [emptyCounting(), emptyCounting()]
  const counter = new RowCounter()
  const good = Int32Array.from({ length: MEMBERS }, (_, member) => member)
  for (const first of [0, MEMBERS])
    for (const [row, shape] of ROWS.entries()) {
      const values = Float64Array.from(good, (member) =>
        shape(uniform([row, 5], 'draw', first + member), member),
      )
      counter.count(values, row, found)
      countRow({ values, good }, row, wanted)
      expect(found.left, `${row}`).toEqual(wanted.left)
      expect(found.counts, `${row}`).toEqual(wanted.counts)
    }
  expect(found.counts.reduce((sum, count) => sum + count, 0)).toBe(2 * MEMBERS * ROWS.length)
})
