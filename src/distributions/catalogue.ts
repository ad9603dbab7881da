import type { Distribution } from '../model/distribution.ts'
import { bernoulli } from './bernoulli.ts'
import { beta } from './beta.ts'
import { categorical } from './categorical.ts'
import { discreteMean, discreteQuantile } from './discrete.ts'
import { empirical } from './empirical.ts'
import { exponential } from './exponential.ts'
import { fixed } from './fixed.ts'
import { lognormal } from './lognormal.ts'
import { normal } from './normal.ts'
import { pert } from './pert.ts'
import type { DistributionKind, DistributionRow, Shape } from './shape.ts'
import { triangular } from './triangular.ts'
import { truncate, truncationProblem } from './truncate.ts'
import { uniform } from './uniform.ts'

/** Every kind of distribution. */
const DISTRIBUTIONS: { readonly [K in DistributionKind]: DistributionRow<K> } = {
  fixed,
  uniform,
  triangular,
  pert,
  normal,
  lognormal,
  beta,
  exponential,
  bernoulli,
  categorical,
  empirical,
}

/**
 * The row of a distribution's own kind: the compiler cannot follow that the kind of one is the kind of the
 * other.
 */
function rowOf(d: Distribution): DistributionRow<never> {
  return DISTRIBUTIONS[d.kind] as unknown as DistributionRow<never>
}

function shapeOf(d: Distribution): Shape {
  const shape = rowOf(d).shape(d as never)
  return d.truncate ? truncate(shape, d.truncate) : shape
}

/**
 * What is wrong with a distribution's numbers, e.g. "triangular needs ..."; nothing when it can be drawn
 * from.
 */
export function distributionProblem(d: Distribution): string | undefined {
  const row = rowOf(d)
  const problem = row.problem(d as never)
  if (problem) return `${d.kind} ${problem}`
  if (!d.truncate) return undefined
  const cut = truncationProblem(row.shape(d as never), d.truncate)
  return cut ? `truncate ${cut}` : undefined
}

/**
 * The quantile function of a distribution without a problem, prepared for many draws: a share u with 0 < u <
 * 1 gives the value that a share u of all draws stays below. It never falls as u rises.
 */
export function quantileOf(d: Distribution): (u: number) => number {
  const shape = shapeOf(d)
  return shape.kind === 'continuous' ? shape.quantile : discreteQuantile(shape)
}

/** The expected value, exact except for truncated distributions (relative error about 1e-12). */
export function meanOf(d: Distribution): number {
  const shape = shapeOf(d)
  return shape.kind === 'continuous' ? shape.mean : discreteMean(shape)
}

/** The least and the greatest value that can be drawn; infinite where there is no end. */
export function supportOf(d: Distribution): readonly [low: number, high: number] {
  const shape = shapeOf(d)
  if (shape.kind === 'continuous') return [shape.low, shape.high]
  return [shape.values[0] as number, shape.values.at(-1) as number]
}
