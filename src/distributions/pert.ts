import { stretchedBeta } from './beta.ts'
import { type DistributionRow, modeProblem } from './shape.ts'

/**
 * A smooth hump from low to high with its peak at mode: the beta of project planning (Malcolm et al.,
 * Operations Research 7, 1959, page 646).
 */
export const pert: DistributionRow<'pert'> = {
  kind: 'pert',
  problem: modeProblem,
  shape: ({ low, mode, high }) => {
    const width = high - low
    return stretchedBeta(1 + (4 * (mode - low)) / width, 1 + (4 * (high - mode)) / width, low, high)
  },
}
