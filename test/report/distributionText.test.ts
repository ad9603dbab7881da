import { expect, test } from 'vitest'
import { distributionText } from '../../src/report/distributionText.ts'

test.each([
  [{ kind: 'fixed', value: 0.1 }, '0.1'],
  [{ kind: 'lognormal', p5: 0.05, p50: 0.12, p95: 0.25 }, 'lognormal(p5 0.05, p50 0.12, p95 0.25)'],
  [{ kind: 'normal', mean: 1, sd: 2, truncate: { min: 0 } }, 'normal(mean 1, sd 2, truncated min 0)'],
  [
    { kind: 'categorical', values: [1, 2], probabilities: [0.4, 0.6] },
    'categorical(values 1 2, probabilities 0.4 0.6)',
  ],
] as const)('%j', (distribution, text) => {
  expect(distributionText(distribution)).toBe(text)
})

test('dates are days and months of the calendar', () => {
  expect(distributionText({ kind: 'fixed', value: 14 }, '2021-01')).toBe('2022-03')
  expect(distributionText({ kind: 'fixed', value: 14 + 9 / 31 }, '2021-01')).toBe('2022-03-10')
  expect(distributionText({ kind: 'fixed', value: 1e6 }, '2021-01')).toBe('never')
  expect(distributionText({ kind: 'normal', mean: 12, sd: 3 }, '2021-01')).toBe('normal(mean 2022-01, sd 3)')
})
