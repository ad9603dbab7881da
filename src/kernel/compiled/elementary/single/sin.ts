import type { Arithmetic } from '../../machine/arithmetic.ts'
import { ROUNDER, singleOf } from './singleOf.ts'

const TWO_OVER_PI = 0.6366197723675814

/** pi / 2 in three parts, and sin and cos of |r| <= pi / 4 (Moshier, Cephes Mathematical Library, 1989, sinf). */
const HALF_PI = [1.5703125, 4.837512969970703e-4, 7.54978994548915e-8]
const SIN = [-1.6666654611e-1, 8.3321608736e-3, -1.9515295891e-4]
const COS = [4.166664568298827e-2, -1.388731625493765e-3, 2.443315711809948e-5]

export function sin(m: Arithmetic, x: number): number {
  return m.select(m.eq(x, m.constant(0)), x, quarter(m, x, 0))
}

export function cos(m: Arithmetic, x: number): number {
  return quarter(m, x, 1)
}

/** sin(x + turn pi/2), for angles up to some thousands. */
function quarter(m: Arithmetic, x: number, turn: number): number {
  const rounder = m.constant(ROUNDER)
  const shifted = m.add(m.mul(x, m.constant(TWO_OVER_PI)), rounder)
  const k = m.sub(shifted, rounder)
  const r = HALF_PI.reduce((rest, part) => m.sub(rest, m.mul(k, m.constant(part))), x)
  const z = m.mul(r, r)
  const sine = m.add(r, m.mul(m.mul(r, z), m.polynomial(z, SIN)))
  const half = m.sub(m.constant(1), m.mul(m.constant(0.5), z))
  const cosine = m.add(half, m.mul(m.mul(z, z), m.polynomial(z, COS)))
  const quadrant = m.bitsAdd(shifted, m.constant(singleOf(turn)))
  const even = m.eq(m.bitsAnd(quadrant, m.constant(singleOf(1))), m.constant(0))
  const sign = m.shiftLeft(m.bitsAnd(quadrant, m.constant(singleOf(2))), 30)
  return m.bitsXor(m.select(even, sine, cosine), sign)
}
