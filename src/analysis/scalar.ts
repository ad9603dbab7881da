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

/** Every part of a scalar, the whole first. */
export function* parts(scalar: Scalar): Generator<Scalar> {
  yield scalar
  switch (scalar.op) {
    case 'call':
      for (const a of scalar.arguments) yield* parts(a)
      return
    case 'if':
      yield* parts(scalar.condition)
      yield* parts(scalar.then)
      yield* parts(scalar.otherwise)
      return
    case 'lookup':
      yield* parts(scalar.argument)
      return
    case 'constant':
    case 'time':
    case 'slot':
      return
  }
}

/** Slots that a scalar reads. */
export function reads(scalar: Scalar): Set<number> {
  const slots = new Set<number>()
  for (const part of parts(scalar)) if (part.op === 'slot') slots.add(part.slot)
  return slots
}
