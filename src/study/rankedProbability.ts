import { normalCdf } from '../distributions/normalCdf.ts'
import { exp } from '../functions/elementary.ts'

const SQRT_PI = 1.7724538509055159
const SQRT_2_PI = 2.5066282746310007

/**
 * Continuous ranked probability score of an ensemble against what was observed, in the unit of the values; 0 is perfect.
 * The kernel form mean|x - y| - mean|x - x'| / 2 (Gneiting & Raftery 2007, J. Am. Stat. Assoc. 102, p. 367), with the
 * second mean over distinct pairs, so that its expectation does not depend on the number of members (Ferro 2014,
 * Q. J. R. Meteorol. Soc. 140, p. 1917: "fair").
 * @param values members in any order; a single one scores its absolute error
 */
export function ensembleScore(values: Float64Array, observed: number): number {
  const sorted = values.slice().sort()
  const n = sorted.length
  let error = 0
  let spread = 0
  for (let i = 0; i < n; i++) {
    const value = sorted[i] as number
    error += Math.abs(value - observed)
    spread += (2 * i + 1 - n) * value
  }
  return n === 1 ? error : error / n - spread / (n * (n - 1))
}

/**
 * Continuous ranked probability score of a normal forecast (Gneiting & Raftery 2007, p. 367); without spread it is the
 * absolute error.
 */
export function normalScore(mean: number, sd: number, observed: number): number {
  if (sd === 0) return Math.abs(observed - mean)
  const z = (observed - mean) / sd
  const density = exp((-z * z) / 2) / SQRT_2_PI
  return sd * (z * (2 * normalCdf(z) - 1) + 2 * density - 1 / SQRT_PI)
}
