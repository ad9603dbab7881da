import type { Arithmetic } from '../../machine/arithmetic.ts'
import { halfSquare, logSpecial, type Split } from '../log.ts'
import type { Steps } from '../steps.ts'
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
function logOf(m: Arithmetic, parts: Split, extra?: number): number {
  const s = quotient(m, parts.f)
  const z = m.mul(s, s)
  return joined(m, parts, s, m.mul(z, m.polynomial(z, COEFFICIENTS)), extra)
}

function quotient(m: Arithmetic, f: number): number {
  return m.div(f, m.add(m.constant(2), f))
}

function joined(m: Arithmetic, { k, f }: Split, s: number, r: number, extra?: number): number {
  const half = halfSquare(m, f)
  const tail = m.mul(s, m.add(half, r))
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
export const logSteps: Steps<readonly [number, number, number, number]> = {
  first: (m, x) => {
    const { k, f } = split(m, x)
    const s = quotient(m, f)
    return [m.mul(s, s), k, f, s]
  },
  isUsual: (m, _, [, k]) => m.le(m.abs(k), m.constant(125)),
  coefficients: COEFFICIENTS,
  last: (m, polynomial, [z, k, f, s]) => joined(m, { k, f }, s, m.mul(z, polynomial)),
  isEveryday: (m, x) => m.eq(x, m.constant(0)),
  mended: (m, value, zero) => m.add(value, m.where(m.constant(Number.NEGATIVE_INFINITY), zero)),
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
