import { highWord, withHighWord } from './bits.ts'
import { LN2_HIGH, LN2_LOW } from './exp.ts'

/**
 * (log((1 + s) / (1 - s)) - 2 s) / s = z (L1 + z (L2 + ...)), z = s^2, for (1 + s) / (1 - s) from sqrt(1/2)
 * to sqrt(2), to 2^-58.
 */
export const LOG_COEFFICIENTS = [
  0.6666666666666734, 0.3999999999941464, 0.2857142874239623, 0.2222219857222483, 0.18183564379705972,
  0.15314049091196283, 0.1479596517678014,
] as const

const [L1, L2, L3, L4, L5, L6, L7] = LOG_COEFFICIENTS

/** High words of sqrt(1/2), where the fraction is cut so that it lies about 1, and of 1. */
const CUT = 0x3fe6a09e
const ONE = 0x3ff00000

/** The k for which x / 2^k lies between sqrt(1/2) and sqrt(2); x positive, finite and not subnormal. */
export function logExponent(x: number): number {
  return ((highWord(x) + (ONE - CUT)) >> 20) - 1023
}

/** x / 2^k for that k. */
export function logFraction(x: number): number {
  return withHighWord(x, ((highWord(x) + (ONE - CUT)) & 0x000fffff) + CUT)
}

/** s (f^2 / 2 + R) with s = f / (2 + f), so that log(1 + f) = f - (f^2 / 2 - this). */
export function logTail(f: number): number {
  const s = f / (2 + f)
  const z = s * s
  const r = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))))
  return s * (0.5 * f * f + r)
}

/**
 * What log gives where the algorithm has no answer: NaN below 0, -Infinity at 0, x itself for Infinity and
 * NaN.
 */
export function logSpecial(x: number, regular: number): number {
  const top = x < Number.POSITIVE_INFINITY ? regular : x
  const bottom = x < 0 ? Number.NaN : top
  return x === 0 ? Number.NEGATIVE_INFINITY : bottom
}

/**
 * Natural logarithm, within 0.8 ulp of the true value (measured), subnormal arguments included. Below 0 it is
 * NaN, at 0 and -0 -Infinity, at Infinity Infinity, at 1 exactly 0.
 *
 * x = 2^k (1 + f); log(1 + f) as f - (f^2/2 - s (f^2/2 + R(s^2))), s = f / (2 + f), which keeps the error
 * below that of the leading f (Ng, FDLIBM e_log.c, Sun Microsystems 1993; Tang, ACM TOMS 16, 1990, page 378).
 * Special values are selected at the end, so nothing branches.
 */
export function log(x: number): number {
  const subnormal = x < 2.2250738585072014e-308
  const normal = subnormal ? x * 18014398509481984 : x
  const k = logExponent(normal) - (subnormal ? 54 : 0)
  const f = logFraction(normal) - 1
  const result = k * LN2_HIGH - (0.5 * f * f - (logTail(f) + k * LN2_LOW) - f)
  return logSpecial(x, result)
}
