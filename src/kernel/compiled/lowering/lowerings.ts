import { bitsOf } from '../machine/machine.ts'
import { clamp, max, min } from './extremes.ts'
import type { Lowering, LoweringRow } from './lowering.ts'

type Two = (m: Lowering, a: number, b: number) => number

const both =
  (operation: Two): LoweringRow =>
  (m, a, b) =>
    operation(m, m.number(a as number), m.number(b as number))

const compare = (operation: 'lt' | 'le' | 'eq' | 'ne'): LoweringRow =>
  both((m, a, b) => m.machine.add(operation, '', a, b))

const swapped =
  (row: LoweringRow): LoweringRow =>
  (m, a, b) =>
    row(m, b as number, a as number)

const one =
  (operation: (m: Lowering, a: number) => number): LoweringRow =>
  (m, a) =>
    operation(m, m.number(a as number))

const elementary = (name: string): LoweringRow => one((m, a) => m.call(name, a))

const plain = (operation: 'sqrt' | 'abs' | 'neg' | 'floor' | 'ceil'): LoweringRow =>
  one((m, a) => m.machine.add(operation, '', a))

const conditions =
  (operation: 'and' | 'or'): LoweringRow =>
  (m, a, b) =>
    m.machine.add(operation, '', m.mask(a as number), m.mask(b as number))

/** Multiplying by 1 or dividing by it changes nothing; dividing by a power of two is multiplying by its exact inverse. */
function multiply(m: Lowering, a: number, b: number): number {
  if (m.machine.constantOf(a) === 1) return b
  return m.machine.constantOf(b) === 1 ? a : m.mul(a, b)
}

function divide(m: Lowering, a: number, b: number): number {
  const divisor = m.machine.constantOf(b)
  return divisor !== undefined && isPowerOfTwo(divisor)
    ? multiply(m, a, m.constant(1 / divisor))
    : m.div(a, b)
}

/** Powers of two whose inverse is a normal number too. */
function isPowerOfTwo(x: number): boolean {
  const bits = bitsOf(Math.abs(x))
  const exponent = bits >> 52n
  return (bits & 0xfffffffffffffn) === 0n && exponent >= 2n && exponent <= 2044n
}

/** The remainder with the sign of the divisor: x - y floor(x / y). */
const mod = both((m, x, y) => m.sub(x, m.mul(y, m.floor(m.div(x, y)))))

const sign = one((m, x) => {
  const zero = m.constant(0)
  return m.sub(m.number(m.lt(zero, x)), m.number(m.lt(x, zero)))
})

/** The operations of `tanh` in `functions/elementary`, one by one. */
const tanh = one((m, x) => {
  const zero = m.constant(0)
  const t = m.call('expm1', m.mul(m.constant(-2), m.abs(x)))
  const size = m.div(m.neg(t), m.add(t, m.constant(2)))
  return m.select(m.eq(x, zero), x, m.select(m.lt(x, zero), m.neg(size), size))
})

/** The operations of `softmin1` in `functions/elementary`, one by one; the bound keeps the eighth power finite. */
const softmin1 = one((m, x) => {
  const [zero, one, held] = [m.constant(0), m.constant(1), m.constant(m.single ? 32768 : 1099511627776)]
  const positive = m.select(m.le(x, zero), zero, x)
  const bounded = m.pmin(positive, held)
  const square = m.mul(bounded, bounded)
  const fourth = m.mul(square, square)
  const root = m.sqrt(m.sqrt(m.sqrt(m.add(one, m.mul(fourth, fourth)))))
  return m.pmin(m.div(bounded, root), one)
})

const safeDivide: LoweringRow = (m, a, b, c) => {
  const divisor = m.number(b as number)
  const quotient = m.div(m.number(a as number), divisor)
  return m.select(m.eq(divisor, m.constant(0)), m.number(c as number), quotient)
}

/** Every row of the function table but `^`, which is compiled by `power.ts`. */
export const LOWERINGS: ReadonlyMap<string, LoweringRow> = new Map<string, LoweringRow>([
  ['+', both((m, a, b) => m.add(a, b))],
  ['-', both((m, a, b) => m.sub(a, b))],
  ['*', both(multiply)],
  ['/', both(divide)],
  ['negate', plain('neg')],
  ['<', compare('lt')],
  ['<=', compare('le')],
  ['>', swapped(compare('lt'))],
  ['>=', swapped(compare('le'))],
  ['==', compare('eq')],
  ['!=', compare('ne')],
  ['and', conditions('and')],
  ['or', conditions('or')],
  ['not', (m, a) => m.machine.add('not', '', m.mask(a as number))],
  ['min', min],
  ['max', max],
  ['clamp', clamp],
  ['abs', plain('abs')],
  ['sign', sign],
  ['floor', plain('floor')],
  ['ceil', plain('ceil')],
  ['round', one((m, a) => m.floor(m.add(a, m.constant(0.5))))],
  ['mod', mod],
  ['exp', elementary('exp')],
  ['log', elementary('log')],
  ['log10', elementary('log10')],
  ['expm1', elementary('expm1')],
  ['log1p', elementary('log1p')],
  ['sqrt', plain('sqrt')],
  ['tanh', tanh],
  ['sin', elementary('sin')],
  ['cos', elementary('cos')],
  ['softmin1', softmin1],
  ['safeDivide', safeDivide],
])
