import { nameOf } from '../../../model/nameOf.ts'
import type { Reducer, Scalar, System } from '../../../model/system.ts'
import { Graph } from './graph.ts'
import { scalarTerm } from './scalarTerm.ts'

/** A system as terms: what has to be known of each time step. */
export interface SystemGraph {
  readonly graph: Graph
  /** The net rate of each stock. */
  readonly rates: readonly number[]
  /** The input of each fixed delay. */
  readonly inputs: readonly number[]
  readonly reducers: readonly ReducerTerms[]
  readonly outputs: readonly number[]
  /** Slots that change with time and that metrics or checks read. */
  readonly read: readonly { readonly slot: number; readonly term: number }[]
  /** Those they read that keep their values. */
  readonly settled: readonly number[]
}

/** The parts of a reducer; `threshold` and `hold` are 0 where it has none. */
export interface ReducerTerms {
  readonly kind: Reducer['kind']
  readonly value: number
  readonly from: number
  readonly to: number
  readonly threshold: number
  readonly hold: number
}

/** @throws Error that names what the compiled kernel cannot do */
export function buildGraph(system: System): SystemGraph {
  const builder = new GraphBuilder(system)
  for (const { slot, value } of system.step) builder.define(slot, builder.term(value))
  const zero: Scalar = { op: 'constant', value: 0 }
  const slots = readSlots(system)
  return {
    graph: builder.graph,
    rates: system.stocks.map((s) => builder.term(s.rate)),
    inputs: system.delays.map((d) => builder.term(d.input)),
    reducers: system.reducers.map((r) => ({
      kind: r.kind,
      value: builder.term(r.value),
      from: builder.term(r.from),
      to: builder.term(r.to),
      threshold: builder.term(r.threshold ?? zero),
      hold: builder.term(r.hold ?? zero),
    })),
    outputs: system.outputs.map((o) => builder.slot(o.slot)),
    read: slots.flatMap((slot) => (builder.changes(slot) ? [{ slot, term: builder.slot(slot) }] : [])),
    settled: slots.filter((slot) => !builder.changes(slot) && !builder.isReducer(slot)),
  }
}

class GraphBuilder {
  readonly graph: Graph
  readonly #system: System
  readonly #time: number
  /** The terms of slots that change with time, once they are known. */
  readonly #terms = new Map<number, number>()
  readonly #assigned: ReadonlySet<number>
  readonly #reducers: ReadonlySet<number>
  readonly #constants: ReadonlyMap<number, number>

  constructor(system: System) {
    this.#system = system
    this.graph = new Graph(system.tables)
    this.#time = this.graph.add('time', '')
    this.#assigned = new Set(system.step.map((a) => a.slot))
    this.#reducers = new Set(system.reducers.map((r) => r.slot))
    this.#constants = certainSlots(system)
    for (const kind of ['stock', 'delay', 'noise'] as const)
      slotsOf(system, kind).forEach((slot, i) => {
        this.#terms.set(slot, this.graph.add(kind, i))
      })
  }

  define(slot: number, term: number): void {
    if (this.#terms.has(slot)) throw new Error(`${this.#name(slot)} is computed twice in a time step`)
    this.#terms.set(slot, term)
  }

  /** Whether a slot changes in a member's life other than as the result of a reducer. */
  changes(slot: number): boolean {
    return this.#terms.has(slot)
  }

  isReducer(slot: number): boolean {
    return this.#reducers.has(slot)
  }

  slot(slot: number): number {
    const term = this.#terms.get(slot)
    if (term !== undefined) return term
    if (this.#assigned.has(slot)) throw new Error(`${this.#name(slot)} is read before it is computed`)
    if (this.#reducers.has(slot))
      throw new Error(`${this.#name(slot)}, the result of a reducer, is read before the end`)
    const certain = this.#constants.get(slot)
    return certain === undefined ? this.graph.add('settled', slot) : this.graph.constant(certain)
  }

  term(scalar: Scalar): number {
    return scalarTerm(scalar, { graph: this.graph, time: this.#time, slot: (slot) => this.slot(slot) })
  }

  #name(slot: number): string {
    const { variable, element } = this.#system.slots[slot] ?? { variable: 'time', element: '' }
    return nameOf(variable, element)
  }
}

function slotsOf(system: System, kind: 'stock' | 'delay' | 'noise'): number[] {
  const lists = { stock: system.stocks, delay: system.delays, noise: system.noise }
  return lists[kind].map((part) => part.slot)
}

/** Slots that hold one constant in every member. */
function certainSlots({ draws, member, initial }: System): Map<number, number> {
  const assignments = [...member, ...initial]
  const times = new Map<number, number>(draws.map((d) => [d.slot, 1]))
  for (const { slot } of assignments) times.set(slot, (times.get(slot) ?? 0) + 1)
  return new Map(
    assignments.flatMap(({ slot, value }) =>
      value.op === 'constant' && times.get(slot) === 1 ? [[slot, value.value]] : [],
    ),
  )
}

/** Slots that are read outside the time steps: by checks at the start and by metrics at the end. */
function readSlots({ checks, metrics }: System): number[] {
  const slots = new Set<number>()
  const read = (scalar: Scalar): void => {
    if (scalar.op === 'slot') slots.add(scalar.slot)
    else if (scalar.op === 'call') scalar.arguments.forEach(read)
    else if (scalar.op === 'lookup') read(scalar.argument)
    else if (scalar.op === 'if') [scalar.condition, scalar.then, scalar.otherwise].forEach(read)
  }
  for (const { holds } of checks) read(holds)
  for (const { value } of metrics) read(value)
  return [...slots]
}
