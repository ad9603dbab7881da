import type { Scalar, System } from '../../../model/system.ts'
import { Graph } from './graph.ts'
import { scalarTerm } from './scalarTerm.ts'

/**
 * What happens before a member's first time step, as terms of its draws and of the first month's noise: the member's constants,
 * then initial values, in the interpreter's order; a slot that nothing has been assigned to is 0.
 */
export class StartGraph {
  readonly graph: Graph
  readonly #time: number
  readonly #slots = new Map<number, number>()
  readonly #translated = new Map<number, number>()

  constructor({ tables, time, noise, draws, member, initial }: System) {
    this.graph = new Graph(tables)
    this.#time = this.graph.constant(time.start)
    noise.forEach(({ slot }, i) => {
      this.#slots.set(slot, this.graph.add('noise', i))
    })
    draws.forEach(({ slot }, i) => {
      this.#slots.set(slot, this.graph.add('draw', i))
    })
    for (const { slot, value } of [...member, ...initial]) this.#slots.set(slot, this.term(value))
  }

  slot(slot: number): number {
    return this.#slots.get(slot) ?? this.graph.constant(0)
  }

  term(scalar: Scalar): number {
    return scalarTerm(scalar, { graph: this.graph, time: this.#time, slot: (slot) => this.slot(slot) })
  }

  /** A term of another graph that is the same for a member's whole life. */
  translate(other: Graph, index: number): number {
    const known = this.#translated.get(index)
    if (known !== undefined) return known
    const term = other.term(index)
    const parts = term.parts.map((part) => this.translate(other, part))
    const here = term.kind === 'settled' ? this.slot(term.detail as number) : this.graph.again(term, parts)
    this.#translated.set(index, here)
    return here
  }
}
