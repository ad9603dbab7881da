import { log } from '../../functions/elementary.ts'
import { square } from '../../functions/square.ts'
import { choleskyInPlace } from './choleskyInPlace.ts'
import { studentLogDensity } from './studentT.ts'
import type { Target } from './targets.ts'
import { windowCorrelation } from './windowCorrelation.ts'

/** How wrong a model itself is about a series: the standard deviation of an AR(1) error and its memory in months. */
export interface Discrepancy {
  readonly sd: number
  readonly memory: number
}

/**
 * The lower triangle L of the errors of a series: what was observed is what was simulated plus L z, with z independent
 * Student's t of four degrees of freedom, and L L' the covariance of the structural error over the windows plus the
 * squared standard errors of the observations. The structural term keeps what the equations cannot do out of the
 * parameters (Kennedy & O'Hagan 2001, J. R. Stat. Soc. B 63, p. 435), heavy tails keep single wrong reports out.
 */
export function errorFactor(
  { errors, ...windows }: Pick<Target, 'from' | 'to' | 'errors'>,
  { sd, memory }: Discrepancy,
): Float64Array {
  const n = errors.length
  const factor = new Float64Array(n * n)
  windowCorrelation(windows, memory, factor)
  for (let i = 0; i < factor.length; i++) factor[i] = (factor[i] as number) * sd * sd
  for (let i = 0; i < n; i++) factor[i * n + i] = (factor[i * n + i] as number) + square(errors[i] as number)
  if (!choleskyInPlace(factor, n)) throw new RangeError('the errors of a series have no covariance')
  return factor
}

/** The first `known` of z from residuals = L z. */
export function innovationsOf(factor: Float64Array, residuals: Float64Array, known: number): Float64Array {
  const n = residuals.length
  const z = new Float64Array(n)
  for (let i = 0; i < known; i++) {
    let rest = residuals[i] as number
    for (let j = 0; j < i; j++) rest -= (factor[i * n + j] as number) * (z[j] as number)
    z[i] = rest / (factor[i * n + i] as number)
  }
  return z
}

/** Row i of L z. */
export function errorOf(factor: Float64Array, z: Float64Array, i: number): number {
  let sum = 0
  for (let j = 0; j <= i; j++) sum += (factor[i * z.length + j] as number) * (z[j] as number)
  return sum
}

/** Logarithm of the density of residuals L z. */
export function logDensity(factor: Float64Array, z: Float64Array): number {
  const n = z.length
  let sum = 0
  for (let i = 0; i < n; i++) sum += studentLogDensity(z[i] as number) - log(factor[i * n + i] as number)
  return sum
}
