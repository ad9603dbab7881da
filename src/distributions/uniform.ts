import { type DistributionRow, rangeProblem } from './shape.ts'

/** Every value between two ends equally likely. */
export const uniform: DistributionRow<'uniform'> = {
  kind: 'uniform',
  problem: ({ low, high }) => rangeProblem(low, high),
  shape: ({ low, high }) => ({
    kind: 'continuous',
    quantile: (u) => Math.min(low + (high - low) * u, high),
    cdf: (x) => (x - low) / (high - low),
    mean: 0.5 * low + 0.5 * high,
    low,
    high,
    joins: [],
  }),
}
