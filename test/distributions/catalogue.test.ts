import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distributionProblem, meanOf, quantileOf, supportOf } from '../../src/distributions/catalogue.ts'
import { integrate } from '../../src/distributions/integrate.ts'
import type { Distribution } from '../../src/model/distribution.ts'
import reference from './scipy.json' with { type: 'json' }

const CASES = reference.distributions.map((row) => ({ ...row, name: JSON.stringify(row.distribution) })) as {
  name: string
  distribution: Distribution
  mean: number
  quantiles: [u: number, x: number][]
}[]

describe.each(CASES)('$name', ({ distribution, mean, quantiles }) => {
  const quantile = quantileOf(distribution)

  test('has the quantiles that scipy has, to 1e-13', () => {
    const spread = Math.abs((quantiles[9]?.[1] as number) - (quantiles[5]?.[1] as number))
    for (const [u, x] of quantiles) {
      const scale = distribution.truncate ? Math.max(Math.abs(x), spread) : Math.abs(x)
      expect(Math.abs(quantile(u) - x)).toBeLessThanOrEqual(1e-13 * scale)
    }
  })

  test('has the mean that scipy has', () => {
    expect(Math.abs(meanOf(distribution) - mean)).toBeLessThanOrEqual(1e-12 * Math.abs(mean))
  })

  test('has a quantile function that never falls and stays within the support', () => {
    const [low, high] = supportOf(distribution)
    let before = low
    for (let i = 0; i < 2000; i++) {
      const value = quantile((i + 0.5) / 2000)
      expect(value).toBeGreaterThanOrEqual(before)
      before = value
    }
    expect(before).toBeLessThanOrEqual(high)
    expect(quantile(2 ** -60)).toBeGreaterThanOrEqual(low)
    expect(quantile(1 - 2 ** -53)).toBeLessThanOrEqual(high)
    expect(distributionProblem(distribution)).toBeUndefined()
  })
})

describe('three quantiles', () => {
  const rising = fc
    .tuple(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 1000 }),
    )
    .map(([a, b, c]) => ({ p5: a / 64, p50: (a + b) / 64, p95: (a + b + c) / 64 }))

  test.each(['normal', 'lognormal'] as const)('are the quantiles of the %s', (kind) => {
    fc.assert(
      fc.property(rising, (points) => {
        const quantile = quantileOf({ kind, ...points } as Distribution)
        expect(quantile(0.05)).toBeCloseTo(points.p5, 12)
        expect(quantile(0.5)).toBe(points.p50)
        expect(quantile(0.95)).toBeCloseTo(points.p95, 12)
      }),
    )
  })

  test.each(['normal', 'lognormal'] as const)('give the mean of the %s', (kind) => {
    const distribution = { kind, p5: 1, p50: 2, p95: 7 } as Distribution
    const quantile = quantileOf(distribution)
    const integral = integrate(quantile, 0, 0.5) + integrate(quantile, 0.5, 1)
    expect(meanOf(distribution)).toBeCloseTo(integral, 10)
  })

  test('that are symmetrical give the ordinary normal', () => {
    const twoPiece = quantileOf({ kind: 'normal', p5: -1.6448536269514722, p50: 0, p95: 1.6448536269514722 })
    const ordinary = quantileOf({ kind: 'normal', mean: 0, sd: 1 })
    for (const u of [0.001, 0.2, 0.5, 0.8, 0.999]) expect(twoPiece(u)).toBeCloseTo(ordinary(u), 12)
  })
})

describe('discrete distributions', () => {
  test('a fixed number is always drawn, "never" too', () => {
    expect(quantileOf({ kind: 'fixed', value: 3 })(0.99)).toBe(3)
    expect(quantileOf({ kind: 'fixed', value: Number.POSITIVE_INFINITY })(0.01)).toBe(
      Number.POSITIVE_INFINITY,
    )
    expect(meanOf({ kind: 'fixed', value: -2 })).toBe(-2)
    expect(supportOf({ kind: 'fixed', value: 3 })).toEqual([3, 3])
  })

  test('a yes with probability p takes the upper share p', () => {
    const quantile = quantileOf({ kind: 'bernoulli', probability: 0.25 })
    expect([0.1, 0.7499, 0.75, 0.9].map(quantile)).toEqual([0, 0, 1, 1])
    expect(meanOf({ kind: 'bernoulli', probability: 0.25 })).toBe(0.25)
    expect(supportOf({ kind: 'bernoulli', probability: 1 })).toEqual([1, 1])
    expect(quantileOf({ kind: 'bernoulli', probability: 0 })(1 - 2 ** -53)).toBe(0)
  })

  test('categories are ordered by value', () => {
    const distribution: Distribution = {
      kind: 'categorical',
      values: [30, 10, 20],
      probabilities: [0.25, 0.25, 0.5],
    }
    expect([0.2, 0.25, 0.7, 0.75, 0.99].map(quantileOf(distribution))).toEqual([10, 20, 20, 30, 30])
    expect(meanOf(distribution)).toBe(20)
  })

  test('listed values are equally likely, repeated ones more so', () => {
    const quantile = quantileOf({ kind: 'empirical', values: [4, 1, 4, 9] })
    expect([0.1, 0.24, 0.25, 0.74, 0.76].map(quantile)).toEqual([1, 1, 4, 4, 9])
    expect(meanOf({ kind: 'empirical', values: [4, 1, 4, 9] })).toBe(4.5)
  })

  test('truncation leaves values out', () => {
    const distribution: Distribution = {
      kind: 'empirical',
      values: [1, 2, 3, 4],
      truncate: { min: 2, max: 3 },
    }
    expect(supportOf(distribution)).toEqual([2, 3])
    expect(meanOf(distribution)).toBe(2.5)
  })

  test('every value comes as often as its probability says', () => {
    const probabilities = [0.1, 0.2, 0.3, 0.4]
    const quantile = quantileOf({ kind: 'categorical', values: [1, 2, 3, 4], probabilities })
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < 1000; i++)
      counts[quantile((i + 0.5) / 1000) - 1] = (counts[quantile((i + 0.5) / 1000) - 1] as number) + 1
    expect(counts).toEqual([100, 200, 300, 400])
  })
})

const NAN = Number.NaN
const BAD: readonly (readonly [Distribution, string])[] = [
  [{ kind: 'fixed', value: NAN }, 'fixed needs a number'],
  [{ kind: 'uniform', low: 2, high: 2 }, 'low < high'],
  [{ kind: 'uniform', low: 2, high: Number.POSITIVE_INFINITY }, 'finite'],
  [{ kind: 'triangular', low: 0, mode: 3, high: 2 }, 'low <= mode <= high'],
  [{ kind: 'pert', low: 0, mode: -1, high: 2 }, 'low <= mode <= high'],
  [{ kind: 'normal', mean: 0, sd: 0 }, 'sd > 0'],
  [{ kind: 'normal', p5: 3, p50: 2, p95: 4 }, 'p5 < p50 < p95'],
  [{ kind: 'lognormal', mean: -1, sd: 1 }, 'mean > 0'],
  [{ kind: 'lognormal', p5: 0, p50: 2, p95: 4 }, '0 < p5'],
  [{ kind: 'beta', alpha: 0, beta: 1 }, 'alpha > 0'],
  [{ kind: 'beta', alpha: 1, beta: 1, low: 1, high: 0 }, 'low < high'],
  [{ kind: 'exponential', mean: 0 }, 'mean > 0'],
  [{ kind: 'bernoulli', probability: 1.1 }, 'from 0 to 1'],
  [{ kind: 'categorical', values: [1, 2], probabilities: [1] }, 'as many probabilities as values'],
  [{ kind: 'categorical', values: [1, 2], probabilities: [0.5, 0.4] }, 'add up to 1'],
  [{ kind: 'categorical', values: [1, 2], probabilities: [1.5, -0.5] }, 'from 0 to 1'],
  [{ kind: 'empirical', values: [] }, 'at least one number'],
  [{ kind: 'normal', mean: 0, sd: 1, truncate: { min: 1, max: 0 } }, 'truncate needs min < max'],
  [
    { kind: 'normal', mean: 0, sd: 1, truncate: { min: 9 } },
    'truncate needs a range that holds at least a millionth',
  ],
  [
    { kind: 'uniform', low: 0, high: 1, truncate: { min: 2 } },
    'truncate needs a range that holds at least a millionth',
  ],
  [
    { kind: 'empirical', values: [1, 2], truncate: { min: 3 } },
    'truncate needs a range that holds at least a millionth',
  ],
]

test.each(BAD)('%o is refused', (distribution, message) => {
  expect(distributionProblem(distribution)).toContain(message)
})
