import { expect, test } from 'vitest'
import { nextTemperature, resample, tilt } from '../../../src/study/calibration/temperature.ts'

test('the temperature rises as far as half of the points still count', () => {
  const logLikelihoods = Float64Array.from({ length: 200 }, (_, i) => -((i - 100) ** 2) / 10)
  const next = nextTemperature(logLikelihoods, 0.01, 0.5)
  const { weights } = tilt(logLikelihoods, next - 0.01)
  const sum = weights.reduce((a, b) => a + b, 0)
  expect((sum * sum) / weights.reduce((a, b) => a + b * b, 0)).toBeCloseTo(100, 6)
  expect(
    nextTemperature(
      logLikelihoods.map((value) => value / 1e6),
      0.01,
      0.5,
    ),
  ).toBe(1)
})

test('it always rises, and impossible points do not count', () => {
  const wild = Float64Array.of(0, -1e300, -1e300, -1e300)
  expect(nextTemperature(wild, 0, 0.5)).toBeGreaterThan(0)
  expect(
    nextTemperature(Float64Array.of(0, 0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY), 0, 0.5),
  ).toBe(1)
})

test('weights are relative to the largest, their mean is not', () => {
  const { weights, logMean } = tilt(Float64Array.of(-1000, -1000 + Math.log(3), Number.NEGATIVE_INFINITY), 1)
  expect(weights[0]).toBeCloseTo(1 / 3, 12)
  expect(weights[2]).toBe(0)
  expect(logMean).toBeCloseTo(-1000 + Math.log(4 / 3), 11)
})

test('points take places by their weight, to within one, and none without weight', () => {
  const weights = Float64Array.of(0, 3, 0.5, 0, 6.5, 0)
  for (const u of [1e-9, 0.3, 0.999999]) {
    const chosen = [...resample(Float64Array.from([...weights, ...new Float64Array(94)]), u)]
    weights.forEach((weight, i) => {
      const count = chosen.filter((place) => place === i).length
      expect(Math.abs(count - weight * 10)).toBeLessThanOrEqual(1)
      if (weight === 0) expect(count).toBe(0)
    })
    expect(chosen).toHaveLength(100)
  }
})
