import { exp, log, log1p } from '../functions/elementary.ts'
import { Z5, Z95 } from './normal.ts'
import { normalCdf } from './normalCdf.ts'
import { normalQuantile } from './normalQuantile.ts'
import type { DistributionRow, Shape } from './shape.ts'
import { allFinite } from './shape.ts'

/** Two half-lognormals joined at the median; `below` and `above` are standard deviations of the logarithm. */
function twoPieceLognormal(median: number, below: number, above: number): Shape {
  const standardised = (x: number): number => log(x / median) / (x < median ? below : above)
  return {
    kind: 'continuous',
    quantile: (u) => median * exp(normalQuantile(u) * (u < 0.5 ? below : above)),
    cdf: (x) => (x <= 0 ? 0 : normalCdf(standardised(x))),
    mean:
      median * (exp(0.5 * below * below) * normalCdf(-below) + exp(0.5 * above * above) * normalCdf(above)),
    low: 0,
    high: Number.POSITIVE_INFINITY,
    joins: [0.5],
    upperTail: {
      share: (x) => (x <= 0 ? 1 : normalCdf(-standardised(x))),
      quantile: (q) => median * exp(-normalQuantile(q) * (q < 0.5 ? above : below)),
    },
  }
}

function byMoments(mean: number, sd: number): Shape {
  const variance = log1p((sd / mean) * (sd / mean))
  const spread = Math.sqrt(variance)
  return twoPieceLognormal(mean * exp(-0.5 * variance), spread, spread)
}

/** A positive number whose logarithm is normal, by its mean and standard deviation or by three quantiles. */
export const lognormal: DistributionRow<'lognormal'> = {
  kind: 'lognormal',
  problem: (d) => {
    if ('sd' in d) {
      return allFinite(d.mean, d.sd) && d.mean > 0 && d.sd > 0
        ? undefined
        : 'needs a finite mean > 0 and sd > 0'
    }
    return allFinite(d.p5, d.p50, d.p95) && d.p5 > 0 && d.p5 < d.p50 && d.p50 < d.p95
      ? undefined
      : 'needs finite numbers with 0 < p5 < p50 < p95'
  },
  shape: (d) =>
    'sd' in d
      ? byMoments(d.mean, d.sd)
      : twoPieceLognormal(d.p50, log(d.p50 / d.p5) / Z5, log(d.p95 / d.p50) / Z95),
}
