import { expect, test } from 'vitest'
import { allowedError, precisionFrom, targetOf } from '../../../src/study/decision/precision.ts'

test.each([
  ['1%', 'number', { kind: 'relative', size: 0.01 }],
  ['0.5', 'number', { kind: 'absolute', size: 0.5 }],
  ['2.5 %', 'condition', { kind: 'absolute', size: 0.025 }],
  ['.5', 'time', { kind: 'absolute', size: 0.5 }],
  ['1%', 'time', undefined],
  ['0', 'number', undefined],
  ['-1', 'number', undefined],
  ['one', 'number', undefined],
  ['', 'number', undefined],
  ['1e9', 'number', undefined],
] as const)('%s of a %s is %j', (text, kind, expected) => {
  expect(precisionFrom(text, kind)).toEqual(expected)
})

const metric = (kind: 'number' | 'condition') => ({ name: 'm', element: '', unit: 't', kind })

test('precision is about the median, or about a probability', () => {
  const values = Float64Array.from({ length: 101 }, (_, i) => i)
  const median = targetOf({ metric: metric('number'), precision: { kind: 'relative', size: 0.1 } }, values)
  expect(median.estimate).toBe(50)
  expect(median.standardError).toBeCloseTo(5, 0)
  expect(allowedError(median)).toBe(5)
  const half = Float64Array.from({ length: 400 }, (_, i) => i % 2)
  const probability = targetOf(
    { metric: metric('condition'), precision: { kind: 'absolute', size: 0.01 } },
    half,
  )
  expect(probability.estimate).toBe(0.5)
  expect(probability.standardError).toBeCloseTo(0.025, 3)
  expect(allowedError(probability)).toBe(0.01)
})

test('that nothing happened in a few members is not certainty', () => {
  const wanted = { metric: metric('condition'), precision: { kind: 'absolute', size: 0.01 } } as const
  expect(targetOf(wanted, new Float64Array(40)).standardError).toBeGreaterThan(0.02)
  expect(targetOf(wanted, new Float64Array(4000)).standardError).toBeLessThan(0.001)
})
