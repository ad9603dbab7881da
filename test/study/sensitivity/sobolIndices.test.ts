import { describe, expect, test } from 'vitest'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import { type SobolIndices, sobolIndices } from '../../../src/study/sensitivity/sobolIndices.ts'
import { sobolPlan } from '../../../src/study/sensitivity/sobolPlan.ts'
import {
  gFunction,
  gIndices,
  ishigami,
  ishigamiIndices,
  namesOf,
  type OfShares,
  runOf,
} from './testFunctions.ts'

function indicesOf(
  f: OfShares,
  inputs: number,
  points: number,
  seed = 'seed',
  resamples = 300,
): SobolIndices {
  const plan = sobolPlan(namesOf(inputs), points, seed)
  return sobolIndices(plan, runOf(plan, f), seed, resamples)[0] as SobolIndices
}

test('the closed forms are the published numbers', () => {
  const { first, total } = ishigamiIndices()
  expect(first.map((x) => x.toFixed(4))).toEqual(['0.3139', '0.4424', '0.0000'])
  expect(total.map((x) => x.toFixed(4))).toEqual(['0.5576', '0.4424', '0.2437'])
  expect(
    gIndices()
      .first.slice(0, 4)
      .map((x) => x.toFixed(4)),
  ).toEqual(['0.7162', '0.1790', '0.0237', '0.0072'])
})

describe.each([
  ['Ishigami', ishigami, ishigamiIndices()],
  ['g-function', gFunction, gIndices()],
] as const)('%s', (_, f, truth) => {
  const inputs = truth.first.length

  test('the true indices lie within the 95 % intervals at 2^14 points', () => {
    const { indices, failed } = indicesOf(f, inputs, 2 ** 14)
    expect(failed).toBe(0)
    for (const [i, { first, total, used }] of indices.entries()) {
      expect(used).toBe(2 ** 14)
      expect(first.low).toBeLessThan(truth.first[i] as number)
      expect(first.high).toBeGreaterThan(truth.first[i] as number)
      expect(total.low).toBeLessThan(truth.total[i] as number)
      expect(total.high).toBeGreaterThan(truth.total[i] as number)
      expect(Math.abs(first.value - (truth.first[i] as number))).toBeLessThan(0.003)
      expect(Math.abs(total.value - (truth.total[i] as number))).toBeLessThan(0.003)
    }
  })

  test('the error falls at least with the root of the points, and faster thanks to their evenness', () => {
    const error = (points: number): number => {
      const seeds = Array.from({ length: 8 }, (_, i) => `seed ${i}`)
      const squares = seeds.flatMap((seed) =>
        indicesOf(f, inputs, points, seed, 1).indices.flatMap(({ first, total }, i) => [
          (first.value - (truth.first[i] as number)) ** 2,
          (total.value - (truth.total[i] as number)) ** 2,
        ]),
      )
      return Math.sqrt(squares.reduce((sum, x) => sum + x, 0) / squares.length)
    }
    // sixteen times the points: a quarter of the error for independent points
    expect(error(256) / error(4096)).toBeGreaterThan(6)
    expect(error(256)).toBeLessThan(0.06)
  })
})

test('intervals hold the truth at least as often as they say', () => {
  const truth = ishigamiIndices()
  const seeds = Array.from({ length: 40 }, (_, i) => `seed ${i}`)
  const hits = seeds.flatMap((seed) =>
    indicesOf(ishigami, 3, 256, seed, 200).indices.flatMap(({ first, total }, i) => [
      first.low <= (truth.first[i] as number) && (truth.first[i] as number) <= first.high,
      total.low <= (truth.total[i] as number) && (truth.total[i] as number) <= total.high,
    ]),
  )
  expect(hits.filter((hit) => hit).length / hits.length).toBeGreaterThan(0.93)
})

test('moments, several metrics at once, and a metric that does not vary', () => {
  const plan = sobolPlan(namesOf(3), 4096, 'seed')
  const values = new Float64Array(2 * plan.rows)
  values.set(runOf(plan, ishigami))
  values.fill(7, plan.rows)
  const [one, other] = sobolIndices(plan, values, 'seed', 50)
  // mean a / 2; variance a^2 / 8 + b pi^4 / 5 + b^2 pi^8 / 18 + 1 / 2
  expect(one?.mean).toBeCloseTo(3.5, 2)
  expect(one?.variance).toBeCloseTo(13.8446, 1)
  expect(other).toMatchObject({ mean: 7, variance: 0 })
  expect(other?.indices.every(({ first, total }) => Number.isNaN(first.value + total.value))).toBe(true)
})

test('rows that failed are left out and counted', () => {
  const plan = sobolPlan(namesOf(3), 2 ** 12, 'seed')
  const values = runOf(plan, ishigami)
  const broken = values.map(
    (value, row) => (row % 97 === 13 ? [Number.NaN, Infinity][row % 2] : value) as number,
  )
  const [found] = sobolIndices(plan, broken, 'seed', 50) as [SobolIndices]
  expect(found.failed).toBe(broken.filter((value) => !Number.isFinite(value)).length)
  const truth = ishigamiIndices()
  for (const [i, { first, total, used }] of found.indices.entries()) {
    expect(used).toBeLessThan(2 ** 12)
    expect(used).toBeGreaterThan(2 ** 12 * (1 - 3.5 / 97))
    expect(Math.abs(first.value - (truth.first[i] as number))).toBeLessThan(0.03)
    expect(Math.abs(total.value - (truth.total[i] as number))).toBeLessThan(0.03)
  }
})

test('an input that fails in a third of its rows is estimated from the others', () => {
  const plan = sobolPlan(namesOf(3), 2 ** 12, 'seed')
  const broken = runOf(plan, ishigami).map((value, row) =>
    row % 5 === 2 && Math.floor(row / 5) % 3 === 0 ? Number.NaN : value,
  )
  const [{ indices }] = sobolIndices(plan, broken, 'seed', 50) as [SobolIndices]
  expect(indices[0]?.used).toBe(4096 - 1366)
  expect(Math.abs((indices[0]?.first.value as number) - 0.3139)).toBeLessThan(0.03)
  expect(Math.abs((indices[0]?.total.value as number) - 0.5576)).toBeLessThan(0.03)
  expect(indices[0]?.total.low).toBeGreaterThan(0.5)
})

test('a failed row of one input does not touch the others', () => {
  const plan = sobolPlan(namesOf(3), 64, 'seed')
  const values = runOf(plan, ishigami)
  const broken = values.slice()
  broken[5 * 10 + 2] = Number.NaN
  const [whole] = sobolIndices(plan, values, 'seed', 10) as [SobolIndices]
  const [part] = sobolIndices(plan, broken, 'seed', 10) as [SobolIndices]
  expect(part.indices.map(({ used }) => used)).toEqual([63, 64, 64])
  expect(part.indices.slice(1)).toEqual(whole.indices.slice(1))
  expect(part.indices[0]).not.toEqual(whole.indices[0])
})

test('nothing that did not fail gives NaN, not a number', () => {
  const plan = sobolPlan(namesOf(2), 8, 'seed')
  const [found] = sobolIndices(plan, new Float64Array(plan.rows).fill(Number.NaN), 'seed', 10) as [
    SobolIndices,
  ]
  expect(found.failed).toBe(plan.rows)
  for (const { first, total, used } of found.indices) {
    expect(used).toBe(0)
    expect([first.value, first.low, total.value, total.high].every(Number.isNaN)).toBe(true)
  }
})

test('noise is an input of its own', () => {
  // uniform numbers of two parameters, and one of the member that lends its noise: variances 1, 4 and 9 to 1 / 12
  const shock = (member: number): number => 3 * uniform(keyOf('seed', 'shock'), 'noise', member)
  const plan = sobolPlan(namesOf(2), 2 ** 12, 'seed', { noise: true })
  expect(plan.inputs).toEqual(['x1', 'x2', 'all noise'])
  const values = runOf(plan, ([x = 0, y = 0], noise) => x + 2 * y + shock(noise))
  const [{ indices }] = sobolIndices(plan, values, 'seed', 100) as [SobolIndices]
  for (const [i, truth] of [1 / 14, 4 / 14, 9 / 14].entries()) {
    expect(Math.abs((indices[i]?.first.value as number) - truth)).toBeLessThan(0.04)
    expect(Math.abs((indices[i]?.total.value as number) - truth)).toBeLessThan(0.04)
  }
})
