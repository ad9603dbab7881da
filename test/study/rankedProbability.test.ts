import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalCdf } from '../../src/distributions/normalCdf.ts'
import { normalQuantile } from '../../src/distributions/normalQuantile.ts'
import { ensembleScore, normalScore } from '../../src/study/rankedProbability.ts'

const of = (...values: number[]): Float64Array => Float64Array.from(values)

test('the score of an ensemble by hand', () => {
  // mean |x - 2| = 2/3; the three distinct pairs are 1, 1 and 2 apart, 4/3 on average, half of it 2/3
  expect(ensembleScore(of(3, 1, 2), 2)).toBeCloseTo(0, 15)
  expect(ensembleScore(of(3, 1, 2), 4)).toBeCloseTo(2 - 2 / 3, 15)
  expect(ensembleScore(of(5), 2)).toBe(3)
})

test('the score of an ensemble is the mean over pairs, and does not change its argument', () => {
  const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 12 })
  fc.assert(
    fc.property(numbers, fc.integer({ min: -1000, max: 1000 }), (values, observed) => {
      const n = values.length
      const error = values.reduce((sum, x) => sum + Math.abs(x - observed), 0) / n
      const pairs = values.flatMap((x, i) => values.filter((_, j) => j !== i).map((y) => Math.abs(x - y)))
      const spread = pairs.reduce((a, b) => a + b, 0) / (n * (n - 1))
      const given = Float64Array.from(values)
      expect(ensembleScore(given, observed)).toBeCloseTo(error - spread / 2, 9)
      expect([...given]).toEqual(values)
    }),
  )
})

/** The definition: the squared distance of the two distribution functions, integrated by the midpoint rule. */
function integralScore(mean: number, sd: number, observed: number): number {
  const width = 1e-3
  let sum = 0
  for (let x = mean - 12 * sd; x < Math.max(mean, observed) + 12 * sd; x += width * sd) {
    const middle = x + (width * sd) / 2
    sum += (normalCdf((middle - mean) / sd) - (middle >= observed ? 1 : 0)) ** 2 * width * sd
  }
  return sum
}

test.each([
  [0, 1, 0],
  [0, 1, 1],
  [3, 2, -4],
  [1, 0.5, 3],
])('the score of a normal forecast (%d, %d) of %d is the integral that defines it', (mean, sd, observed) => {
  expect(normalScore(mean, sd, observed)).toBeCloseTo(integralScore(mean, sd, observed), 3)
})

test('the score of a standard normal forecast at its centre is (sqrt 2 - 1) / sqrt pi', () => {
  expect(normalScore(0, 1, 0)).toBeCloseTo((Math.SQRT2 - 1) / Math.sqrt(Math.PI), 12)
  expect(normalScore(5, 0, 3)).toBe(2)
})

test('a large ensemble of normal quantiles scores like the normal distribution', () => {
  const values = Float64Array.from({ length: 4000 }, (_, i) => normalQuantile((i + 0.5) / 4000))
  expect(ensembleScore(values, 0.7)).toBeCloseTo(normalScore(0, 1, 0.7), 3)
})
