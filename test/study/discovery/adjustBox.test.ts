import { describe, expect, test } from 'vitest'
import { adjustBox } from '../../../src/study/discovery/adjustBox.ts'
import { type Box, countIn, wholeBox } from '../../../src/study/discovery/box.ts'
import { spaceOf } from '../../../src/study/discovery/space.ts'
import { sampleFrom } from '../sensitivity/testFunctions.ts'

/** Places 0 to 99, each in rows 0 to 4; looked for are places 30 to 69 in rows 0 to 2. */
const COLUMNS = {
  place: Array.from({ length: 500 }, (_, i) => i % 100),
  row: Array.from({ length: 500 }, (_, i) => Math.floor(i / 100)),
}
const LABELS = Uint8Array.from(COLUMNS.place, (place, i) =>
  place >= 30 && place < 70 && (COLUMNS.row[i] as number) < 3 ? 1 : 0,
)
const SPACE = spaceOf(sampleFrom(COLUMNS, []), LABELS)

const boxOf = (low: readonly number[], high: readonly number[]): Box => ({
  ...wholeBox(SPACE),
  low: Int32Array.from(low),
  high: Int32Array.from(high),
})

describe('limits move to where they do best', () => {
  test.each([
    ['from inside', boxOf([45, 0], [50, 1])],
    ['from outside', boxOf([3, 0], [97, 3])],
    ['from one side', boxOf([10, 0], [40, 3])],
  ])('%s', (_, box) => {
    const found = adjustBox(SPACE, box)
    expect([...found.low, ...found.high]).toEqual([30, 0, 69, 2])
    expect(countIn(SPACE, found)).toEqual({ members: 120, positives: 120 })
  })

  test('but none is new', () => {
    expect([...adjustBox(SPACE, boxOf([0, 0], [50, 4])).high]).toEqual([69, 4])
    expect([...adjustBox(SPACE, boxOf([0, 0], [50, 4])).low]).toEqual([0, 0])
    const whole = wholeBox(SPACE)
    expect(adjustBox(SPACE, whole)).toBe(whole)
  })

  test('to the middle of levels that make no difference', () => {
    // nobody is in rows 0 to 2 between places 20 and 30
    const keep = COLUMNS.place.map((place, i) => (COLUMNS.row[i] as number) > 2 || place < 20 || place >= 30)
    const pick = <T>(values: ArrayLike<T>): T[] => Array.from(values).filter((_, i) => keep[i])
    const columns = { place: pick(COLUMNS.place), row: pick(COLUMNS.row) }
    const space = spaceOf(sampleFrom(columns, []), Uint8Array.from(pick(LABELS)))
    const found = adjustBox(space, boxOf([50, 0], [60, 2]))
    expect([...found.low, ...found.high]).toEqual([25, 0, 69, 2])
  })
})

test('kinds go in and out one at a time, and one stays', () => {
  const kind = Array.from({ length: 60 }, (_, i) => i % 6)
  const labels = Uint8Array.from(kind, (k) => (k === 1 || k === 4 ? 1 : 0))
  const space = spaceOf(sampleFrom({ kind }, []), labels, ['kind'])
  const start = (outside: readonly number[]): Box => ({
    ...wholeBox(space),
    without: new Map([[0, new Set(outside)]]),
  })
  for (const outside of [
    [1, 2],
    [0, 1, 2, 3, 5],
    [0, 4],
  ])
    expect(adjustBox(space, start(outside)).without.get(0)).toEqual(new Set([0, 2, 3, 5]))
  const nobody = spaceOf(sampleFrom({ kind }, []), new Uint8Array(60), ['kind'])
  expect(adjustBox(nobody, start([1])).without.get(0)?.size).toBeLessThan(6)
})
