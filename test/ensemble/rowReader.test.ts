import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalQuantile } from '../../src/distributions/normalQuantile.ts'
import { keyOf } from '../../src/ensemble/keyOf.ts'
import { readRows } from '../../src/ensemble/rowStatistics.ts'
import { ROW_NUMBERS, statisticsAt } from '../../src/ensemble/select/rowNumbers.ts'
import { statisticsOf } from '../../src/ensemble/statisticsOf.ts'
import { uniform } from '../../src/ensemble/uniform.ts'

/** Reads rows and compares every number with the reference, to the bit. */
function expectSame(rows: readonly Float64Array[]): void {
  const members = rows[0]?.length ?? 0
  const values = new Float64Array(rows.length * members)
  for (const [row, one] of rows.entries()) values.set(one, row * members)
  const good = Int32Array.from({ length: members }, (_, member) => member)
  const found = new Float64Array(rows.length * ROW_NUMBERS)
  readRows({ values, members, good }, 0, rows.length, found)
  for (const [row, values] of rows.entries()) expect(statisticsAt(found, row)).toEqual(noNegativeZero(values))
}

function noNegativeZero(values: Float64Array) {
  const { standardErrors, bounds: _, ...rest } = statisticsOf(values)
  const entries = Object.entries(rest).map(([name, value]) => [name, value + 0])
  return { ...Object.fromEntries(entries), standardErrors }
}

const key = keyOf('seed', 'rows')
const normal = (i: number, row: number): number => normalQuantile(uniform(key, 'draw', i, row))

/** Rows as ensembles have them, and rows made to be hard. */
const SHAPES: Readonly<Record<string, (i: number, count: number) => number>> = {
  normal: (i) => normal(i, 0),
  skewed: (i) => 1 / (1e-4 + uniform(key, 'draw', i, 1)),
  'far tail': (i) => (1 / uniform(key, 'draw', i, 2)) ** 8,
  'mostly zero': (i) => (uniform(key, 'draw', i, 3) < 0.7 ? 0 : normal(i, 4) ** 2),
  capped: (i) => Math.min(normal(i, 5), 0.2),
  'a few values': (i) => Math.floor(5 * uniform(key, 'draw', i, 6)),
  'all alike': () => 7.25,
  rising: (i) => i,
  falling: (i) => -i,
  'one outlier': (i) => (i === 3 ? 1e300 : normal(i, 7)),
  'both ends': (i) => (i % 2 === 0 ? -Number.MAX_VALUE : Number.MAX_VALUE),
  subnormal: (i) => (i % 97) * 5e-324,
  'narrow around a large number': (i) => 1e15 + (i % 13) * 0.125,
  'zeros of both signs': (i) => (i % 3 === 0 ? -0 : i % 3 === 1 ? 0 : 1e-9 * i),
  geometric: (i, count) => 10 ** (-300 + (600 * i) / count),
  'never for some': (i) => (i % 4 === 0 ? Number.POSITIVE_INFINITY : i),
  'minus infinity once': (i) => (i === 5 ? Number.NEGATIVE_INFINITY : i),
  'not a number once': (i) => (i === 11 ? Number.NaN : normal(i, 8)),
}

describe('rows read by histogram have the statistics of sorted rows, to the bit', () => {
  const shapes = Object.entries(SHAPES)
  test.each([1, 2, 63, 64, 65, 100, 1000, 1023, 2500, 9001, 40_000])('%i values', (count) => {
    const rows = shapes.map(([, shape]) => Float64Array.from({ length: count }, (_, i) => shape(i, count)))
    expectSame(rows)
    expectSame(rows.slice(0, 5).reverse())
  })

  /** Each row moves a little away from the one before, and far away now and then. */
  const moved = (value: number, row: number): number => value * (1 + row / 40) + (row > 6 ? 3 : 0)

  test.each([64, 101, 1000, 3001])('%i values, of rows that are much like the ones before', (count) => {
    for (const [name, shape] of shapes) {
      const rows = Array.from({ length: 11 }, (_, row) =>
        Float64Array.from({ length: count }, (_, i) => moved(shape(i, count), row)),
      )
      expect(() => expectSame(rows), name).not.toThrow()
    }
  })

  test('of any values', () => {
    const value = fc.oneof(
      fc.double(),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 3 }),
    )
    const row = fc.array(value, { minLength: 200, maxLength: 200 })
    fc.assert(
      fc.property(row, row, (a, b) => expectSame([Float64Array.from(a), Float64Array.from(b)])),
      { numRuns: 60, endOnFailure: true },
    )
    const finite = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), {
      minLength: 500,
      maxLength: 500,
    })
    fc.assert(
      fc.property(finite, finite, (a, b) => expectSame([Float64Array.from(a), Float64Array.from(b)])),
      { numRuns: 60, endOnFailure: true },
    )
  })
})

test('rows in which no member counts have no statistics', () => {
  const rows = { values: new Float64Array(70 * 9), members: 70, good: new Int32Array(0) }
  const numbers = new Float64Array(ROW_NUMBERS * 9)
  readRows(rows, 1, 8, numbers)
  const none = statisticsOf(new Float64Array(0))
  for (let row = 1; row < 8; row++) expect(statisticsAt(numbers, row)).toEqual(none)
  for (const row of [0, 8]) expect(statisticsAt(numbers, row).mean).toBe(0)
})
