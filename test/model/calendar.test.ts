import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthLabel, monthsOf, NEVER } from '../../src/model/calendar.ts'

test.each([
  ['2021-01', 0],
  ['2021', 0],
  ['2021-01-01', 0],
  ['2020-12', -1],
  ['2023-08-01', 31],
  ['2023-08-16', 31 + 15 / 31],
  ['2024-02-29', 37 + 28 / 29],
  ['2027', 72],
  ['never', NEVER],
])('%s is %f months after 2021-01', (text, time) => {
  expect(monthsOf(text, '2021-01')).toBe(time)
})

test.each([
  '2023-02-29',
  '1900-02-29',
  '2023-13',
  '2023-00',
  '2023-04-31',
  '2023-1',
  '23-01',
  '',
  'soon',
  '2023-01-00',
  '2023-01-01T00:00',
])('%s is no date', (text) => {
  expect(monthsOf(text, '2021-01')).toBeUndefined()
})

test('every month of four-digit years has its own label', () => {
  const month = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }))
  const label = month.map(([y, m]) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}`)
  fc.assert(
    fc.property(label, label, (text, origin) => {
      expect(monthLabel(monthsOf(text, origin) as number, origin)).toBe(text)
    }),
  )
})

test('a time within a month has the label of the month', () => {
  expect(monthLabel(31.99, '2021-01')).toBe('2023-08')
  expect(monthLabel(-0.01, '2021-01')).toBe('2020-12')
  expect(monthLabel(Number.POSITIVE_INFINITY, '2021-01')).toBe('never')
})
