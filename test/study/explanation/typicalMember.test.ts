import { expect, test } from 'vitest'
import type { Ensemble } from '../../../src/model/ensemble.ts'
import { typicalMember } from '../../../src/study/explanation/typicalMember.ts'

/** Two times of one series; each row holds the members' values. */
function ensemble(rows: readonly (readonly number[])[], failed: readonly number[] = []): Ensemble {
  const members = rows[0]?.length ?? 0
  return {
    ...{ members, seed: 's', design: 'mc', times: [0, 1], months: ['2021-01', '2021-02'] },
    series: [{ variable: 'price', element: '', unit: 't' }],
    values: Float64Array.from(rows.flat()),
    ...{ metrics: [], metricValues: new Float64Array(0), drawNames: [], draws: new Float64Array(0) },
    failures: failed.map((member) => ({ member, variable: 'price', month: '2021-01', reason: '' })),
  }
}

test('the member that stays nearest to the median, in units of its spread', () => {
  const rows = [
    [10, 20, 21, 30, 40],
    [100, 300, 201, 210, 150],
  ]
  expect(typicalMember(ensemble(rows), 0)).toBe(2)
  expect(typicalMember(ensemble(rows, [2]), 0)).not.toBe(2)
})

test('times at which all are equal do not count; of equals the first is taken', () => {
  expect(
    typicalMember(
      ensemble([
        [5, 5, 5],
        [5, 5, 5],
      ]),
      0,
    ),
  ).toBe(0)
  expect(
    typicalMember(
      ensemble([
        [5, 5, 5],
        [1, 2, 3],
      ]),
      0,
    ),
  ).toBe(1)
  expect(typicalMember(ensemble([[5], [1]], [0]), 0)).toBeUndefined()
})
