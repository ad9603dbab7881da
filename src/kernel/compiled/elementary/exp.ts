import { ROUNDER } from '../../../functions/elementary/bits.ts'
import { EXP_COEFFICIENTS, LN2_HIGH, LN2_LOW, LOG2E } from '../../../functions/elementary/exp.ts'
import type { Arithmetic } from '../machine/arithmetic.ts'
import { bitsOf } from '../machine/machine.ts'
import type { Steps } from './steps.ts'

/** An argument as k log 2 + r: see `exp` in `functions/elementary`. */
export interface Reduced {
  /** k + 2^52 + 2^51, which holds k in its lowest bits. */
  readonly shifted: number
  readonly k: number
  readonly r: number
  /** The rounding error of r, to be added to its tail. */
  readonly error: number
}

export function reduce(m: Arithmetic, x: number): Reduced {
  const rounder = m.constant(ROUNDER)
  const shifted = m.add(m.mul(x, m.constant(LOG2E)), rounder)
  const k = m.sub(shifted, rounder)
  const high = m.sub(x, m.mul(k, m.constant(LN2_HIGH)))
  const low = m.mul(k, m.constant(LN2_LOW))
  const r = m.sub(high, low)
  return { shifted, k, r, error: m.sub(m.sub(high, r), low) }
}

/** x kept between two bounds; NaN stays. */
export function bounded(m: Arithmetic, x: number, low: number, high: number): number {
  return m.pmin(m.pmax(x, m.constant(low)), m.constant(high))
}

const TAIL = [0.5, ...EXP_COEFFICIENTS]

/** e^r - 1 - r for |r| <= log(2) / 2. */
export function expTail(m: Arithmetic, r: number): number {
  return m.mul(m.mul(r, r), m.polynomial(r, TAIL))
}

/** k + 2048 as a whole number, from k + 2^52 + 2^51. */
export function biased(m: Arithmetic, shifted: number): number {
  return m.bitsSub(shifted, m.bits(bitsOf(ROUNDER) - 2048n))
}

/** x 2^k for the whole number k + 2048, in two halves: which halves does not matter while the first product is exact. */
export function scale(m: Arithmetic, x: number, biasedExponent: number): number {
  const half = m.shiftRight(biasedExponent, 1)
  const other = m.bitsSub(biasedExponent, half)
  const power = (k: number): number => m.bitsSub(m.shiftLeft(k, 52), m.bits(1n << 52n))
  return m.mul(m.mul(x, power(half)), power(other))
}

/** e^x for every x: the operations of `exp` in `functions/elementary`, one by one. */
export function exp(m: Arithmetic, x: number): number {
  const { shifted, r, error } = reduce(m, bounded(m, x, -746, 710))
  return scale(m, value(m, r, error, expTail(m, r)), biased(m, shifted))
}

function value(m: Arithmetic, r: number, error: number, tail: number): number {
  return m.add(m.constant(1), m.add(r, m.add(error, tail)))
}

/**
 * e^x where it is neither subnormal nor infinite: there 2^k is a factor that only adds to the exponent. Powers of 0 make -Infinity
 * an everyday argument, so everything that gives 0 is seen to here.
 */
export const expSteps: Steps<readonly [number, number, number]> = {
  first: (m, x) => {
    const { shifted, r, error } = reduce(m, x)
    return [r, error, shifted]
  },
  isUsual: (m, x) => m.le(m.abs(x), m.constant(708)),
  coefficients: TAIL,
  last: (m, polynomial, [r, error, shifted]) => {
    const tail = m.mul(m.mul(r, r), polynomial)
    return m.bitsAdd(value(m, r, error, tail), m.shiftLeft(shifted, 52))
  },
  isEveryday: (m, x) => m.le(x, m.constant(-746)),
  mended: (m, value, tiny) => m.unless(value, tiny),
}
