import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBy, formatMonth } from '../../src/charts/formatMonth.ts'
import { formatFixed, formatNumber, formatShare } from '../../src/charts/formatNumber.ts'
import { plainText } from '../../src/charts/plainText.ts'
import { metricNumber } from '../../src/charts/rows/metricScale.ts'
import { textWidth } from '../../src/charts/textWidth.ts'
import { unitLabel, withUnit } from '../../src/charts/unitLabel.ts'
import { wrapParts, wrapText } from '../../src/charts/wrapText.ts'
import { measureText } from '../../src/cli/render/measureText.ts'
import { LANGUAGES } from '../../src/model/text.ts'

describe('metrics', () => {
  const written = (value: number, kind: 'number' | 'time' | 'condition'): string =>
    metricNumber(value, { kind, unit: 'kUSD', origin: '2021-01' }, 'en')

  test('only times and what is infinite never come', () => {
    expect(written(2_500_000, 'number')).toBe('2,500,000')
    expect(written(1e9, 'number')).toBe('1,000,000,000')
    expect(written(Number.POSITIVE_INFINITY, 'number')).toBe('never')
    expect(written(1e6, 'time')).toBe('never')
    expect(written(Number.POSITIVE_INFINITY, 'time')).toBe('never')
    expect(written(13, 'time')).toBe('Feb\u00a02022')
    expect(written(0.25, 'condition')).toBe('25%')
  })
})

describe('numbers', () => {
  test.each([
    [1236.4, '1,240'],
    [0.012345, '0.0123'],
    [-1234567, '−1,230,000'],
    [999.9, '1,000'],
    [0, '0'],
    [-0, '0'],
    [1e21, '1,000,000,000,000,000,000,000'],
    [2.5e-8, '2.5e−8'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
  ])('%s is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })

  test('a rounded nought has no sign', () => {
    expect(formatFixed(-0.001, 2)).toBe('0.00')
  })

  test.each([
    [0, '0%'],
    [0.001, '<1%'],
    [0.126, '13%'],
    [0.996, '>99%'],
    [1, '100%'],
  ])('a share of %s is %s: only certainty is called so', (share, text) => {
    expect(formatShare(share)).toBe(text)
  })
})

describe('months and units', () => {
  const december = 2030 * 12 + 11

  test('in both languages', () => {
    expect(formatMonth(december, 'en')).toBe('Dec\u00a02030')
    expect(formatMonth(december, 'zh')).toBe('2030年12月')
    expect(formatBy(december, 'en')).toBe('by the end of\u00a02030')
    expect(formatBy(december - 1, 'zh')).toBe('到2030年11月')
    expect(formatMonth(Number.POSITIVE_INFINITY, 'en')).toBe('never')
    expect(unitLabel('USD/kg', 'zh')).toBe('美元/千克')
    expect(unitLabel('t/month', 'en')).toBe('t/month')
    expect(withUnit('5', 'dimensionless', 'en')).toBe('5')
    expect(withUnit('5', 'GUSD/year', 'en')).toBe('5\u00a0billion\u00a0USD/year')
  })
})

describe('lines', () => {
  const style = { language: 'en', size: 12 } as const
  const text = fc.string({
    unit: fc.constantFrom('a', 'W', ' ', '价', ',', '。', '(', '1', '/', 'é'),
    maxLength: 120,
  })

  test('are never wider than asked, never more than asked, and lose nothing unless they say so', () => {
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 30, max: 300 }),
        fc.integer({ min: 1, max: 5 }),
        (raw, width, most) => {
          const plain = plainText(raw)
          const lines = wrapText(plain, width, style, most)
          expect(lines.length).toBeLessThanOrEqual(most)
          for (const line of lines) expect(textWidth(line, style)).toBeLessThanOrEqual(width)
          const joined = lines.join('').replaceAll(' ', '')
          if (!joined.endsWith('…')) expect(joined).toBe(plain.replaceAll(' ', ''))
        },
      ),
    )
  })

  test('are about equally long', () => {
    expect(wrapText('one two three four five six', 130, style, 3)).toEqual(['one two three', 'four five six'])
  })

  test('do not begin with closing signs or part a number from its unit or a date', () => {
    const zh = { language: 'zh', size: 18, bold: true } as const
    const sentence = '未满足需求的平均值在2026年7月达到峰值 5.1\u00a0吨/月。此后逐步回落。'
    for (let width = 120; width < 500; width += 7) {
      const lines = wrapText(sentence, width, zh, 9)
      expect(lines.join('').replaceAll(' ', '')).toBe(sentence.replaceAll(' ', ''))
      for (const line of lines) expect(line).not.toMatch(/^[。,、年月/]|[/\u00a0]$|^吨/)
    }
  })

  test('hold whole parts where parts fit', () => {
    expect(wrapParts(['first part', 'second part', 'third'], ' · ', 140, style, 3)).toEqual([
      'first part · second part',
      'third',
    ])
  })
})

test('text loses what cannot be drawn and nothing else', () => {
  expect(plainText(' a\u0000\n b\u202e \ud800镓 é 5\u00a0t ')).toBe('a b 镓 é 5\u00a0t')
  expect(plainText('x'.repeat(9999))).toHaveLength(2001)
})

test.each(LANGUAGES)(
  'widths without a font engine are those of the fonts, kerning apart (%s)',
  (language) => {
    const font = { en: 'Inter', zh: "'Noto Sans SC', Inter" }[language]
    const samples = [
      'Offshore spot price: the median rises from 700 to 1,240 USD/kg',
      'P95 3,750',
      '(“quoted”) 100% – 5/6 · x',
      '境外现货价格2026年到达峰值',
      'Ångström café',
    ]
    for (const bold of [false, true]) {
      for (const sample of samples) {
        const guess = textWidth(sample, { language, size: 12, bold })
        const real = measureText({ font, fontSize: 12, fontWeight: bold ? 600 : 400 }, sample)
        expect(guess / real, sample).toBeGreaterThan(0.985)
        expect(guess / real, sample).toBeLessThan(1.16)
      }
    }
  },
)
