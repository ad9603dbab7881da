import { ROUNDER } from './bits.ts'

/** pi / 2 in three parts of 33 bits and the rest; a whole number below 2^20 times a part is exact. */
export const HALF_PI = [
  1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32,
] as const
export const TWO_OVER_PI = 0.6366197723675814

/** (sin r / r - 1) / r^2 as a polynomial in z = r^2 for |r| <= pi / 4, to 2^-58. */
export const SIN_COEFFICIENTS = [
  -0.16666666666666632, 0.008333333333322425, -0.00019841269829816907, 2.7557313695210433e-6,
  -2.505075865063551e-8, 1.589682777002144e-10,
] as const

/** (cos r - 1 + z / 2) / z^2 as a polynomial in z = r^2 for |r| <= pi / 4, to 2^-66. */
export const COS_COEFFICIENTS = [
  0.04166666666666653, -0.001388888888886405, 2.4801587284119304e-5, -2.755731299947505e-7,
  2.0875559598613968e-9, -1.1351989019260286e-11,
] as const

/** The largest argument, in size, that sin and cos take: 2^20 quarter turns. Beyond it they give NaN. */
export const LARGEST_ANGLE = 1647099

const [P1, P2, P3, P4] = HALF_PI
const [S1, S2, S3, S4, S5, S6] = SIN_COEFFICIENTS
const [C1, C2, C3, C4, C5, C6] = COS_COEFFICIENTS

/**
 * Sine of an angle in radians, within 0.8 ulp (measured) for |x| <= 1,647,099 (a quarter of a million turns),
 * NaN beyond: an angle that large says nothing in a model, and the exact reduction would need a table. -0
 * gives -0, NaN and infinities give NaN.
 *
 * x = k pi/2 + r, r with its rounding errors as a second double (Cody and Waite 1980, chapter 8, with four
 * parts instead of two and Knuth's two-sum), then minimax polynomials for sin r and cos r, both always
 * computed and one selected.
 */
export function sin(x: number): number {
  const value = quarter(x, 0)
  return x === 0 ? x : value
}

/** Cosine of an angle in radians: see `sin`. */
export function cos(x: number): number {
  return quarter(x, 1)
}

/** sin(x + turn pi/2). */
function quarter(x: number, turn: number): number {
  const k = x * TWO_OVER_PI + ROUNDER - ROUNDER
  const first = x - k * P1
  const second = k * P2
  const middle = first - second
  const third = k * P3
  const high = middle - third
  const error = differenceError(first, second, middle) + (differenceError(middle, third, high) - k * P4)
  const r = high + error
  const quadrant = (k | 0) + turn
  const value = (quadrant & 1) === 0 ? sinReduced(r, high - r + error) : cosReduced(r, high - r + error)
  const signed = (quadrant & 2) === 0 ? value : -value
  return Math.abs(x) <= LARGEST_ANGLE ? signed : Number.NaN
}

/** What the rounded difference d of a - b has lost: a - b - d, exactly. */
function differenceError(a: number, b: number, d: number): number {
  const part = d - a
  return a - (d - part) - (b + part)
}

/** sin(r + error) for |r| <= pi / 4. */
function sinReduced(r: number, error: number): number {
  const z = r * r
  const tail = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)))
  const cube = z * r
  return r - (z * (0.5 * error - cube * tail) - error - cube * S1)
}

/** cos(r + error) for |r| <= pi / 4; 1 - z / 2 with its rounding error. */
function cosReduced(r: number, error: number): number {
  const z = r * r
  const tail = z * z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))))
  const half = 0.5 * z
  const leading = 1 - half
  return leading + (1 - leading - half + (tail - r * error))
}
