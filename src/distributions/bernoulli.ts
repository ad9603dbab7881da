import { discrete } from './discrete.ts'
import type { DistributionRow } from './shape.ts'

/** 1 with a probability, else 0. */
export const bernoulli: DistributionRow<'bernoulli'> = {
  kind: 'bernoulli',
  problem: ({ probability }) =>
    probability >= 0 && probability <= 1 ? undefined : 'needs a probability from 0 to 1',
  shape: ({ probability }) => discrete([0, 1], [1 - probability, probability]),
}
