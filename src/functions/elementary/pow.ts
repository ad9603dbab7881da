import { exp } from './exp.ts'
import { log } from './log.ts'

/** The largest whole exponent, in size, that is done by multiplication. */
export const WHOLE_POWER = 32

/**
 * x^y. A whole y of at most 32 in size is done by repeated squaring, for any x: exact while the products are,
 * else with a relative error of at most |y| 2^-53 (a result below 2^-1022 may come out as 0). Every other y
 * gives exp(y log x), with a relative error of at most 1.6 (1 + |y log x|) 2^-53 (measured), and NaN for
 * negative x. pow(x, 0) is 1 for every x, pow(1, y) is 1 for finite y, pow(0, y) is 0 for y > 0 and Infinity
 * for y < 0 (signed as in IEEE 754 for odd y up to 32).
 *
 * Unlike IEEE 754, a negative x gives NaN for a y beyond 32, infinite x and y included. The two cases are
 * independent, so vector code may compute both and select, or skip the one that no lane needs.
 */
export function pow(x: number, y: number): number {
  const whole = Math.abs(y) <= WHOLE_POWER && Math.floor(y) === y
  return whole ? wholePower(x, y) : exp(y * log(x))
}

/**
 * Binary powering from the lowest bit of the exponent up (Knuth, TAOCP 2, 3rd ed. 1997, section 4.6.3,
 * algorithm A).
 */
function wholePower(x: number, y: number): number {
  let bits = Math.abs(y)
  let square = x
  let product = 1
  while (bits > 0) {
    if (bits % 2 === 1) product *= square
    square *= square
    bits = Math.floor(bits / 2)
  }
  return y < 0 ? 1 / product : product
}
