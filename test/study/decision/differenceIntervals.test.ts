import { expect, test } from 'vitest'
import { uniform } from '../../../src/ensemble/uniform.ts'
import type { Ensemble } from '../../../src/model/ensemble.ts'
import { differenceIntervals, medianInterval } from '../../../src/study/decision/differenceIntervals.ts'

const KEY = [7, 11] as const

/** A difference with one metric. */
function ensembleOf(values: Float64Array, seed = 'test'): Ensemble {
  return {
    ...{ members: values.length, seed, design: 'mc', times: [], months: [], series: [], failures: [] },
    values: new Float64Array(),
    metrics: [{ name: 'm', element: '', unit: 't', purpose: 'metric', kind: 'number' }],
    metricValues: values,
    drawNames: [],
    draws: new Float64Array(),
  }
}

test('the median lies between the order statistics of the sign test', () => {
  const ten = Float64Array.from({ length: 10 }, (_, i) => i + 1)
  expect(medianInterval(ten)).toEqual({ value: 5.5, low: 2, high: 9 })
  const hundred = Float64Array.from({ length: 100 }, (_, i) => i + 1)
  expect(medianInterval(hundred)).toEqual({ value: 50.5, low: 40, high: 61 })
  expect(medianInterval(Float64Array.of(1, 2, 3))).toEqual({ value: 2, low: -Infinity, high: Infinity })
})

test('intervals of mean and median hold the true ones in about nineteen of twenty samples', () => {
  const held = { mean: 0, median: 0 }
  const samples = 120
  for (let sample = 0; sample < samples; sample++) {
    const values = Float64Array.from({ length: 60 }, (_, i) => {
      const share = uniform(KEY, 'draw', sample * 60 + i)
      return share * share
    })
    const [found] = differenceIntervals(ensembleOf(values, `s${sample}`))
    if (!found) throw new Error('no metric')
    if (found.mean.low <= 1 / 3 && 1 / 3 <= found.mean.high) held.mean++
    if (found.median.low <= 0.25 && 0.25 <= found.median.high) held.median++
  }
  expect(held.mean / samples).toBeGreaterThan(0.88)
  expect(held.median / samples).toBeGreaterThan(0.9)
  expect(held.mean).toBeLessThan(samples)
})

test('what comes in only one of two has no mean', () => {
  const [found] = differenceIntervals(ensembleOf(Float64Array.of(1, Infinity, 2, 3)))
  expect(found?.mean.value).toBeNaN()
  expect(found?.median.value).toBe(2.5)
})
