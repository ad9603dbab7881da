import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draw } from '../../../src/model/system.ts'
import { allRows, distinctRows } from '../../../src/report/published/distinctRows.ts'

const empirical = (values: readonly number[]): Draw => ({
  name: 'a',
  slot: 0,
  distribution: { kind: 'empirical', values },
})
const fixed: Draw = { name: 'b', slot: 1, distribution: { kind: 'uniform', low: 0, high: 1 } }

test('rows that come again are kept once', () => {
  const draws = [empirical([1, 2, 1, 1]), fixed, empirical([5, 6, 5, 7]), empirical([3, 4, 5])]
  const { columns, rows, draws: kept } = distinctRows(draws)
  expect({ columns, rows }).toEqual({ columns: [0, 2], rows: [0, 1, 0, 2] })
  expect(kept).toEqual([empirical([1, 2, 1]), fixed, empirical([5, 6, 7]), empirical([3, 4, 5])])
})

test('all draws come back to the bit, those without a table as they were', () => {
  const cell = fc.constantFrom(0, -0, 1, 0.1, 1e-9)
  const table = fc.integer({ min: 0, max: 30 }).chain((count) => {
    const column = fc.array(cell, { minLength: count, maxLength: count })
    return fc.array(fc.oneof(column, fc.array(cell, { maxLength: 30 })), { maxLength: 4 })
  })
  fc.assert(
    fc.property(table, (lists) => {
      const draws = [fixed, ...lists.map(empirical)]
      expect(allRows(distinctRows(draws))).toEqual(draws)
    }),
  )
})
