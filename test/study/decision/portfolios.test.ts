import { expect, test } from 'vitest'
import { portfolios } from '../../../src/study/decision/portfolios.ts'

test('every combination, fewer before more', () => {
  expect(portfolios(['a', 'b', 'c'])).toEqual([
    [],
    ['a'],
    ['b'],
    ['c'],
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'c'],
    ['a', 'b', 'c'],
  ])
  expect(portfolios([])).toEqual([[]])
})

test('up to eight policies', () => {
  const all = portfolios([...'abcdefgh'])
  expect(new Set(all.map((one) => one.join())).size).toBe(256)
  expect(() => portfolios([...'abcdefghi'])).toThrow(RangeError)
})
