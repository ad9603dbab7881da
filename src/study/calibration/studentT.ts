import { normalQuantile } from '../../distributions/normalQuantile.ts'
import { log, log1p } from '../../functions/elementary.ts'

/** log(3 / 8 * sqrt(2)): the density at the middle. */
const LOG_PEAK = -0.6342556627317535

/**
 * Logarithm of the density of Student's t with four degrees of freedom, scaled to a variance of 1: 3/8 sqrt(2)
 * (1 + z^2 / 2)^(-5/2) (Student 1908, Biometrika 6, p. 1). Four is a customary choice for data with outliers (Gelman et al. 2013, Bayesian Data Analysis, 3rd ed.,
 * p. 443): one report that is far off costs a few units, not the square of its distance.
 */
export function studentLogDensity(z: number): number {
  return LOG_PEAK - 2.5 * log1p((z * z) / 2)
}

/**
 * A draw of the same distribution from three uniform numbers: a normal number over the root of a chi-square with four
 * degrees of freedom by four, which is -2 log(v w), over the root of the variance, 2.
 */
export function studentDraw(u: number, v: number, w: number): number {
  return normalQuantile(u) / Math.sqrt(-log(v * w))
}
