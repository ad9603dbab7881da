import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shapley } from '../../../src/study/explanation/shapley.ts'

const has = (coalition: number, player: number): boolean => ((coalition >> player) & 1) === 1

test('the glove game: two have a left glove, one has the right one', () => {
  const parts = shapley(3, (c) => (has(c, 2) && (has(c, 0) || has(c, 1)) ? 1 : 0))
  for (const [i, part] of [1 / 6, 1 / 6, 4 / 6].entries()) expect(parts[i]).toBeCloseTo(part, 14)
})

test('the airport game: each pays its share of every stretch it needs', () => {
  const needs = [1, 3, 6, 10]
  const parts = shapley(4, (c) => Math.max(0, ...needs.filter((_, i) => has(c, i))))
  for (const [i, part] of [1 / 4, 1 / 4 + 2 / 3, 1 / 4 + 2 / 3 + 3 / 2, 1 / 4 + 2 / 3 + 3 / 2 + 4].entries())
    expect(parts[i]).toBeCloseTo(part, 14)
})

test('the parts add up, players alike have the same, players who add nothing have none', () => {
  const worths = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 16, maxLength: 16 })
  fc.assert(
    fc.property(worths, (worth) => {
      const parts = shapley(4, (c) => worth[c] as number)
      expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo((worth[15] as number) - (worth[0] as number), 10)
      // player 3 of a game that only counts the others
      expect(shapley(4, (c) => worth[c & 7] as number)[3]).toBeCloseTo(0, 12)
      // players 0 and 1 of a game that only counts how many of them there are
      const alike = shapley(4, (c) => worth[(c & 12) + (c & 1) + ((c >> 1) & 1)] as number)
      expect(alike[0]).toBeCloseTo(alike[1] as number, 12)
    }),
  )
})

test('ten players, not eleven', () => {
  expect(shapley(10, (c) => c)).toHaveLength(10)
  expect([...shapley(10, (c) => c)].map((part) => Math.round(part * 1e9) / 1e9)).toEqual(
    Array.from({ length: 10 }, (_, i) => 2 ** i),
  )
  expect(shapley(0, () => 1)).toHaveLength(0)
  expect(() => shapley(11, () => 0)).toThrow(RangeError)
})
