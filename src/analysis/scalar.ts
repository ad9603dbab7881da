import { FUNCTIONS, type FunctionRow } from '../functions/catalogue.ts'
import type { Scalar } from '../model/system.ts'

export const constant = (value: number): Scalar => ({ op: 'constant', value })
export const slotValue = (slot: number): Scalar => ({ op: 'slot', slot })
export const TIME_NOW: Scalar = { op: 'time' }

/** A call, evaluated at once when all arguments are constants. */
export function call(name: string, ...args: readonly Scalar[]): Scalar {
  const row = FUNCTIONS.get(name)
  if (!row) throw new Error(`no function ${name}`)
  if (row.most > 3) return args.reduce((a, b) => callRow(row, a, b))
  return callRow(row, ...args)
}

function callRow(row: FunctionRow, ...args: readonly Scalar[]): Scalar {
  if (args.every((a) => a.op === 'constant')) return constant(row.evaluate(...args.map((a) => a.value)))
  return { op: 'call', name: row.name, arguments: args }
}

export function choose(condition: Scalar, then: Scalar, otherwise: Scalar): Scalar {
  if (condition.op === 'constant') return condition.value !== 0 ? then : otherwise
  return { op: 'if', condition, then, otherwise }
}

export const add = (a: Scalar, b: Scalar): Scalar => call('+', a, b)
export const subtract = (a: Scalar, b: Scalar): Scalar => call('-', a, b)
export const times = (a: Scalar, b: Scalar): Scalar => call('*', a, b)
export const over = (a: Scalar, b: Scalar): Scalar => call('/', a, b)
export const both = (a: Scalar, b: Scalar): Scalar => call('and', a, b)

/** What a scalar is made of, in order; nothing for a constant, the time or a slot. */
export function partsOf(scalar: Scalar): readonly Scalar[] {
  switch (scalar.op) {
    case 'call':
      return scalar.arguments
    case 'if':
      return [scalar.condition, scalar.then, scalar.otherwise]
    case 'lookup':
      return [scalar.argument]
    case 'constant':
    case 'time':
    case 'slot':
      return NONE
  }
}

const NONE: readonly Scalar[] = []

/** A scalar of the same kind that is made of other parts. */
export function withParts(scalar: Scalar, parts: readonly Scalar[]): Scalar {
  const [a, b, c] = parts as [Scalar, Scalar, Scalar]
  switch (scalar.op) {
    case 'call':
      return { ...scalar, arguments: parts }
    case 'if':
      return { op: 'if', condition: a, then: b, otherwise: c }
    case 'lookup':
      return { ...scalar, argument: a }
    case 'constant':
    case 'time':
    case 'slot':
      return scalar
  }
}

/** Every part of a scalar, the whole first. */
export function* parts(scalar: Scalar): Generator<Scalar> {
  yield scalar
  for (const part of partsOf(scalar)) yield* parts(part)
}

const slotsRead = new WeakMap<Scalar, ReadonlySet<number>>()

/** Slots that a scalar reads. */
export function reads(scalar: Scalar): ReadonlySet<number> {
  const known = slotsRead.get(scalar)
  if (known) return known
  const slots = new Set<number>()
  addReads(scalar, slots)
  slotsRead.set(scalar, slots)
  return slots
}

function addReads(scalar: Scalar, slots: Set<number>): void {
  if (scalar.op === 'slot') slots.add(scalar.slot)
  for (const part of partsOf(scalar)) addReads(part, slots)
}
