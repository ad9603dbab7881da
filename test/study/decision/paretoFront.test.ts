import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paretoFront } from '../../../src/study/decision/paretoFront.ts'

test('what is dominated is not on the front, what is alike is', () => {
  const choices = [
    { one: 3, other: 1 },
    { one: 0, other: 9 },
    { one: 3, other: 2 },
    { one: 1, other: 4 },
    { one: 1, other: 4 },
    { one: 2, other: 4 },
    { one: Number.NaN, other: 0 },
    { one: Infinity, other: 0 },
  ]
  expect(paretoFront(choices)).toEqual([1, 3, 4, 0, 7])
})

test('the front is everything to which nothing is better', () => {
  const number = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Infinity))
  fc.assert(
    fc.property(fc.array(fc.record({ one: number, other: number }), { maxLength: 20 }), (choices) => {
      const free = [...choices.keys()].filter((i) => {
        const { one = 0, other = 0 } = choices[i] ?? {}
        return !choices.some((c) => c.one <= one && c.other <= other && (c.one < one || c.other < other))
      })
      expect([...paretoFront(choices)].sort((a, b) => a - b)).toEqual(free)
    }),
  )
})
