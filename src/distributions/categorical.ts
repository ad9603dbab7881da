import { discrete } from './discrete.ts'
import type { DistributionRow } from './shape.ts'

/**
 * Probabilities in a file are decimal fractions such as 0.333, so their sum is allowed to be a little off.
 */
const TOLERANCE = 1e-6

/**
 * One of several values, each with its probability; they are ordered by value, so that correlations have a
 * meaning.
 */
export const categorical: DistributionRow<'categorical'> = {
  kind: 'categorical',
  problem: ({ values, probabilities }) => {
    if (values.length === 0 || values.length !== probabilities.length)
      return 'needs as many probabilities as values'
    if (values.some(Number.isNaN)) return 'needs numbers as values'
    if (!probabilities.every((p) => p >= 0 && p <= 1)) return 'needs probabilities from 0 to 1'
    const total = probabilities.reduce((sum, p) => sum + p, 0)
    return Math.abs(total - 1) <= TOLERANCE ? undefined : 'needs probabilities that add up to 1'
  },
  shape: ({ values, probabilities }) => discrete(values, probabilities),
}
