import { describe, expect, test } from 'vitest'
import { normalCdf } from '../../../src/distributions/normalCdf.ts'
import { normalQuantile } from '../../../src/distributions/normalQuantile.ts'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { DESIGNS } from '../../../src/ensemble/sharesOf.ts'
import type { Design } from '../../../src/model/scenario.ts'
import { perfectInformation } from '../../../src/study/sensitivity/perfectInformation.ts'
import { sampleFrom } from './testFunctions.ts'

const shares = (name: string, size: number, seed = 'seed', design: Design = 'mc'): number[] => {
  const share = DESIGNS[design](keyOf(seed, name), size)
  return Array.from({ length: size }, (_, i) => share(i))
}

/** Mean of max(0, m + s z) less max(0, m): the unit normal loss (Raiffa and Schlaifer 1961, page 356). */
function loss(m: number, s: number): number {
  const ratio = Math.abs(m) / s
  return s * Math.exp(-0.5 * ratio ** 2) * 0.3989422804014327 - Math.abs(m) * normalCdf(-ratio)
}

/** Do nothing for 0, or do something for `m` plus a sum of normals with standard deviations 3, 1 and 0. */
function linearChoice(size: number, seed: string, m: number, design: Design = 'mc') {
  const [x, y, z] = ['x', 'y', 'z'].map((name) => shares(name, size, seed, design)) as [
    number[],
    number[],
    number[],
  ]
  const gain = x.map((u, i) => m + 3 * normalQuantile(u) + normalQuantile(y[i] as number))
  return perfectInformation(sampleFrom({ x, y, z }, [gain.map(() => 0), gain]))
}

describe.each([-1, 0.5, 2])('a linear choice with mean %d', (m) => {
  const runs = Array.from({ length: 40 }, (_, i) => linearChoice(2000, `seed ${i}`, m))
  const truths = [loss(m, Math.sqrt(10)), loss(m, 3), loss(m, 1), 0]
  const found = runs.map(({ everything, parameters }) => [everything, ...parameters])

  test.each([0, 1, 2, 3])(
    'estimate %d lies about the unit normal loss, within its standard errors',
    (which) => {
      const truth = truths[which] as number
      const values = found.map((run) => run[which]?.value as number)
      const errors = found.map((run) => run[which]?.standardError as number)
      const mean = values.reduce((a, b) => a + b, 0) / values.length
      const typical = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length)
      expect(Math.abs(mean - truth)).toBeLessThan(
        (4 * typical) / Math.sqrt(values.length) + 0.015 * loss(m, 3),
      )
      const actual = Math.sqrt(values.reduce((sum, value) => sum + (value - truth) ** 2, 0) / values.length)
      expect(actual).toBeLessThan(1.35 * typical + 0.01 * loss(m, 3))
      if (which < 2) expect(actual).toBeGreaterThan(0.7 * typical)
    },
  )

  test('a parameter that plays no part is worth nothing', () => {
    expect(found.filter((run) => run[3]?.value === 0).length).toBeGreaterThan(34)
    for (const [everything, ...parameters] of found)
      for (const one of parameters) expect(one.value).toBeLessThanOrEqual(everything?.value as number)
  })
})

test('a spread design does better than its standard errors say', () => {
  const { parameters } = linearChoice(4096, 'seed', 0, 'sobol')
  expect(Math.abs((parameters[0]?.value as number) - loss(0, 3))).toBeLessThan(0.02)
  expect(parameters[0]?.standardError).toBeGreaterThan(0.02)
})

test('a few distinct values: the means of each, exactly', () => {
  const kind = [0, 0, 0, 1, 1, 1, 2, 2].flatMap((v) => Array(50).fill(v) as number[])
  const gain = kind.map((k, i) => ([1, -2, 3][k] as number) + (i % 2 ? 0.1 : -0.1))
  const { best, parameters, everything } = perfectInformation(sampleFrom({ kind }, [gain.map(() => 0), gain]))
  // mean (3 * 1 - 3 * 2 + 2 * 3) / 8 > 0, so doing it is best; not doing it in kind 1 saves 2 in 3 of 8 members
  expect(best).toBe(1)
  expect(parameters[0]?.value).toBeCloseTo(6 / 8, 12)
  expect(parameters[0]?.degree).toBe(2)
  expect(everything.value).toBeCloseTo(6 / 8, 12)
})

test('three decisions and a threshold', () => {
  const x = shares('x', 4000)
  const noise = shares('noise', 4000)
  const payoffs = [
    x.map(() => 0.3),
    x.map((u, i) => (u > 0.6 ? 1 : 0) + (noise[i] as number) - 0.5),
    x.map((u, i) => 1 - 2 * u + (noise[i] as number) - 0.5),
  ]
  const { best, parameters } = perfectInformation(sampleFrom({ x, noise }, payoffs))
  // knowing x: 1 - 2 x until 0.35, then 0.3 until 0.6, then 1; on average 0.35 - 0.1225 + 0.075 + 0.4 = 0.7025
  expect(best).toBe(1)
  expect(Math.abs((parameters[0]?.value as number) - (0.7025 - 0.4))).toBeLessThan(0.03)
})

test('one decision, or two that pay the same: nothing is worth knowing', () => {
  const x = shares('x', 100)
  for (const payoffs of [[x], [x, x]]) {
    const { best, everything, parameters } = perfectInformation(sampleFrom({ x }, payoffs))
    expect(best).toBe(0)
    expect(everything).toEqual({ value: 0, standardError: 0 })
    expect(parameters[0]).toEqual({ name: 'x', value: 0, standardError: 0, degree: 0 })
  }
  expect(() => perfectInformation(sampleFrom({ x: [1] }, [[Infinity]]))).toThrow(RangeError)
})
