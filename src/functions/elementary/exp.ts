import { ROUNDER, scale } from './bits.ts'

/** 1 / log 2, and log 2 as 32 leading bits and the rest: k * LN2_HIGH is exact for every exponent k. */
export const LOG2E = Math.LOG2E
export const LN2_HIGH = 0.6931471803691238
export const LN2_LOW = 1.9082149292705877e-10

/** (e^r - 1 - r) / r^2 - 1/2 = r * (C3 + r * (C4 + ...)) for |r| <= log(2) / 2, to 2^-64 of r. */
export const EXP_COEFFICIENTS = [
  0.16666666666666666, 0.04166666666666704, 0.00833333333333487, 0.0013888888888381713,
  0.00019841269847060947, 2.4801588836551508e-5, 2.7557286679202213e-6, 2.75556314986872e-7,
  2.5093671672402286e-8, 2.150644701844205e-9,
] as const

const [C3, C4, C5, C6, C7, C8, C9, C10, C11, C12] = EXP_COEFFICIENTS

/** e^r - 1 - r for |r| <= log(2) / 2, by Horner's scheme. */
export function expTail(r: number): number {
  const upper = C8 + r * (C9 + r * (C10 + r * (C11 + r * C12)))
  return r * r * (0.5 + r * (C3 + r * (C4 + r * (C5 + r * (C6 + r * (C7 + r * upper))))))
}

/**
 * e^x, within 0.9 ulp of the true value (measured), subnormal results included. NaN gives NaN, -Infinity
 * gives 0, overflow gives Infinity.
 *
 * x = k log 2 + r with log 2 in two parts (Cody and Waite, Software Manual for the Elementary Functions,
 * 1980, chapter 6), the rounding error of r carried along, and a minimax polynomial. No branch, no table:
 * every operation exists as f64x2.
 */
export function exp(x: number): number {
  const above = x < -746 ? -746 : x
  const bounded = above > 710 ? 710 : above
  const k = bounded * LOG2E + ROUNDER - ROUNDER
  const high = bounded - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const error = high - r - low
  return scale(1 + (r + (error + expTail(r))), k)
}
