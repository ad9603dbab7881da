import * as vega from 'vega'
import { expect, test } from 'vitest'
import { tickText } from '../../../src/report/drawing/tickText.ts'

const VALUES = [0, 1, -1, 0.5, 12.5, -0.004, 999, 1000, 1234567, 250_000, 1.5e6, 3e-7, 2.5e-6, -4e9, 1e12]

/** Vega's formats of numbers, which it offers but does not declare. */
const { defaultLocale } = vega as unknown as {
  defaultLocale: () => { format: (style: string) => (value: number) => string }
}

test.each([',.0f', ',.1f', ',.4f', '.0%', '~s', '~e'])('ticks in the format %s are those of d3', (style) => {
  const values = style === '~s' ? VALUES.filter((value) => value === 0 || Math.abs(value) >= 1) : VALUES
  expect(values.map((value) => tickText(value, style))).toEqual(values.map(defaultLocale().format(style)))
})

test('days are years or months', () => {
  const day = { year: 2027, month: 4, date: 1 }
  expect([tickText(day, '%Y'), tickText(day, '%Y-%m')]).toEqual(['2027', '2027-04'])
})

test('another format is refused', () => {
  expect(() => tickText(1, '.3g')).toThrow(/format .3g/)
})
