import { WHOLE_POWER } from '../../../functions/elementary/pow.ts'
import type { Lowering } from './lowering.ts'

/** x^y for a constant y: repeated squaring for whole exponents up to 32 in size, else exp(y log x). */
export function constantPower(m: Lowering, x: number, y: number): number {
  if (Math.abs(y) <= WHOLE_POWER && Math.floor(y) === y) return wholePower(m, x, y)
  return generalPower(m, x, m.constant(y))
}

/** exp(y log x): logarithms of one number and powers of it share their work. */
export function generalPower(m: Lowering, x: number, y: number): number {
  return m.call('exp', m.mul(y, m.call('log', x)))
}

/** The products of `pow` in `functions/elementary`, without the first one, which is by 1. */
function wholePower(m: Lowering, x: number, y: number): number {
  let square = x
  let product: number | undefined
  for (let bits = Math.abs(y); bits > 0; bits = Math.floor(bits / 2)) {
    if (bits % 2 === 1) product = product === undefined ? square : m.mul(product, square)
    if (bits > 1) square = m.mul(square, square)
  }
  const power = product ?? m.constant(1)
  return y < 0 ? m.div(m.constant(1), power) : power
}
