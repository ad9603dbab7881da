import { SOBOL_DIRECTIONS } from './sobolDirections.ts'

/** Dimensions with direction numbers. */
export const SOBOL_DIMENSIONS = SOBOL_DIRECTIONS.length

const BITS = 32

/** The direction numbers of a dimension (from 0), the first bit of the fraction first. */
export function sobolDirections(dimension: number): Int32Array {
  const [polynomial, ...initial] = (SOBOL_DIRECTIONS[dimension] as string)
    .split(' ')
    .map((digits) => Number.parseInt(digits, 36)) as [number, ...number[]]
  const degree = initial.length
  const directions = new Int32Array(BITS)
  for (let k = 0; k < BITS; k++) {
    directions[k] =
      k < degree || degree === 0
        ? (initial[k] ?? 1) << (BITS - 1 - k)
        : nextDirection(directions, k, degree, polynomial)
  }
  return directions
}

/**
 * The recurrence of Bratley and Fox, ACM TOMS 14, 1988, page 88; the bits of the polynomial are its
 * coefficients, x^degree first.
 */
function nextDirection(directions: Int32Array, k: number, degree: number, polynomial: number): number {
  const oldest = directions[k - degree] as number
  let direction = oldest ^ (oldest >>> degree)
  for (let i = 1; i < degree; i++) {
    if ((polynomial >> (degree - i)) & 1) direction ^= directions[k - i] as number
  }
  return direction
}

/**
 * One coordinate of a point of the Sobol' sequence in Gray-code order (Antonov and Saleev 1979), as a
 * fraction of 2^32.
 */
export function sobolPoint(directions: Int32Array, index: number): number {
  let rest = index ^ (index >>> 1)
  let point = 0
  for (let k = 0; rest !== 0; k++, rest >>>= 1) {
    if (rest & 1) point ^= directions[k] as number
  }
  return point >>> 0
}
