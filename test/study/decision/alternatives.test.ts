import { expect, test } from 'vitest'
import { alternativesOf, valuesOf } from '../../../src/study/decision/alternatives.ts'
import { ensembleOf } from '../../ensembleOf.ts'

test('members that failed under any decision are left out and counted', () => {
  const failure = { variable: 'x', month: '2021-01', reason: 'is NaN' }
  const a = ensembleOf({ members: 4, failures: [{ ...failure, member: 1 }] })
  const b = ensembleOf({ members: 4 })
  const found = alternativesOf(
    ['a', 'b'],
    [a, b],
    [Float64Array.of(1, NaN, 3, 4), Float64Array.of(5, 6, NaN, Infinity)],
  )
  expect(found).toMatchObject({ names: ['a', 'b'], size: 2, failed: 2 })
  expect([...valuesOf(found, 0)]).toEqual([1, 4])
  expect([...valuesOf(found, 1)]).toEqual([5, Infinity])
})

test('ensembles of other members are refused', () => {
  const rows = [Float64Array.of(1, 2), Float64Array.of(1, 2)]
  const a = ensembleOf({ members: 2 })
  expect(() => alternativesOf(['a', 'b'], [a, { ...a, seed: 'other' }], rows)).toThrow('seed')
  expect(alternativesOf([], [], []).size).toBe(0)
})
