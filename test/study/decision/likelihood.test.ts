import { expect, test } from 'vitest'
import { likelihoodOf } from '../../../src/study/decision/likelihood.ts'

test.each([
  [1, 'virtually certain', '几乎确定'],
  [0.99, 'virtually certain', '几乎确定'],
  [0.989, 'very likely', '很可能'],
  [0.9, 'very likely', '很可能'],
  [0.7, 'likely', '可能'],
  [0.66, 'likely', '可能'],
  [0.5, 'about as likely as not', '或许可能'],
  [0.331, 'about as likely as not', '或许可能'],
  [0.33, 'unlikely', '不可能'],
  [0.1, 'very unlikely', '很不可能'],
  [0.01, 'exceptionally unlikely', '几乎不可能'],
  [0, 'exceptionally unlikely', '几乎不可能'],
])('%d is %s, %s', (probability, en, zh) => {
  const { text, low, high } = likelihoodOf(probability)
  expect(text).toEqual({ en, zh })
  expect(low <= probability && probability <= high).toBe(true)
})

test('what is no probability has no words', () => {
  for (const value of [-0.1, 1.1, Number.NaN]) expect(() => likelihoodOf(value)).toThrow(RangeError)
})
