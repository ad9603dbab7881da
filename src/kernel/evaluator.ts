import { FUNCTIONS } from '../functions/catalogue.ts'
import type { Scalar, System, Table } from '../model/system.ts'

/** Computes one scalar from a member's present: the values of all slots, followed by the time. */
export type Evaluator = (present: Float64Array) => number

/** Builds the closure that evaluates a scalar with the functions of the catalogue. */
export function evaluator(scalar: Scalar, system: Pick<System, 'slots' | 'tables'>): Evaluator {
  const build = (part: Scalar): Evaluator => evaluator(part, system)
  switch (scalar.op) {
    case 'constant': {
      const { value } = scalar
      return () => value
    }
    case 'time': {
      const time = system.slots.length
      return (present) => present[time] as number
    }
    case 'slot': {
      const { slot } = scalar
      return (present) => present[slot] as number
    }
    case 'if': {
      const condition = build(scalar.condition)
      const then = build(scalar.then)
      const otherwise = build(scalar.otherwise)
      return (present) => (condition(present) !== 0 ? then(present) : otherwise(present))
    }
    case 'lookup': {
      const table = system.tables[scalar.table] as Table
      const argument = build(scalar.argument)
      return (present) => lookUp(table, argument(present))
    }
    case 'call':
      return evaluateCall(scalar.name, scalar.arguments.map(build))
  }
}

function evaluateCall(name: string, [a, b, c]: readonly Evaluator[]): Evaluator {
  const row = FUNCTIONS.get(name)
  if (!row || !a) throw new Error(`no function ${name}`)
  const { evaluate } = row
  if (!b) return (present) => evaluate(a(present))
  if (!c) return (present) => evaluate(a(present), b(present))
  return (present) => evaluate(a(present), b(present), c(present))
}

/** A table function: between two points on the line through them (or the first one's value); end values hold outside. */
export function lookUp({ x, y, interpolation }: Table, at: number): number {
  const last = x.length - 1
  if (Number.isNaN(at)) return at
  if (at <= (x[0] as number)) return y[0] as number
  if (at >= (x[last] as number)) return y[last] as number
  let i = 0
  while ((x[i + 1] as number) <= at) i++
  const left = y[i] as number
  if (interpolation === 'step') return left
  const x0 = x[i] as number
  return left + (((y[i + 1] as number) - left) * (at - x0)) / ((x[i + 1] as number) - x0)
}
