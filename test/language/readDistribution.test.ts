import { expect, test } from 'vitest'
import { readDistribution } from '../../src/language/readDistribution.ts'

test.each([
  [3, null, { kind: 'fixed', value: 3 }],
  ['2027-01-16', '2027-01', { kind: 'fixed', value: 15 / 31 }],
  [2028, '2027-01', { kind: 'fixed', value: 12 }],
  ['never', '2027-01', { kind: 'fixed', value: 1e6 }],
  [{ uniform: { low: 1, high: 2 } }, null, { kind: 'uniform', low: 1, high: 2 }],
  [{ uniform: { low: 2027, high: '2027-03' } }, '2026-01', { kind: 'uniform', low: 12, high: 14 }],
  [{ normal: { mean: '2027-01', sd: 3 } }, '2026-01', { kind: 'normal', mean: 12, sd: 3 }],
  [{ lognormal: { p5: 1, p50: 2, p95: 3 } }, null, { kind: 'lognormal', p5: 1, p50: 2, p95: 3 }],
  [
    { beta: { alpha: 2, beta: 3 }, truncate: { max: 0.5 } },
    null,
    { kind: 'beta', alpha: 2, beta: 3, truncate: { max: 0.5 } },
  ],
  [
    { categorical: { values: ['2027', 'never'], probabilities: [0.25, 0.75] } },
    '2027-01',
    { kind: 'categorical', values: [0, 1e6], probabilities: [0.25, 0.75] },
  ],
] as const)('reads %j', (written, origin, distribution) => {
  expect(readDistribution(written as never, origin)).toEqual({ distribution })
})

test.each([
  ['2027-01', 'number'],
  [{}, 'one of'],
  [{ uniform: { low: 1, high: 2 }, normal: { mean: 0, sd: 1 } }, 'one of'],
  [{ uniform: { low: 2, high: 2 } }, 'low < high'],
  [{ triangular: { low: 0, mode: 3, high: 2 } }, 'low <= mode <= high'],
  [{ pert: { low: 1, mode: 1, high: 1 } }, 'low < high'],
  [{ normal: { mean: 1, sd: 0 } }, 'sd > 0'],
  [{ normal: { mean: 1 } }, 'either mean and sd'],
  [{ normal: { mean: 1, sd: 1, p50: 1 } }, 'either mean and sd'],
  [{ normal: { p5: 1, p50: 1, p95: 2 } }, 'p5 < p50 < p95'],
  [{ lognormal: { p5: -1, p50: 1, p95: 2 } }, '0 < p5'],
  [{ lognormal: { mean: 0, sd: 1 } }, 'mean > 0'],
  [{ beta: { alpha: 0, beta: 1 } }, 'alpha > 0'],
  [{ beta: { alpha: 1, beta: 1, low: 2 } }, 'low < high'],
  [{ exponential: { mean: -1 } }, 'mean > 0'],
  [{ bernoulli: { probability: 1.5 } }, '0 to 1'],
  [{ categorical: { values: [1, 2], probabilities: [1] } }, 'as many'],
  [{ categorical: { values: [1, 2], probabilities: [0.5, 0.6] } }, 'add up to 1'],
  [{ categorical: { values: [1, 2], probabilities: [1.5, -0.5] } }, 'from 0 to 1'],
  [{ uniform: { low: 1, high: 2 }, truncate: { min: 3, max: 1 } }, 'truncate'],
])('refuses %j', (written, expected) => {
  const read = readDistribution(written as never, null)
  expect(read).toHaveProperty('problems')
  if ('problems' in read) expect(read.problems[0]?.expected).toContain(expected)
})
