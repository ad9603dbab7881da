import { expect, test } from 'vitest'
import { normalQuantile } from '../../../src/distributions/normalQuantile.ts'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import { rankCorrelations } from '../../../src/study/sensitivity/rankCorrelations.ts'
import reference from './rankCorrelations.json' with { type: 'json' }
import { sampleFrom } from './testFunctions.ts'

const { x, y, simple, partial } = reference

const named = (columns: readonly (readonly number[])[]): Record<string, readonly number[]> =>
  Object.fromEntries(columns.map((column, i) => [`x${i}`, column]))

/** Independent standard normal numbers. */
const normals = (name: string, size: number): number[] =>
  Array.from({ length: size }, (_, i) => normalQuantile(uniform(keyOf('seed', name), 'draw', i)))

test('simple and partial correlations as by scipy and two regressions, with ties and correlated parameters', () => {
  const found = rankCorrelations(sampleFrom(named(x), y))
  for (const [i, one] of found.entries())
    for (const j of y.keys()) {
      expect(one.simple[j]).toBeCloseTo(simple[i]?.[j] as number, 12)
      expect(one.partial[j]?.value).toBeCloseTo(partial[i]?.[j] as number, 10)
    }
})

test('the partial correlation of three variables by the textbook formula', () => {
  const [a = [], b = []] = x
  const [one, other] = rankCorrelations(sampleFrom(named([a, b]), [y[0] as number[]]))
  const between = rankCorrelations(sampleFrom({ a }, [b]))[0]?.simple[0] as number
  const [ay, by] = [one?.simple[0] as number, other?.simple[0] as number]
  const expected = (ay - between * by) / Math.sqrt((1 - between ** 2) * (1 - by ** 2))
  expect(one?.partial[0]?.value).toBeCloseTo(expected, 12)
})

test('a monotonic function of one parameter is found however bent, one that turns round is not', () => {
  const a = normals('a', 2000)
  const b = normals('b', 2000)
  const [one, other] = rankCorrelations(
    sampleFrom({ a, b }, [a.map((value, i) => Math.exp(5 * value) + (b[i] as number) ** 2)]),
  )
  expect(one?.partial[0]?.value).toBeGreaterThan(0.7)
  expect(Math.abs(other?.partial[0]?.value as number)).toBeLessThan(0.08)
})

test('intervals hold the correlation of the population in nineteen of twenty samples', () => {
  // partial correlation of normals 0.5 is one of ranks of about 6 / pi asin(0.25)
  const truth = (6 / Math.PI) * Math.asin(0.25)
  const hits = Array.from({ length: 200 }, (_, sample) => {
    const [a, b, e] = ['a', 'b', 'e'].map((name) => normals(`${name} ${sample}`, 100)) as [
      number[],
      number[],
      number[],
    ]
    const output = a.map((value, i) => value + (e[i] as number) * Math.sqrt(3) + 0.1 * (b[i] as number))
    const estimate = rankCorrelations(sampleFrom({ a, b }, [output]))[0]?.partial[0]
    return (estimate?.low ?? 1) < truth && truth < (estimate?.high ?? 0) ? 1 : 0
  })
  const share = hits.reduce((sum: number, hit) => sum + hit, 0) / hits.length
  expect(share).toBeGreaterThan(0.9)
  expect(share).toBeLessThan(0.99)
})

test('"never" ranks last', () => {
  const a = [1, 2, 3, 4, 5, 6]
  expect(rankCorrelations(sampleFrom({ a }, [[1, 2, 3, 4, Infinity, Infinity]]))[0]?.simple[0]).toBeCloseTo(
    0.985611,
    6,
  )
})

test('what does not vary, or follows from others, has no partial correlation and harms no other', () => {
  const [a, b] = [normals('a', 50), normals('b', 50)]
  const output = a.map((value, i) => value + (b[i] as number))
  const alone = rankCorrelations(sampleFrom({ a, b }, [output]))
  const found = rankCorrelations(
    sampleFrom({ a, fixed: a.map(() => 3), twin: a.map((value) => 2 * value), b }, [output]),
  )
  expect(found.map(({ partial: [estimate] }) => Number.isNaN(estimate?.value))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(found[0]?.partial[0]?.value).toBeCloseTo(alone[0]?.partial[0]?.value as number, 12)
  expect(found[3]?.partial[0]?.value).toBeCloseTo(alone[1]?.partial[0]?.value as number, 12)
  expect(found.map(({ simple: [value] }) => Number.isNaN(value))).toEqual([false, true, false, false])
  const flat = rankCorrelations(sampleFrom({ a, b }, [a.map(() => 1)]))
  expect(flat.every(({ simple: [s], partial: [p] }) => Number.isNaN(s) && Number.isNaN(p?.value))).toBe(true)
})

test('what follows from others is seen through rounding', () => {
  for (let size = 20; size < 60; size++) {
    // which of four kinds it is: the last follows from the others
    const kinds = Array.from({ length: size }, (_, i) => (i * 7 + Math.floor(i / 5)) % 4)
    const columns = [0, 1, 2, 3].map((kind) => kinds.map((one) => (one === kind ? 1 : 0)))
    const found = rankCorrelations(sampleFrom(named(columns), [normals('b', size)]))
    const known = found.map(({ partial: [estimate] }) => !Number.isNaN(estimate?.value))
    expect(known).toEqual([true, true, true, false])
  }
})

test('a parameter that explains everything has 1; hardly more members than parameters say nothing', () => {
  const [a, b] = [normals('a', 30), normals('b', 30)]
  const [one] = rankCorrelations(sampleFrom({ a, b }, [a]))
  expect(one?.partial[0]?.value).toBeCloseTo(1, 9)
  expect(one?.partial[0]?.high).toBeCloseTo(1, 9)
  const few = rankCorrelations(
    sampleFrom({ a: a.slice(0, 4), b: b.slice(0, 4) }, [b.slice(0, 4).map((v) => v ** 2)]),
  )
  expect(few.every(({ partial: [estimate] }) => Number.isNaN(estimate?.value))).toBe(true)
})
