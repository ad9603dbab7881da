import { quantileOf } from '../distributions/catalogue.ts'
import { normalCdf } from '../distributions/normalCdf.ts'
import { normalQuantile } from '../distributions/normalQuantile.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { Draw, System } from '../model/system.ts'
import { correlationGroups } from './correlationGroups.ts'
import { keyOf } from './keyOf.ts'
import { rowOf } from './rowOf.ts'
import { DESIGNS, type Shares } from './sharesOf.ts'
import { each, type ShareWriter, shareWriter } from './shareWriter.ts'

/**
 * The draws of members `first` to `first + count - 1`, as `draws[draw * count + member - first]`.
 *
 * A draw is a function of the seed, the parameter's name and distribution, and the member alone (for `lhs` of
 * the number of members too). Correlated parameters are joined by a Gaussian copula within their group: the
 * first by name keeps its own share, each other's depends on those before it. Rank correlations of discrete
 * parameters come out weaker than asked for, because of ties. Parameters with columns of one table take them from one
 * row of it.
 *
 * @throws Error when the correlations contradict each other: ask `correlationGroups` first.
 */
export function drawParameters(
  draws: readonly Draw[],
  correlations: System['correlations'],
  ensemble: EnsembleSpec,
  first: number,
  count: number,
): Float64Array {
  return parameterDrawer(draws, correlations, ensemble)(first, count)
}

/** The same for one range after the other: what all members share is prepared once. */
export function parameterDrawer(
  draws: readonly Draw[],
  correlations: System['correlations'],
  ensemble: EnsembleSpec,
): (first: number, count: number) => Float64Array {
  const own = (name: string): Shares => DESIGNS[ensemble.design](keyOf(ensemble.seed, name), ensemble.members)
  const joint = jointShares(correlations, own)
  const rowOfMember = rowsOf(ensemble.seed)
  const drawn = draws.map(({ name, distribution }): ShareWriter => {
    if (distribution.kind === 'empirical' && distribution.joint !== undefined) {
      const place = rowOfMember(distribution.joint, distribution.values.length)
      return each((member) => distribution.values[place(member)] as number)
    }
    const shared = joint.get(name)
    const shares = shared ? each(shared) : shareWriter(ensemble, name)
    const quantile = quantileOf(distribution)
    return (first, into) => {
      shares(first, into)
      for (let i = 0; i < into.length; i++) into[i] = quantile(into[i] as number)
    }
  })
  return (first, count) => {
    const values = new Float64Array(draws.length * count)
    for (const [row, write] of drawn.entries()) write(first, values.subarray(row * count, (row + 1) * count))
    return values
  }
}

/** Orders of the rows of tables, each made once. */
function rowsOf(seed: string): (table: string, rows: number) => (member: number) => number {
  const known = new Map<string, (member: number) => number>()
  return (table, rows) => {
    const order = known.get(table) ?? rowOf(seed, table, rows)
    known.set(table, order)
    return order
  }
}

/** The shares of all correlated parameters. */
export function jointShares(
  correlations: System['correlations'],
  own: (name: string) => Shares,
): ReadonlyMap<string, Shares> {
  const correlated = correlationGroups(correlations)
  if (correlated.kind === 'contradiction') {
    throw new Error(`correlations between ${correlated.names.join(', ')} contradict each other`)
  }
  const joint = new Map<string, Shares>()
  for (const { names, factor } of correlated.groups) {
    const shares = names.map(own)
    for (const [i, name] of names.entries()) joint.set(name, correlatedShares(shares, factor[i] as number[]))
  }
  return joint
}

/** The largest and smallest shares that are safe to take quantiles of. */
const LEAST = 2 ** -53
const MOST = 1 - LEAST

function correlatedShares(shares: readonly Shares[], row: readonly number[]): Shares {
  if (row.slice(0, -1).every((factor) => factor === 0)) return shares[row.length - 1] as Shares
  return (member) => {
    const normal = row.reduce(
      (sum, factor, j) => sum + factor * normalQuantile((shares[j] as Shares)(member)),
      0,
    )
    return Math.min(Math.max(normalCdf(normal), LEAST), MOST)
  }
}
