import { describe, expect, test } from 'vitest'
import { normalQuantile } from '../../../src/distributions/normalQuantile.ts'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import { costRatio } from '../../../src/study/decision/costRatio.ts'

/** Costs with mean 6 and effects with mean `effect`, standard deviations 1 and 2, correlated by 0.5. */
function members(effect: number, size: number, seed: string): [Float64Array, Float64Array] {
  const key = keyOf(seed, 'members')
  const z = (purpose: 'draw' | 'noise', i: number): number => normalQuantile(uniform(key, purpose, i))
  const costs = Float64Array.from({ length: size }, (_, i) => 6 + z('draw', i))
  const effects = Float64Array.from(
    { length: size },
    (_, i) => effect + 2 * (0.5 * z('draw', i) + Math.sqrt(0.75) * z('noise', i)),
  )
  return [costs, effects]
}

test('a ratio of means, not a mean of ratios', () => {
  const found = costRatio(Float64Array.of(10, 20, 30), Float64Array.of(1, 4, 1), 'seed')
  expect(found.value).toBe(10)
  expect(found.members).toBe(3)
})

describe('the set of Fieller', () => {
  /** How far the mean of cost - ratio effect is from 0, in its standard errors, squared. */
  const distance = (costs: Float64Array, effects: Float64Array, ratio: number): number => {
    const rest = costs.map((cost, i) => cost - ratio * (effects[i] as number))
    const mean = rest.reduce((a, b) => a + b, 0) / rest.length
    const variance = rest.reduce((sum, r) => sum + (r - mean) ** 2, 0) / (rest.length - 1)
    return (mean * mean * rest.length) / variance
  }
  // Student's 97.5 % points with 9 and 99 degrees of freedom
  test.each([
    [10, 2.262157, 20],
    [100, 1.984217, 3],
  ])('ends where the difference becomes significant (%d members)', (size, t, effect) => {
    const [costs, effects] = members(effect, size, 'seed')
    const { fieller, value } = costRatio(costs, effects, 'seed')
    if (fieller.kind !== 'between') throw new Error(fieller.kind)
    expect(fieller.low).toBeLessThan(value)
    expect(fieller.high).toBeGreaterThan(value)
    for (const end of [fieller.low, fieller.high])
      expect(Math.sqrt(distance(costs, effects, end))).toBeCloseTo(t, 5)
  })

  test('is no interval when the effect could be nothing', () => {
    const [costs, effects] = members(0.1, 50, 'seed')
    const { fieller } = costRatio(costs, effects, 'seed')
    if (fieller.kind !== 'outside') throw new Error(fieller.kind)
    expect(fieller.low).toBeLessThan(0)
    expect(fieller.high).toBeGreaterThan(0)
    for (const end of [fieller.low, fieller.high])
      expect(Math.sqrt(distance(costs, effects, end))).toBeCloseTo(2.009575, 5)
    const nothing = costs.map((_, i) => (i % 2 ? 1 : -1))
    expect(costRatio(nothing, effects, 'seed').fieller).toEqual({ kind: 'anything' })
    expect(
      costRatio(
        costs,
        costs.map(() => 0),
        'seed',
      ).fieller,
    ).toEqual({ kind: 'anything' })
  })
})

test('both intervals hold the true ratio in about nineteen of twenty samples', () => {
  let [fieller, bootstrap] = [0, 0]
  for (let i = 0; i < 150; i++) {
    const found = costRatio(...members(3, 60, `seed ${i}`), 'seed')
    if (found.fieller.kind === 'between' && found.fieller.low < 2 && 2 < found.fieller.high) fieller++
    if (found.bootstrap.low < 2 && 2 < found.bootstrap.high) bootstrap++
  }
  for (const hits of [fieller, bootstrap]) {
    expect(hits / 150).toBeGreaterThan(0.9)
    expect(hits / 150).toBeLessThan(0.995)
  }
})

test('members without finite numbers are left out and counted', () => {
  const found = costRatio(Float64Array.of(1, NaN, 3, 4), Float64Array.of(1, 1, 1, Infinity), 'seed')
  expect(found).toMatchObject({ value: 2, members: 2, failed: 2 })
})
