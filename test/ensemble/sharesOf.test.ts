import { describe, expect, test } from 'vitest'
import { keyOf } from '../../src/ensemble/keyOf.ts'
import { DESIGNS } from '../../src/ensemble/sharesOf.ts'
import type { Design } from '../../src/model/scenario.ts'

const NAMES = Array.from({ length: 200 }, (_, i) => `parameter_${i}`)

function shares(design: Design, name: string, members: number, seed = 'seed', count = members): number[] {
  const share = DESIGNS[design](keyOf(seed, name), members)
  return Array.from({ length: count }, (_, member) => share(member))
}

function strataOf(values: readonly number[]): number {
  return new Set(values.map((u) => Math.floor(u * values.length))).size
}

describe.each(['mc', 'lhs', 'sobol'] as const)('%s', (design) => {
  test('gives shares between the ends that depend on seed and name', () => {
    const one = shares(design, 'a', 1000)
    expect(Math.min(...one)).toBeGreaterThan(0)
    expect(Math.max(...one)).toBeLessThan(1)
    expect(shares(design, 'a', 1000)).toEqual(one)
    expect(shares(design, 'b', 1000)).not.toEqual(one)
    expect(shares(design, 'a', 1000, 'other seed')).not.toEqual(one)
  })

  test('is uncorrelated between names, as nearly as independent numbers are', () => {
    const members = 1024
    const columns = NAMES.map((name) => standardised(shares(design, name, members)))
    const correlations = columns.flatMap((one, i) => columns.slice(i + 1).map((other) => dot(one, other)))
    const spread = Math.sqrt(dot(correlations, correlations) / correlations.length)
    expect(spread * Math.sqrt(members - 1)).toBeGreaterThan(0.97)
    expect(spread * Math.sqrt(members - 1)).toBeLessThan(design === 'sobol' ? 1.06 : 1.03)
    expect(Math.max(...correlations.map(Math.abs)) * Math.sqrt(members - 1)).toBeLessThan(5.5)
  })

  test('fills pairs of names evenly, as independent numbers do', () => {
    const columns = NAMES.slice(0, 60).map((name) => shares(design, name, 1024))
    const tests = columns.flatMap((one, i) =>
      columns.slice(i + 1).map((other) => pairsChiSquared(one, other)),
    )
    const mean = tests.reduce((sum, x) => sum + x, 0) / tests.length
    expect(mean).toBeGreaterThan(design === 'mc' ? 61 : 47)
    expect(mean).toBeLessThan(design === 'mc' ? 65 : 54)
    expect(Math.max(...tests)).toBeLessThan(125)
  })
})

test.each(['mc', 'sobol'] as const)('the first members of %s stay when more are asked for', (design) => {
  expect(shares(design, 'a', 2000).slice(0, 500)).toEqual(shares(design, 'a', 500))
})

test('lhs has one member in each stratum, for any number of members', () => {
  for (const members of [1, 2, 7, 100, 1000]) expect(strataOf(shares('lhs', 'a', members))).toBe(members)
})

test('sobol has one member in each stratum at every power of two from 16, in every aligned stretch', () => {
  for (const name of NAMES.slice(0, 20)) {
    const all = shares('sobol', name, 4096)
    for (let size = 16; size <= 4096; size *= 2) {
      for (let from = 0; from < 4096; from += size) expect(strataOf(all.slice(from, from + size))).toBe(size)
    }
  }
})

describe('means of what adds up over parameters', () => {
  /** Root mean square error over seeds of the mean of sum u^2 over ten parameters. */
  function error(design: Design, members: number): number {
    const seeds = Array.from({ length: 40 }, (_, i) => `seed ${i}`)
    const squares = seeds.map((seed) => {
      const columns = NAMES.slice(0, 10).map((name) => shares(design, name, members, seed))
      const total = columns.reduce((sum, column) => sum + dot(column, column) / members, 0)
      return (total - 10 / 3) ** 2
    })
    return Math.sqrt(squares.reduce((sum, x) => sum + x, 0) / squares.length)
  }

  test('converge with the root of the members for mc and far faster for lhs and sobol', () => {
    const slow = error('mc', 256)
    expect(slow / error('mc', 1024)).toBeGreaterThan(1.4)
    expect(slow / error('mc', 1024)).toBeLessThan(2.9)
    for (const design of ['lhs', 'sobol'] as const) {
      expect(error(design, 256)).toBeLessThan(slow / 50)
      expect(error(design, 256) / error(design, 1024)).toBeGreaterThan(4)
    }
    expect(error('sobol', 1000)).toBeLessThan(error('mc', 1000) / 10)
  })
})

function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  const size = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0))
  return values.map((x) => (x - mean) / size)
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, x, i) => sum + x * (other[i] as number), 0)
}

/** Of 63 degrees of freedom when independent; fewer when each of both is stratified. */
function pairsChiSquared(one: readonly number[], other: readonly number[]): number {
  const counts = new Array<number>(64).fill(0)
  for (const [i, u] of one.entries()) {
    const cell = Math.floor(u * 8) * 8 + Math.floor((other[i] as number) * 8)
    counts[cell] = (counts[cell] as number) + 1
  }
  const expected = one.length / 64
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}
