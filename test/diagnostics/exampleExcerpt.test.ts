import { expect, test } from 'vitest'
import { CATALOGUE } from '../../src/diagnostics/catalogue.ts'
import { exampleExcerpt } from '../../src/diagnostics/exampleExcerpt.ts'

const excerptOf = (code: string): string => {
  const row = CATALOGUE.find((r) => r.code === code)
  return row ? exampleExcerpt(row.example) : ''
}

test('shows the lines up to the problem, with a mark under its place', () => {
  expect(excerptOf('operator-missing')).toMatchInlineSnapshot(`
    "lab/model.yaml
       5 |   worth: { unit: USD/kg, label: { en: Worth, zh: 价值 }, equation: 2 * price }
       6 |   yield:
       7 |     unit: dimensionless
       8 |     label: { en: Yield, zh: 收率 }
       9 |     equation: 2 time
                           ^"
  `)
})

test.each(CATALOGUE.map((row) => row.code))('the excerpt of %s fits a terminal', (code) => {
  const lines = excerptOf(code).split('\n')
  expect(lines.length).toBeLessThanOrEqual(7)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(110)
})
