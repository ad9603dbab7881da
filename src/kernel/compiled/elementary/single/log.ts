import type { Arithmetic } from '../../machine/arithmetic.ts'
import type { Quick } from '../elementaries.ts'
import { halfSquare, logSpecial, type Split } from '../log.ts'
import { singleOf } from './singleOf.ts'

/** The bits of sqrt(1/2), and of the distance to 1. */
const CUT = 0x3f3504f3
const TO_ONE = 0x3f800000 - CUT
const FRACTION = 0x007fffff

/** The bits of 2^23: a whole number below that or'ed into them is a number that much larger. */
const WHOLE = 0x4b000000
const BIAS = 8388608 + 127

const SMALLEST_NORMAL = 1.1754943508222875e-38

/** log 2 as 16 leading bits and the rest, and (log(1 + f) - 2 s) / s in powers of s^2 (Sun Microsystems, fdlibm 5.3, 1993, e_logf.c). */
const LN2_HIGH = 6.9313812256e-1
const LN2_LOW = 9.0580006145e-6
const COEFFICIENTS = [0.66666662693, 0.40000972152, 0.28498786688, 0.24279078841]

function split(m: Arithmetic, x: number, less: number = m.constant(BIAS)): Split {
  const moved = m.bitsAdd(x, m.constant(singleOf(TO_ONE)))
  const k = m.sub(m.bitsOr(m.shiftRight(moved, 23), m.constant(singleOf(WHOLE))), less)
  const fraction = m.bitsAdd(m.bitsAnd(moved, m.constant(singleOf(FRACTION))), m.constant(singleOf(CUT)))
  return { k, f: m.sub(fraction, m.constant(1)) }
}

/** log of 2^k (1 + f); `extra` is added to the lower part. */
function logOf(m: Arithmetic, { k, f }: Split, extra?: number): number {
  const s = m.div(f, m.add(m.constant(2), f))
  const z = m.mul(s, s)
  const half = halfSquare(m, f)
  const tail = m.mul(s, m.add(half, m.mul(z, m.polynomial(z, COEFFICIENTS))))
  const low = m.mul(k, m.constant(LN2_LOW))
  const lower = extra === undefined ? low : m.add(low, extra)
  return m.sub(m.mul(k, m.constant(LN2_HIGH)), m.sub(m.sub(half, m.add(tail, lower)), f))
}

/** log x for every x. */
export function log(m: Arithmetic, x: number): number {
  const subnormal = m.lt(x, m.constant(SMALLEST_NORMAL))
  const less = m.select(subnormal, m.constant(BIAS + 25), m.constant(BIAS))
  const lifted = m.select(subnormal, m.mul(x, m.constant(33554432)), x)
  return logSpecial(m, x, logOf(m, split(m, lifted, less)))
}

/** log x for finite x that are neither negative nor near the ends of the exponents, and for 0. */
export function quickLog(m: Arithmetic, x: number): Quick {
  const parts = split(m, x)
  const zero = m.eq(x, m.constant(0))
  const extreme = m.lt(m.constant(125), m.abs(parts.k))
  return {
    value: m.add(logOf(m, parts), m.where(m.constant(Number.NEGATIVE_INFINITY), zero)),
    irregular: m.andNot(extreme, zero),
  }
}

export function log10(m: Arithmetic, x: number): number {
  return m.mul(log(m, x), m.constant(Math.LOG10E))
}

/** log(1 + x). */
export function log1p(m: Arithmetic, x: number): number {
  const one = m.constant(1)
  const u = m.add(one, x)
  const part = m.sub(u, x)
  const lost = m.add(m.sub(x, m.sub(u, part)), m.sub(one, part))
  const result = logOf(m, split(m, u), m.div(lost, u))
  return m.select(m.eq(x, m.constant(0)), x, logSpecial(m, u, result))
}
