import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coded, orderOf, ranksOf } from '../../../src/study/sensitivity/coded.ts'

const numbers = fc.array(
  fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Infinity), fc.double({ noNaN: true })),
  {
    minLength: 1,
    maxLength: 30,
  },
)

test('levels, order and ranks are those of sorting', () => {
  fc.assert(
    fc.property(numbers, (given) => {
      const values = Float64Array.from(given, (value) => value + 0)
      const column = coded(values)
      const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      for (const [i, code] of column.codes.entries()) {
        expect(column.levels[code]).toEqual(values[i])
        expect(column.below[code]).toBe(sorted.filter((value) => value < (values[i] as number)).length)
      }
      expect([...orderOf(column)].map((i) => values[i])).toEqual(sorted)
      const ranks = [...values].map((value) => {
        const places = sorted.flatMap((other, place) => (other === value ? [place + 1] : []))
        return places.reduce((a, b) => a + b, 0) / places.length
      })
      expect([...ranksOf(column)]).toEqual(ranks)
    }),
  )
})

test('values in rising order that are equal keep their order', () => {
  expect([...orderOf(coded(Float64Array.of(2, 1, 2, 1)))]).toEqual([1, 3, 0, 2])
})
