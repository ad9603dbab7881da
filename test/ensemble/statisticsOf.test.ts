import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalQuantile } from '../../src/distributions/normalQuantile.ts'
import { keyOf } from '../../src/ensemble/keyOf.ts'
import { sorted } from '../../src/ensemble/sorted.ts'
import { statisticsOf } from '../../src/ensemble/statisticsOf.ts'
import { uniform } from '../../src/ensemble/uniform.ts'
import { QUANTILES } from '../../src/model/ensemble.ts'

const INFINITY = Number.POSITIVE_INFINITY

test('quantiles and mean are those of numpy (np.quantile, type 7)', () => {
  const values = Float64Array.of(3.1, -2, 8.25, 0.5, 4, 4, 19, -7.75, 1.5, 2, 6)
  const { standardErrors, mean, ...quantiles } = statisticsOf(values)
  expect(quantiles).toEqual({ p5: -4.875, p25: 1, p50: 3.1, p75: 5, p95: 13.625 })
  expect(mean).toBeCloseTo(3.509090909090909, 15)
  expect(standardErrors.mean).toBeCloseTo(2.004050650124508, 12)
})

test('the mean loses nothing to rounding', () => {
  expect(statisticsOf(Float64Array.of(1, 1e100, 1, -1e100)).mean).toBe(0.5)
})

describe('members for which it never happens', () => {
  test('rank last', () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => (i < 80 ? 80 - i : INFINITY))
    const { mean, p5, p50, p75, p95, standardErrors } = statisticsOf(values)
    expect([p5, p50, p75, p95]).toEqual([6, 51, 76, INFINITY])
    expect(mean).toBeNaN()
    expect(standardErrors.mean).toBeNaN()
    expect(standardErrors.p50).toBeGreaterThan(0)
    expect(standardErrors.p95).toBe(0)
  })

  test('make a quantile between a time and never never', () => {
    expect(statisticsOf(Float64Array.of(1, 2, 3, INFINITY)).p75).toBe(INFINITY)
    expect(statisticsOf(Float64Array.of(1, 2, 3, 4, INFINITY)).p75).toBe(4)
  })

  test('may be all', () => {
    const { mean, p5, p95 } = statisticsOf(new Float64Array(10).fill(INFINITY))
    expect([p5, p95]).toEqual([INFINITY, INFINITY])
    expect(mean).toBeNaN()
  })
})

test('nothing is known of no values, nor of values that are not numbers', () => {
  for (const values of [new Float64Array(0), Float64Array.of(1, Number.NaN, 2)]) {
    const { standardErrors, ...rest } = statisticsOf(values)
    for (const value of [...Object.values(rest), ...Object.values(standardErrors)]) expect(value).toBeNaN()
  }
})

test('one value has no standard error, equal values have none to speak of', () => {
  const one = statisticsOf(Float64Array.of(7))
  expect([one.mean, one.p5, one.p95]).toEqual([7, 7, 7])
  expect([one.standardErrors.mean, one.standardErrors.p50]).toEqual([Number.NaN, Number.NaN])
  const equal = statisticsOf(new Float64Array(50).fill(7))
  expect([equal.mean, equal.standardErrors.mean, equal.standardErrors.p5]).toEqual([7, 0, 0])
})

test('the values given are left as they were', () => {
  const values = Float64Array.of(3, 1, 2)
  statisticsOf(values)
  expect([...values]).toEqual([3, 1, 2])
})

test('standard errors are the spread that repeated ensembles have', () => {
  const key = keyOf('seed', 'standard errors')
  const [runs, members] = [600, 400]
  const ensembles = Array.from({ length: runs }, (_, run) =>
    statisticsOf(
      Float64Array.from({ length: members }, (_, m) => normalQuantile(uniform(key, 'draw', m, run))),
    ),
  )
  for (const name of ['mean', ...QUANTILES.map(([name]) => name)] as const) {
    const values = Float64Array.from(ensembles, (one) => one[name])
    const claimed = statisticsOf(Float64Array.from(ensembles, (one) => one.standardErrors[name])).mean
    const true_ = statisticsOf(values).standardErrors.mean * Math.sqrt(runs)
    expect(claimed / true_).toBeGreaterThan(0.9)
    expect(claimed / true_).toBeLessThan(1.12)
  }
})

describe('sorting', () => {
  const expectSorted = (values: readonly number[]): void => {
    const array = Float64Array.from(values)
    expect(sorted(array)).toEqual(array.slice().sort())
  }

  test('agrees with the engine', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.double().map((x) => (x === 0 ? 0 : x)),
          { maxLength: 300 },
        ),
        expectSorted,
      ),
    )
    fc.assert(fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 300 }), expectSorted))
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 300 }), expectSorted),
    )
  })

  test('copes with bunched, skewed, constant and infinite values', () => {
    const count = 1000
    const shapes: ((i: number) => number)[] = [
      () => 5,
      (i) => (i === 0 ? 1e300 : i),
      (i) => (i % 2 === 0 ? 1e-300 : 2e-300) * i,
      (i) => ((i * 7919) % count) ** 6,
      (i) => (i % 3 === 0 ? INFINITY : -i),
      (i) => (i === 500 ? -INFINITY : i),
      (i) => (i % 2 === 0 ? -Number.MAX_VALUE : Number.MAX_VALUE),
    ]
    for (const shape of shapes) expectSorted(Array.from({ length: count }, (_, i) => shape(i) + 0))
    expectSorted([])
  })
})
