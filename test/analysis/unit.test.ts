import { describe, expect, it } from 'vitest'
import {
  DIMENSIONLESS,
  divide,
  formatUnit,
  multiply,
  parseUnit,
  sameUnit,
  type Unit,
} from '../../src/analysis/unit.ts'
import { USUAL_UNITS } from '../../src/analysis/usualUnits.ts'

const unit = (text: string): Unit => {
  const found = parseUnit(text)
  if (!found) throw new Error(text)
  return found
}

describe('units', () => {
  it.each([
    ['USD/kg', 't', 'kUSD'],
    ['t/year', 'year', 't'],
    ['CNY/kg', 'USD/CNY', 'USD/kg'],
    ['kUSD/month', 'month', 'kUSD'],
  ])('%s times %s is %s', (a, b, product) => {
    expect(sameUnit(multiply(unit(a), unit(b)), unit(product))).toBe(true)
  })

  it.each([
    ['t', 'kg'],
    ['t/month', 't/year'],
    ['USD', 'CNY'],
    ['USD', 'kUSD'],
    ['month', 'dimensionless'],
    ['month/year', 'dimensionless'],
  ])('%s is not %s', (a, b) => {
    expect(sameUnit(unit(a), unit(b))).toBe(false)
  })

  it('converts a yearly capacity by months per year', () => {
    expect(sameUnit(divide(unit('t/year'), unit('month/year')), unit('t/month'))).toBe(true)
  })

  it.each(['m', 'furlong', 'USD/', '', '1 t', 'kg; x', 'degC', 'K', 'a'.repeat(80)])(
    'does not know %j',
    (text) => {
      expect(parseUnit(text)).toBeUndefined()
    },
  )

  it('of the usual kind are what mathjs reads', () => {
    for (const text of USUAL_UNITS.keys())
      expect([text, parseUnit(`${text} `)]).toEqual([text, parseUnit(text)])
  })

  it('says what a unit is in the words of an author', () => {
    expect(formatUnit(multiply(unit('USD/kg'), unit('t/month')))).toBe('kUSD/month')
    expect(formatUnit(DIMENSIONLESS)).toBe('dimensionless')
    expect(formatUnit(multiply(unit('t'), unit('t')))).toBe('t^2')
  })
})
