import { expect, test } from 'vitest'
import { normalQuantile } from '../../../src/distributions/normalQuantile.ts'
import { marginalOf, sharesOfScores } from '../../../src/study/calibration/marginal.ts'

/** Scores of a normal distribution, evenly through its shares. */
const scores = (mean: number, sd: number): Float64Array =>
  Float64Array.from({ length: 2000 }, (_, i) => mean + sd * normalQuantile((i + 0.5) / 2000))

const valueAt = (share: number): number => 100 + 10 * normalQuantile(share)

test('a posterior that is the prior says that nothing was learnt', () => {
  const found = marginalOf('x', valueAt, sharesOfScores(scores(0, 1)), 2000)
  expect(found.overlap).toBeCloseTo(1, 2)
  expect(found.contraction).toBeCloseTo(0, 2)
  expect(found.shift).toBeCloseTo(0, 6)
  expect(found.informed).toBe(false)
  expect(found.posterior.p95).toBeCloseTo(found.prior.p95, 1)
})

test('a posterior half as wide has lost three quarters of the variance', () => {
  const found = marginalOf('x', valueAt, sharesOfScores(scores(0.5, 0.5)), 2000)
  expect(found.contraction).toBeCloseTo(0.75, 2)
  expect(found.shift).toBeCloseTo(0.5, 6)
  expect(found.informed).toBe(true)
  expect(found.posterior.p50).toBeCloseTo(105, 6)
  expect(found.posterior.p5).toBeCloseTo(105 - 5 * 1.6449, 1)
  // the two densities cross at -0.675 and 1.342; the prior lies between them with 0.660, the posterior outside with 0.055
  expect(found.overlap).toBeGreaterThan(0.55)
  expect(found.overlap).toBeLessThan(0.65)
})

test('a posterior elsewhere shares nothing with its prior', () => {
  expect(marginalOf('x', valueAt, sharesOfScores(scores(4, 0.2)), 2000).overlap).toBeLessThan(0.06)
})

test('what a few draws show may be chance', () => {
  const of = (worth: number) => marginalOf('x', valueAt, sharesOfScores(scores(0.3, 0.9)), worth).informed
  expect([of(2000), of(20)]).toEqual([true, false])
})
