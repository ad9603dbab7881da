import { ROUNDER } from '../../../functions/elementary/bits.ts'
import {
  COS_COEFFICIENTS,
  HALF_PI,
  LARGEST_ANGLE,
  SIN_COEFFICIENTS,
  TWO_OVER_PI,
} from '../../../functions/elementary/sin.ts'
import type { Arithmetic } from '../machine/arithmetic.ts'

const [P1, P2, P3, P4] = HALF_PI
const [S1, ...SIN_REST] = SIN_COEFFICIENTS

export function sin(m: Arithmetic, x: number): number {
  return m.select(m.eq(x, m.constant(0)), x, quarter(m, x, 0n))
}

export function cos(m: Arithmetic, x: number): number {
  return quarter(m, x, 1n)
}

/** sin(x + turn pi/2): the operations of `sin` in `functions/elementary`, one by one. */
function quarter(m: Arithmetic, x: number, turn: bigint): number {
  const rounder = m.constant(ROUNDER)
  const shifted = m.add(m.mul(x, m.constant(TWO_OVER_PI)), rounder)
  const k = m.sub(shifted, rounder)
  const first = m.sub(x, m.mul(k, m.constant(P1)))
  const second = m.mul(k, m.constant(P2))
  const middle = m.sub(first, second)
  const third = m.mul(k, m.constant(P3))
  const high = m.sub(middle, third)
  const lost = m.sub(differenceError(m, middle, third, high), m.mul(k, m.constant(P4)))
  const error = m.add(differenceError(m, first, second, middle), lost)
  const r = m.add(high, error)
  const rest = m.add(m.sub(high, r), error)
  const quadrant = m.bitsAdd(shifted, m.bits(turn))
  const even = m.eq(m.bitsAnd(quadrant, m.bits(1n)), m.constant(0))
  const value = m.select(even, sinReduced(m, r, rest), cosReduced(m, r, rest))
  const sign = m.shiftLeft(m.bitsAnd(quadrant, m.bits(2n)), 62)
  const within = m.le(m.abs(x), m.constant(LARGEST_ANGLE))
  return m.select(within, m.bitsXor(value, sign), m.constant(Number.NaN))
}

function differenceError(m: Arithmetic, a: number, b: number, d: number): number {
  const part = m.sub(d, a)
  return m.sub(m.sub(a, m.sub(d, part)), m.add(b, part))
}

function sinReduced(m: Arithmetic, r: number, error: number): number {
  const z = m.mul(r, r)
  const tail = m.polynomial(z, SIN_REST)
  const cube = m.mul(z, r)
  const correction = m.sub(m.mul(m.constant(0.5), error), m.mul(cube, tail))
  return m.sub(r, m.sub(m.sub(m.mul(z, correction), error), m.mul(cube, m.constant(S1))))
}

function cosReduced(m: Arithmetic, r: number, error: number): number {
  const z = m.mul(r, r)
  const one = m.constant(1)
  const tail = m.mul(m.mul(z, z), m.polynomial(z, COS_COEFFICIENTS))
  const half = m.mul(m.constant(0.5), z)
  const leading = m.sub(one, half)
  return m.add(leading, m.add(m.sub(m.sub(one, leading), half), m.sub(tail, m.mul(r, error))))
}
