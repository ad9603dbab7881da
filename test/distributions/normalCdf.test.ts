import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalCdf } from '../../src/distributions/normalCdf.ts'
import { normalQuantile } from '../../src/distributions/normalQuantile.ts'
import reference from './scipy.json' with { type: 'json' }

test('has the true values, relative to 1e-15 in the tail', () => {
  for (const [x, value] of reference.normalCdf as [number, number][]) {
    expect(Math.abs(normalCdf(x) - value)).toBeLessThanOrEqual(Math.max(1e-15 * value, Number.MIN_VALUE))
  }
})

test('has the limits 0 and 1, and passes NaN on', () => {
  expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0)
  expect(normalCdf(-50)).toBe(0)
  expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1)
  expect(normalCdf(0)).toBe(0.5)
  expect(normalCdf(Number.NaN)).toBeNaN()
})

test('is undone by the quantile function', () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (x) => {
      const bound = x < 0 ? 1e-14 * Math.max(1, -x) : 1e-9
      expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThanOrEqual(bound)
    }),
    { numRuns: 1000, seed: 1 },
  )
})

test('the quantile function has its limits at 0 and 1', () => {
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
  expect(normalQuantile(0.5)).toBe(0)
  expect(normalQuantile(-0.1)).toBeNaN()
  expect(normalQuantile(1.1)).toBeNaN()
  expect(normalQuantile(Number.NaN)).toBeNaN()
})
