import type { Arithmetic } from '../machine/arithmetic.ts'
import { biased, bounded, expTail, reduce, scale } from './exp.ts'

/** e^x - 1: the operations of `expm1` in `functions/elementary`, one by one. */
export function expm1(m: Arithmetic, x: number): number {
  const { shifted, r, error: lost } = reduce(m, bounded(m, x, -40, 710))
  const tail = m.add(lost, expTail(m, r))
  const one = m.constant(1)
  const exponent = biased(m, shifted)
  const whole = m.sub(one, scale(m, one, m.bitsSub(m.bits(4096n), exponent)))
  const sum = m.add(whole, r)
  const part = m.sub(sum, whole)
  const error = m.add(m.sub(whole, m.sub(sum, part)), m.sub(r, part))
  const result = scale(m, m.add(sum, m.add(error, tail)), exponent)
  return m.select(m.eq(x, m.constant(0)), x, result)
}
