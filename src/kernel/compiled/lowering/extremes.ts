import { isNotNegativeZero, isNumber } from '../machine/facts.ts'
import type { LoweringRow } from './lowering.ts'

/**
 * The smaller of two numbers, NaN if either is, -0 before 0. One instruction where the second operand is known to be a
 * number and not -0: then b < a ? b : a is the same, to the bit. Engines need about eight for the general case, which is
 * left to `min`.
 */
export const min: LoweringRow = (m, a, b) => {
  const [first, second] = [m.number(a), m.number(b)]
  const cheap = (y: number): boolean =>
    isNumber(m.machine, y, m.finiteStocks) && isNotNegativeZero(m.machine, y)
  if (first === second) return first
  if (cheap(second)) return m.pmin(first, second)
  if (cheap(first)) return m.pmin(second, first)
  return m.machine.add('min', '', first, second)
}

/**
 * The larger of two numbers, NaN if either is, 0 before -0. With a number y, x < y ? y : x differs only where x is -0 and y is
 * 0; where y is 0, adding it mends that.
 */
export const max: LoweringRow = (m, a, b) => {
  const [first, second] = [m.number(a), m.number(b)]
  const known = (y: number): boolean => isNumber(m.machine, y, m.finiteStocks)
  const positive = (x: number): boolean => isNotNegativeZero(m.machine, x)
  if (first === second) return first
  for (const [x, y] of [
    [first, second],
    [second, first],
  ] as const) {
    const constant = m.machine.constantOf(y)
    if (!known(y)) continue
    if (positive(x) || (constant !== undefined && constant !== 0)) return m.pmax(x, y)
    if (Object.is(constant, 0)) return m.add(m.pmax(x, y), y)
  }
  return m.machine.add('max', '', first, second)
}

export const clamp: LoweringRow = (m, x, low, high) =>
  max(m, low as number, min(m, high as number, x as number))
