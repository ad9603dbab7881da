import { expect, test } from 'vitest'
import { normalQuantile } from '../../../src/distributions/normalQuantile.ts'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import { effectiveSize, splitRhat } from '../../../src/study/calibration/convergence.ts'

/** Chains of an AR(1) with a variance of 1. */
function chains(count: number, length: number, correlation: number): Float64Array[] {
  return Array.from({ length: count }, (_, k) => {
    const key = keyOf('seed', `chain ${k}`)
    const chain = new Float64Array(length)
    let value = normalQuantile(uniform(key, 'noise', 0))
    for (let i = 0; i < length; i++) {
      const shock = normalQuantile(uniform(key, 'draw', i))
      value = correlation * value + Math.sqrt(1 - correlation ** 2) * shock
      chain[i] = value
    }
    return chain
  })
}

test('chains that agree have an R-hat near 1', () => {
  expect(splitRhat(chains(4, 1000, 0))).toBeLessThan(1.01)
  expect(splitRhat(chains(4, 1000, 0))).toBeGreaterThan(0.999)
})

test('chains that differ in place, in width or between their halves do not', () => {
  const change = (at: number, of: (value: number, i: number) => number): Float64Array[] =>
    chains(4, 1000, 0).map((chain, k) => (k === at ? chain.map(of) : chain))
  expect(splitRhat(change(2, (value) => value + 0.7))).toBeGreaterThan(1.03)
  expect(splitRhat(change(2, (value) => value * 3))).toBeGreaterThan(1.03)
  expect(splitRhat(change(2, (value, i) => (i < 500 ? value : value + 1)))).toBeGreaterThan(1.03)
})

test('the ranks decide: a tail so heavy that there is no variance does no harm', () => {
  const heavy = chains(4, 1000, 0).map((chain) => chain.map((value) => Math.exp(value ** 3)))
  expect(splitRhat(heavy)).toBeLessThan(1.01)
})

test('the effective size of an AR(1) is (1 - r) / (1 + r) of its length, also from many short chains', () => {
  for (const correlation of [0, 0.5, 0.8]) {
    const exact = (1 - correlation) / (1 + correlation)
    expect(effectiveSize(chains(4, 2500, correlation)) / 10_000 / exact).toBeGreaterThan(0.85)
    expect(effectiveSize(chains(4, 2500, correlation)) / 10_000 / exact).toBeLessThan(1.15)
    expect(effectiveSize(chains(250, 40, correlation)) / 10_000 / exact).toBeGreaterThan(0.85)
    expect(effectiveSize(chains(250, 40, correlation)) / 10_000 / exact).toBeLessThan(1.15)
  }
})

test('equal values share their rank', () => {
  const coins = chains(4, 1000, 0).map((chain) => chain.map((value) => (value > 0 ? 1 : 0)))
  expect(splitRhat(coins)).toBeLessThan(1.01)
  expect(effectiveSize(coins)).toBeGreaterThan(3000)
})
