import type { Arithmetic } from '../../machine/arithmetic.ts'
import { bounded } from '../exp.ts'
import type { Steps } from '../steps.ts'
import { ROUNDER, ROUNDER_BITS, singleOf } from './singleOf.ts'

/** log 2 as nine leading bits and the rest: k * LN2_HIGH is exact (Cody and Waite, Software Manual for the Elementary Functions, 1980). */
const LN2_HIGH = 0.693359375
const LN2_LOW = -2.121944400546906e-4
const { LOG2E } = Math

/** (e^r - 1 - r) / r^2 for |r| <= log(2) / 2, to 2^-24 of e^r (Moshier, Cephes Mathematical Library, 1989, expf). */
const TAIL = [
  5.0000001201e-1, 1.6666665459e-1, 4.1665795894e-2, 8.3334519073e-3, 1.3981999507e-3, 1.98756915e-4,
]

/** x as k log 2 + r; `shifted` holds k in its lowest bits. */
function reduce(m: Arithmetic, x: number): { shifted: number; r: number } {
  const rounder = m.constant(ROUNDER)
  const shifted = m.add(m.mul(x, m.constant(LOG2E)), rounder)
  const k = m.sub(shifted, rounder)
  const high = m.sub(x, m.mul(k, m.constant(LN2_HIGH)))
  return { shifted, r: m.sub(high, m.mul(k, m.constant(LN2_LOW))) }
}

/** e^r - 1 - r. */
const tail = (m: Arithmetic, r: number): number => m.mul(m.mul(r, r), m.polynomial(r, TAIL))

const value = (m: Arithmetic, r: number, rest: number): number => m.add(m.constant(1), m.add(r, rest))

/** k + 256 as a whole number. */
const biased = (m: Arithmetic, shifted: number): number =>
  m.bitsSub(shifted, m.constant(singleOf(ROUNDER_BITS - 256)))

/** x 2^k for the whole number k + 256, in two halves. */
function scale(m: Arithmetic, x: number, biasedExponent: number): number {
  const half = m.shiftRight(biasedExponent, 1)
  const other = m.bitsSub(biasedExponent, half)
  const power = (k: number): number => m.bitsSub(m.shiftLeft(k, 23), m.constant(singleOf(1 << 23)))
  return m.mul(m.mul(x, power(half)), power(other))
}

/** e^x for every x. */
export function exp(m: Arithmetic, x: number): number {
  const { shifted, r } = reduce(m, bounded(m, x, -104, 89))
  return scale(m, value(m, r, tail(m, r)), biased(m, shifted))
}

/** e^x where it is neither subnormal nor infinite, and 0 far below. */
export const expSteps: Steps<readonly [number, number]> = {
  first: (m, x) => {
    const { shifted, r } = reduce(m, x)
    return [r, shifted]
  },
  isUsual: (m, x) => m.le(m.abs(x), m.constant(87)),
  coefficients: TAIL,
  last: (m, polynomial, [r, shifted]) =>
    m.bitsAdd(value(m, r, m.mul(m.mul(r, r), polynomial)), m.shiftLeft(shifted, 23)),
  isEveryday: (m, x) => m.le(x, m.constant(-104)),
  mended: (m, value, tiny) => m.unless(value, tiny),
}

/** e^x - 1. */
export function expm1(m: Arithmetic, x: number): number {
  const { shifted, r } = reduce(m, bounded(m, x, -18, 89))
  const one = m.constant(1)
  const exponent = biased(m, shifted)
  const whole = m.sub(one, scale(m, one, m.bitsSub(m.constant(singleOf(512)), exponent)))
  const sum = m.add(whole, r)
  const part = m.sub(sum, whole)
  const error = m.add(m.sub(whole, m.sub(sum, part)), m.sub(r, part))
  const result = scale(m, m.add(sum, m.add(error, tail(m, r))), exponent)
  return m.select(m.eq(x, m.constant(0)), x, result)
}
