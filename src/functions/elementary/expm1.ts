import { ROUNDER, scale } from './bits.ts'
import { expTail, LN2_HIGH, LN2_LOW, LOG2E } from './exp.ts'

/**
 * e^x - 1 without cancellation near 0, within 1.2 ulp (measured). NaN gives NaN, -Infinity gives -1, -0 gives
 * -0.
 *
 * The reduction of `exp`; then 2^k ((1 - 2^-k) + r + tail), the first sum with its rounding error (two-sum:
 * Knuth, The Art of Computer Programming 2, 3rd ed. 1997, section 4.2.2, theorem B).
 */
export function expm1(x: number): number {
  const above = x < -40 ? -40 : x
  const bounded = above > 710 ? 710 : above
  const k = bounded * LOG2E + ROUNDER - ROUNDER
  const high = bounded - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const tail = high - r - low + expTail(r)
  const whole = 1 - scale(1, -k)
  const sum = whole + r
  const part = sum - whole
  const error = whole - (sum - part) + (r - part)
  const result = scale(sum + (error + tail), k)
  return x === 0 ? x : result
}
