import fc from 'fast-check'
import { expect, test } from 'vitest'
import { betaIntegral } from '../../src/distributions/betaIntegral.ts'
import { betaQuantile } from '../../src/distributions/betaQuantile.ts'

const parameter = fc.double({ min: 0.2, max: 500, noNaN: true })

test('the integral is a power for b = 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, x) => {
      expect(betaIntegral(a, 1)(x).lower / x ** a).toBeCloseTo(1, 12)
    }),
  )
})

test('both ends add up, and swap with the parameters', () => {
  fc.assert(
    fc.property(parameter, parameter, fc.integer({ min: 1, max: 1023 }), (a, b, n) => {
      const x = n / 1024
      const { lower, upper } = betaIntegral(a, b)(x)
      expect(lower + upper).toBeCloseTo(1, 14)
      expect(betaIntegral(b, a)(1 - x).upper).toBeCloseTo(lower, 13)
    }),
  )
})

test('the quantile is where the integral is', () => {
  fc.assert(
    fc.property(parameter, parameter, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, u) => {
      const x = betaQuantile(a, b)(u)
      const { lower, kernel } = betaIntegral(a, b)(x)
      const rounding = (kernel / (x * (1 - x))) * 2 ** -52
      if (x < 1) expect(Math.abs(lower - u)).toBeLessThanOrEqual(1e-13 + 4 * rounding)
    }),
    { numRuns: 500, seed: 1 },
  )
})

test('very small parameters put nearly everything at the ends', () => {
  const quantile = betaQuantile(0.001, 0.001)
  expect(quantile(0.4)).toBeLessThan(1e-50)
  expect(quantile(0.6)).toBe(1)
})
