import { expect, test } from 'vitest'
import { evenly, timeTiles } from '../../../src/ensemble/tiles/timeTiles.ts'

const time = {
  ...{ start: 0, step: 1, steps: 191, stepsPerSave: 1, origin: '2021-01' },
  method: 'euler',
} as const

test('save periods are cut into stretches that differ by one at most', () => {
  expect(evenly(10, 4)).toEqual([
    { first: 0, count: 3 },
    { first: 3, count: 3 },
    { first: 6, count: 4 },
  ])
  expect(evenly(1, 16)).toEqual([{ first: 0, count: 1 }])
  for (const most of [1, 3, 7, 64, 191, 192, 1000]) {
    const tiles = evenly(192, most)
    const counts = tiles.map(({ count }) => count)
    expect(Math.max(...counts)).toBeLessThanOrEqual(most)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    expect(tiles.map(({ first }) => first)).toEqual(counts.map((_, i) => sum(counts.slice(0, i))))
    expect(sum(counts)).toBe(192)
  }
})

test.each([10, 1000, 20_000, 33_333])('what %i members take stays within the limit', (members) => {
  const bytes = { ofMember: 3000, ofSave: 800, besides: 1e6 }
  const limit = 1.3e8
  const longest = Math.max(0, ...timeTiles({ time }, members, bytes, limit).map(({ count }) => count))
  const taken = (saves: number): number => bytes.besides + members * (bytes.ofMember + saves * bytes.ofSave)
  if (longest > 0) expect(taken(longest)).toBeLessThanOrEqual(limit)
  if (longest < 15) expect(taken(longest + 1)).toBeGreaterThan(limit)
  expect(longest > 0).toBe(members <= 33_333)
})

test('where less memory is wanted, time tiles are shorter but not as short as can be', () => {
  const bytes = { ofMember: 3000, ofSave: 800, besides: 1e6 }
  const longest = (wanted: number): number =>
    Math.max(...timeTiles({ time }, 10_000, bytes, 1.3e8, wanted).map(({ count }) => count))
  expect(longest(1e8)).toBe(8)
  expect(longest(3.5e7)).toBe(2)
  expect(longest(1e6)).toBe(2)
  const single = timeTiles({ time }, 33_333, bytes, 1.3e8, 1e6)
  expect(single.every(({ count }) => count === 1)).toBe(true)
})

test('there are none where members alone are too many', () => {
  const bytes = { ofMember: 3000, ofSave: 800, besides: 1e6 }
  expect(timeTiles({ time }, 34_000, bytes, 1.3e8)).toEqual([])
  expect(timeTiles({ time }, 10_000_000, bytes, 1.3e8)).toEqual([])
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
