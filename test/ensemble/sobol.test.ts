import { expect, test } from 'vitest'
import { owenScramble } from '../../src/ensemble/owenScramble.ts'
import { SOBOL_DIMENSIONS, sobolDirections, sobolPoint } from '../../src/ensemble/sobol.ts'
import reference from './sobol.json' with { type: 'json' }

test.each(reference.dimensions.map((dimension, column) => ({ dimension, column })))(
  'dimension $dimension is that of scipy',
  ({ dimension, column }) => {
    const directions = sobolDirections(dimension)
    for (const [index, row] of reference.points as [number, number[]][]) {
      expect(sobolPoint(directions, index) / 4).toBe(row[column])
    }
  },
)

test('every dimension has 2^10 points in 2^10 strata', () => {
  expect(SOBOL_DIMENSIONS).toBe(1024)
  for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension++) {
    const directions = sobolDirections(dimension)
    const strata = new Set<number>()
    for (let index = 0; index < 1024; index++) strata.add(sobolPoint(directions, index) >>> 22)
    expect(strata.size).toBe(1024)
  }
})

test('a scramble keeps numbers together that share their leading bits, and nothing else', () => {
  for (const seed of [0, 1, -77, 0x12345678]) {
    for (let bits = 1; bits <= 10; bits++) {
      const all = Array.from({ length: 2 ** bits }, (_, i) => i << (32 - bits))
      const scrambled = all.map((x) => owenScramble(x, seed) >>> (32 - bits))
      expect(new Set(scrambled).size).toBe(2 ** bits)
      expect(all.map((x) => owenScramble(x | 12345, seed) >>> (32 - bits))).toEqual(scrambled)
    }
  }
})

test('flips of different bits and of different branches are independent over seeds', () => {
  const seeds = Array.from({ length: 4000 }, (_, i) => Math.imul(i + 1, 0x9e3779b9))
  const flip = (x: number, bit: number) =>
    seeds.map((seed) => ((owenScramble(x, seed) ^ x) >>> (31 - bit)) & 1)
  const flips = [
    flip(0, 0),
    flip(0, 1),
    flip(1 << 31, 1),
    flip(0, 2),
    flip(1 << 31, 2),
    flip(1 << 30, 2),
    flip(0, 5),
  ]
  for (const [i, one] of flips.entries()) {
    const share = one.reduce((sum, bit) => sum + bit, 0) / seeds.length
    expect(Math.abs(share - 0.5)).toBeLessThan(0.04)
    for (const other of flips.slice(i + 1)) {
      const same = one.filter((bit, k) => bit === other[k]).length / seeds.length
      expect(Math.abs(same - 0.5)).toBeLessThan(0.04)
    }
  }
})
