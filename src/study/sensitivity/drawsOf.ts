import { quantileOf } from '../../distributions/catalogue.ts'
import { jointShares } from '../../ensemble/drawParameters.ts'
import type { Shares } from '../../ensemble/sharesOf.ts'
import type { Draw, System } from '../../model/system.ts'
import { MEDIAN, type Plan } from './plan.ts'

/**
 * The draws of rows `first` to `first + count - 1` of a plan, as `draws[draw * count + row - first]`, for a kernel. A
 * draw that the plan does not name keeps its median.
 *
 * Correlated parameters are joined as in ensembles: the share of the first of a group by name is its own, those of the
 * others belong to what those before them leave open. Indices of a group are then those of the full first parameter
 * and of the independent rests of the others (Mara and Tarantola, Reliability Engineering and System Safety 107, 2012,
 * page 115). Without correlations each parameter stands for itself.
 */
export function drawsOf(
  plan: Pick<Plan, 'names' | 'shares'>,
  draws: readonly Draw[],
  correlations: System['correlations'],
  first: number,
  count: number,
): Float64Array {
  const columns = new Map(plan.names.map((name, column) => [name, column]))
  const own = (name: string): Shares => {
    const column = columns.get(name)
    return column === undefined
      ? () => MEDIAN
      : (row) => plan.shares[row * plan.names.length + column] as number
  }
  const joint = jointShares(correlations, own)
  const values = new Float64Array(draws.length * count)
  for (const [place, { name, distribution }] of draws.entries()) {
    const shares = joint.get(name) ?? own(name)
    const quantile = remembering(quantileOf(distribution))
    for (let i = 0; i < count; i++) values[place * count + i] = quantile(shares(first + i))
  }
  return values
}

/** Designs come back to the same few shares, and some quantile functions are slow: the last two values are kept. */
function remembering(quantile: (share: number) => number): (share: number) => number {
  let [newer, older] = [Number.NaN, Number.NaN]
  let [newerValue, olderValue] = [Number.NaN, Number.NaN]
  return (share) => {
    if (share === newer) return newerValue
    if (share !== older) olderValue = quantile(share)
    ;[newer, older] = [share, newer]
    ;[newerValue, olderValue] = [olderValue, newerValue]
    return newerValue
  }
}
