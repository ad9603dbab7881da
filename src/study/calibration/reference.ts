import { symmetricEigen } from './symmetricEigen.ts'

/**
 * A normal distribution near the posterior that differs from the prior, which is standard normal, only in the directions
 * that the data inform.
 */
export interface Reference {
  readonly size: number
  /** Orthonormal, `directions[k * size + i]`. */
  readonly directions: Float64Array
  readonly means: Float64Array
  readonly variances: Float64Array
}

/** Points of the latent space, of which only the first `used` coordinates count. */
export interface Cloud {
  readonly scores: Float64Array
  readonly count: number
  readonly size: number
  readonly used: number
}

/** A proposal a little wider than the posterior gets out of its tails. */
const WIDENING = 1.3
const LEAST_VARIANCE = 1e-4

/**
 * The normal distribution with the mean and the covariance of points within the informed directions, and those of the
 * prior in all others.
 * @param informed orthonormal directions, one after the other
 */
export function referenceOf(cloud: Cloud, informed: Float64Array): Reference {
  const { used } = cloud
  const rank = informed.length / used
  const { means, covariance } = moments(cloud, informed, rank)
  const { values, vectors } = symmetricEigen(covariance, rank)
  const directions = new Float64Array(rank * used)
  for (let k = 0; k < rank; k++)
    for (let l = 0; l < rank; l++)
      for (let i = 0; i < used; i++)
        directions[k * used + i] =
          (directions[k * used + i] as number) +
          (vectors[k * rank + l] as number) * (informed[l * used + i] as number)
  return {
    size: used,
    directions,
    means: Float64Array.from({ length: rank }, (_, k) => dot(vectors, k * rank, means, 0, rank)),
    variances: values.map((value) => Math.max(value, LEAST_VARIANCE) * WIDENING),
  }
}

/** Twice log of prior over reference density at a point, up to a constant; the directions not informed cancel. */
export function priorOverReference(
  { size, directions, means, variances }: Reference,
  point: Float64Array,
): number {
  let sum = 0
  for (let k = 0; k < means.length; k++) {
    const value = dot(directions, k * size, point, 0, size)
    const distance = value - (means[k] as number)
    sum += (distance * distance) / (variances[k] as number) - value * value
  }
  return sum
}

/** How much longer steps are in the directions that the data say nothing of. */
const LONGER = 2

/**
 * A move that keeps the reference: towards its mean by 1 - sqrt(1 - step^2) and a normal step of its shape (Cotter,
 * Roberts, Stuart & White 2013, Stat. Sci. 28, p. 432, with the prior replaced by a normal reference: Pinski, Simpson,
 * Stuart & Weber 2015, SIAM J. Sci. Comput. 37, p. A2749). However many coordinates the data say nothing of, they do
 * not lower the acceptance.
 * @param shocks standard normal numbers
 */
export function moved(
  { size, directions, means, variances }: Reference,
  point: Float64Array,
  shocks: Float64Array,
  step: number,
): Float64Array {
  const kept = Math.sqrt(1 - step * step)
  const longer = Math.min(LONGER * step, 1)
  const keptOfRest = Math.sqrt(1 - longer * longer)
  const next = point.map((value, i) => keptOfRest * value + longer * (shocks[i] as number))
  for (let k = 0; k < means.length; k++) {
    const value = dot(directions, k * size, point, 0, size)
    const shock = dot(directions, k * size, shocks, 0, size)
    const spread = Math.sqrt(variances[k] as number)
    const extra =
      (kept - keptOfRest) * value + (1 - kept) * (means[k] as number) + (step * spread - longer) * shock
    for (let i = 0; i < size; i++)
      next[i] = (next[i] as number) + extra * (directions[k * size + i] as number)
  }
  return next
}

/** Means and covariance of the points' coordinates along directions. */
function moments(
  { scores, count, size, used }: Cloud,
  directions: Float64Array,
  rank: number,
): { means: Float64Array; covariance: Float64Array } {
  const along = new Float64Array(count * rank)
  const means = new Float64Array(rank)
  for (let point = 0; point < count; point++)
    for (let k = 0; k < rank; k++) {
      const value = dot(directions, k * used, scores, point * size, used)
      along[point * rank + k] = value
      means[k] = (means[k] as number) + value / count
    }
  const covariance = new Float64Array(rank * rank)
  for (let point = 0; point < count; point++)
    for (let k = 0; k < rank; k++)
      for (let l = 0; l < rank; l++) {
        const product =
          ((along[point * rank + k] as number) - (means[k] as number)) *
          ((along[point * rank + l] as number) - (means[l] as number))
        covariance[k * rank + l] = (covariance[k * rank + l] as number) + product / count
      }
  return { means, covariance }
}

function dot(a: Float64Array, aFirst: number, b: Float64Array, bFirst: number, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += (a[aFirst + i] as number) * (b[bFirst + i] as number)
  return sum
}
