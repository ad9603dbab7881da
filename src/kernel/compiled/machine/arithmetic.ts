import type { Machine } from './machine.ts'

/** Short names for the instructions that formulas are written in. */
export interface Arithmetic {
  constant(value: number): number
  bits(bits: bigint): number
  add(a: number, b: number): number
  sub(a: number, b: number): number
  mul(a: number, b: number): number
  div(a: number, b: number): number
  sqrt(a: number): number
  abs(a: number): number
  neg(a: number): number
  floor(a: number): number
  pmin(a: number, b: number): number
  pmax(a: number, b: number): number
  lt(a: number, b: number): number
  le(a: number, b: number): number
  eq(a: number, b: number): number
  and(a: number, b: number): number
  or(a: number, b: number): number
  not(a: number): number
  andNot(a: number, b: number): number
  where(a: number, mask: number): number
  unless(a: number, mask: number): number
  select(mask: number, then: number, otherwise: number): number
  bitsAdd(a: number, b: number): number
  bitsSub(a: number, b: number): number
  bitsAnd(a: number, b: number): number
  bitsOr(a: number, b: number): number
  bitsXor(a: number, b: number): number
  shiftLeft(a: number, by: number): number
  shiftRight(a: number, by: number): number
  /** c0 + x (c1 + x (c2 + ...)) by Horner's scheme. */
  polynomial(x: number, coefficients: readonly number[]): number
}

export function arithmetic(machine: Machine): Arithmetic {
  const two =
    (operation: Parameters<Machine['add']>[0]) =>
    (a: number, b: number): number =>
      machine.add(operation, '', a, b)
  const one =
    (operation: Parameters<Machine['add']>[0]) =>
    (a: number): number =>
      machine.add(operation, '', a)
  const [add, mul] = [two('add'), two('mul')]
  const constant = (value: number): number => machine.constant(value)
  return {
    constant,
    bits: (bits) => machine.bits(bits),
    add,
    sub: two('sub'),
    mul,
    div: two('div'),
    sqrt: one('sqrt'),
    abs: one('abs'),
    neg: one('neg'),
    floor: one('floor'),
    pmin: two('pmin'),
    pmax: two('pmax'),
    lt: two('lt'),
    le: two('le'),
    eq: two('eq'),
    and: two('and'),
    or: two('or'),
    not: one('not'),
    andNot: two('andNot'),
    where: two('where'),
    unless: two('unless'),
    select: (mask, then, otherwise) => {
      if (isZero(machine, otherwise)) return machine.add('where', '', then, mask)
      if (isZero(machine, then)) return machine.add('unless', '', otherwise, mask)
      return machine.add('select', '', then, otherwise, mask)
    },
    bitsAdd: two('bitsAdd'),
    bitsSub: two('bitsSub'),
    bitsAnd: two('bitsAnd'),
    bitsOr: two('bitsOr'),
    bitsXor: two('bitsXor'),
    shiftLeft: (a, by) => machine.add('bitsShiftLeft', by, a),
    shiftRight: (a, by) => machine.add('bitsShiftRight', by, a),
    polynomial: (x, coefficients) => {
      const [last, ...rest] = [...coefficients].reverse()
      return rest.reduce((sum, c) => add(constant(c), mul(x, sum)), constant(last as number))
    },
  }
}

function isZero(machine: Machine, index: number): boolean {
  return Object.is(machine.constantOf(index), 0)
}
