import { betaIntegral } from './betaIntegral.ts'
import { betaQuantile } from './betaQuantile.ts'
import { allFinite, type DistributionRow, rangeProblem, type Shape } from './shape.ts'

/** A beta distribution stretched from 0..1 to low..high. */
export function stretchedBeta(a: number, b: number, low: number, high: number): Shape {
  const width = high - low
  const quantile = betaQuantile(a, b)
  const fromAbove = betaQuantile(b, a)
  const integral = betaIntegral(a, b)
  return {
    kind: 'continuous',
    quantile: (u) => Math.min(low + width * quantile(u), high),
    cdf: (x) => integral((x - low) / width).lower,
    mean: low + (width * a) / (a + b),
    low,
    high,
    joins: [],
    upperTail: {
      share: (x) => integral((x - low) / width).upper,
      quantile: (q) => Math.max(high - width * fromAbove(q), low),
    },
  }
}

/** Shares and probabilities: between low and high (0 and 1 unless said), with two shape parameters. */
export const beta: DistributionRow<'beta'> = {
  kind: 'beta',
  problem: ({ alpha, beta, low = 0, high = 1 }) => {
    if (!allFinite(alpha, beta) || alpha <= 0 || beta <= 0) return 'needs finite alpha > 0 and beta > 0'
    return rangeProblem(low, high)
  },
  shape: ({ alpha, beta, low = 0, high = 1 }) => stretchedBeta(alpha, beta, low, high),
}
