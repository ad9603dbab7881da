import { LN2_HIGH, LN2_LOW } from '../../../functions/elementary/exp.ts'
import { LOG_COEFFICIENTS } from '../../../functions/elementary/log.ts'
import type { Arithmetic } from '../machine/arithmetic.ts'
import { quickOf, type Steps } from './steps.ts'

/** The high words of sqrt(1/2) and of the distance to 1, as in `log` of `functions/elementary`. */
const CUT = 0x3fe6a09en << 32n
const TO_ONE = 0x00095f62n << 32n
const FRACTION = 0x000fffffffffffffn

/** The bits of 2^52; a whole number below that or'ed into them is a double that much larger. */
const WHOLE = 0x4330000000000000n

/** The smallest number that is not subnormal, and the factor that makes subnormal ones normal. */
const SMALLEST_NORMAL = 2.2250738585072014e-308
const LIFT = 18014398509481984

/** x = 2^k (1 + f). */
export interface Split {
  readonly k: number
  readonly f: number
}

/** Splits a positive, finite, normal number; `less` is taken off its exponent. */
export function split(m: Arithmetic, x: number, less: number = m.constant(4503599627370496 + 1023)): Split {
  const moved = m.bitsAdd(x, m.bits(TO_ONE))
  const k = m.sub(m.bitsOr(m.shiftRight(moved, 52), m.bits(WHOLE)), less)
  const fraction = m.bitsAdd(m.bitsAnd(moved, m.bits(FRACTION)), m.bits(CUT))
  return { k, f: m.sub(fraction, m.constant(1)) }
}

/** Splits any positive, finite number. */
export function splitAny(m: Arithmetic, x: number): Split {
  const subnormal = m.lt(x, m.constant(SMALLEST_NORMAL))
  const bias = 4503599627370496 + 1023
  const less = m.select(subnormal, m.constant(bias + 54), m.constant(bias))
  return split(m, m.select(subnormal, m.mul(x, m.constant(LIFT)), x), less)
}

/** s (f^2 / 2 + R(s^2)) with s = f / (2 + f). */
export function logTail(m: Arithmetic, f: number): number {
  const s = quotient(m, f)
  const z = m.mul(s, s)
  return weighted(m, f, s, m.mul(z, m.polynomial(z, LOG_COEFFICIENTS)))
}

function quotient(m: Arithmetic, f: number): number {
  return m.div(f, m.add(m.constant(2), f))
}

function weighted(m: Arithmetic, f: number, s: number, r: number): number {
  return m.mul(s, m.add(halfSquare(m, f), r))
}

export function halfSquare(m: Arithmetic, f: number): number {
  return m.mul(m.mul(m.constant(0.5), f), f)
}

/** log of 2^k (1 + f); `extra` is added to the lower part. */
export function logOf(m: Arithmetic, parts: Split, lower: number): number {
  return joined(m, parts, logTail(m, parts.f), lower)
}

function joined(m: Arithmetic, { k, f }: Split, tail: number, lower: number): number {
  const rest = m.sub(m.sub(halfSquare(m, f), m.add(tail, lower)), f)
  return m.sub(m.mul(k, m.constant(LN2_HIGH)), rest)
}

export function lowerPart(m: Arithmetic, k: number): number {
  return m.mul(k, m.constant(LN2_LOW))
}

/** NaN below 0, -Infinity at 0, x itself for Infinity and NaN, else the regular value. */
export function logSpecial(m: Arithmetic, x: number, regular: number): number {
  const top = m.select(m.lt(x, m.constant(Number.POSITIVE_INFINITY)), regular, x)
  const bottom = m.select(m.lt(x, m.constant(0)), m.constant(Number.NaN), top)
  return m.select(m.eq(x, m.constant(0)), m.constant(Number.NEGATIVE_INFINITY), bottom)
}

/** log x for every x: the operations of `log` in `functions/elementary`, one by one. */
export function log(m: Arithmetic, x: number): number {
  const parts = splitAny(m, x)
  return logSpecial(m, x, logOf(m, parts, lowerPart(m, parts.k)))
}

/**
 * log x for finite x that are neither negative nor near the ends of the exponents. Powers of 0 make 0 an everyday argument: there
 * the regular result is some finite number, and adding -Infinity makes it what it must be; elsewhere 0 is added, which changes
 * nothing because no logarithm is -0.
 */
export const logSteps: Steps<readonly [number, number, number, number]> = {
  first: (m, x) => {
    const { k, f } = split(m, x)
    const s = quotient(m, f)
    return [m.mul(s, s), k, f, s]
  },
  isUsual: (m, _, [, k]) => m.le(m.abs(k), m.constant(1021)),
  coefficients: LOG_COEFFICIENTS,
  last: (m, polynomial, [z, k, f, s]) =>
    joined(m, { k, f }, weighted(m, f, s, m.mul(z, polynomial)), lowerPart(m, k)),
  isEveryday: isZero,
  mended: (m, value, zero) => m.add(value, m.where(m.constant(Number.NEGATIVE_INFINITY), zero)),
}

export const quickLog = quickOf(logSteps)

function isZero(m: Arithmetic, x: number): number {
  return m.eq(x, m.constant(0))
}
