import { exp, expm1, log, log1p } from '../functions/elementary.ts'
import type { DistributionRow } from './shape.ts'

/** Waiting time for something that is equally likely at any moment. */
export const exponential: DistributionRow<'exponential'> = {
  kind: 'exponential',
  problem: ({ mean }) => (Number.isFinite(mean) && mean > 0 ? undefined : 'needs a finite mean > 0'),
  shape: ({ mean }) => ({
    kind: 'continuous',
    quantile: (u) => -mean * log1p(-u),
    cdf: (x) => -expm1(-x / mean),
    mean,
    low: 0,
    high: Number.POSITIVE_INFINITY,
    joins: [],
    upperTail: { share: (x) => exp(-x / mean), quantile: (q) => -mean * log(q) },
  }),
}
