import { LOG10_2_HIGH, LOG10_2_LOW, LOG10E_HIGH, LOG10E_LOW } from '../../../functions/elementary/log10.ts'
import type { Arithmetic } from '../machine/arithmetic.ts'
import { halfSquare, logSpecial, logTail, splitAny } from './log.ts'

const UPPER_HALF = 0xffffffff00000000n

/** Decimal logarithm: the operations of `log10` in `functions/elementary`, one by one. */
export function log10(m: Arithmetic, x: number): number {
  const { k, f } = splitAny(m, x)
  const square = halfSquare(m, f)
  const high = m.bitsAnd(m.sub(f, square), m.bits(UPPER_HALF))
  const low = m.add(m.sub(m.sub(f, high), square), logTail(m, f))
  const whole = m.mul(k, m.constant(LOG10_2_HIGH))
  const leading = m.mul(high, m.constant(LOG10E_HIGH))
  const sum = m.add(whole, leading)
  const middle = m.mul(m.add(low, high), m.constant(LOG10E_LOW))
  const rest = m.add(m.add(m.mul(k, m.constant(LOG10_2_LOW)), middle), m.mul(low, m.constant(LOG10E_HIGH)))
  return logSpecial(m, x, m.add(sum, m.add(m.add(m.sub(whole, sum), leading), rest)))
}
