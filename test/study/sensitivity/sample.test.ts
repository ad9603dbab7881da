import { expect, test } from 'vitest'
import { drawsOfParameter, sampleOf } from '../../../src/study/sensitivity/sample.ts'
import { ensembleOf } from '../../ensembleOf.ts'

test('members that failed or have no number are left out and counted', () => {
  const ensemble = ensembleOf({
    members: 4,
    draws: { a: [1, 2, 3, 4], b: [5, 6, 7, 8] },
    failures: [{ member: 1, variable: 'x', month: '2021-01', reason: 'is NaN' }],
  })
  const sample = sampleOf(ensemble, [Float64Array.of(1, 2, NaN, 4), Float64Array.of(9, 8, 7, Infinity)])
  expect([...sample.members]).toEqual([0, 3])
  expect([...sample.draws]).toEqual([1, 4, 5, 8])
  expect([...drawsOfParameter(sample, 1)]).toEqual([5, 8])
  expect([...sample.outputs]).toEqual([1, 4, 9, Infinity])
  expect(sample).toMatchObject({ size: 2, failed: 2, names: ['a', 'b'] })
})
