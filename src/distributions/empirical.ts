import { discrete } from './discrete.ts'
import type { DistributionRow } from './shape.ts'

/**
 * One of the listed values, all equally likely (a value listed twice is twice as likely); nothing in between
 * is drawn.
 */
export const empirical: DistributionRow<'empirical'> = {
  kind: 'empirical',
  problem: ({ values }) =>
    values.length > 0 && !values.some(Number.isNaN) ? undefined : 'needs at least one number',
  shape: ({ values }) =>
    discrete(
      values,
      values.map(() => 1),
    ),
}
