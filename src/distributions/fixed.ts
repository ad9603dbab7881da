import { discrete } from './discrete.ts'
import type { DistributionRow } from './shape.ts'

/** A number that is known; Infinity is a date that does not come. */
export const fixed: DistributionRow<'fixed'> = {
  kind: 'fixed',
  problem: ({ value }) => (Number.isNaN(value) ? 'needs a number' : undefined),
  shape: ({ value }) => discrete([value], [1]),
}
