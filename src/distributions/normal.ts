import { normalCdf } from './normalCdf.ts'
import { normalQuantile } from './normalQuantile.ts'
import type { DistributionRow, Shape } from './shape.ts'
import { allFinite } from './shape.ts'

/** Distances of the 5 % and 95 % points from the median, in standard deviations. */
export const Z5 = -normalQuantile(0.05)
export const Z95 = normalQuantile(0.95)

/** 1 / sqrt(2 pi) */
const HALF_NORMAL_MEAN = 0.3989422804014327

/**
 * Two half-normals joined at the median, each with a standard deviation of its own; the ordinary one when
 * they are equal.
 */
function twoPieceNormal(median: number, below: number, above: number): Shape {
  const side = (x: number): number => (x < median ? below : above)
  return {
    kind: 'continuous',
    quantile: (u) => median + normalQuantile(u) * (u < 0.5 ? below : above),
    cdf: (x) => normalCdf((x - median) / side(x)),
    mean: median + (above - below) * HALF_NORMAL_MEAN,
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
    joins: [0.5],
    upperTail: {
      share: (x) => normalCdf((median - x) / side(x)),
      quantile: (q) => median - normalQuantile(q) * (q < 0.5 ? above : below),
    },
  }
}

/** The normal distribution, by mean and standard deviation or by three quantiles. */
export const normal: DistributionRow<'normal'> = {
  kind: 'normal',
  problem: (d) => {
    if ('sd' in d) return allFinite(d.mean, d.sd) && d.sd > 0 ? undefined : 'needs a finite mean and sd > 0'
    return allFinite(d.p5, d.p50, d.p95) && d.p5 < d.p50 && d.p50 < d.p95
      ? undefined
      : 'needs finite numbers with p5 < p50 < p95'
  },
  shape: (d) =>
    'sd' in d
      ? twoPieceNormal(d.mean, d.sd, d.sd)
      : twoPieceNormal(d.p50, (d.p50 - d.p5) / Z5, (d.p95 - d.p50) / Z95),
}
