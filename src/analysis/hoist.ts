import type { Assignment, Scalar } from '../model/system.ts'
import type { Draft } from './draft.ts'
import { slotValue } from './scalar.ts'
import type { Stages } from './stage.ts'

/**
 * Moves parts of equations that are the same at every time step into hidden slots computed once for each member. Equal parts
 * share a slot. Values do not change by a bit: the same operations are only done earlier.
 */
export class Hoister {
  readonly assignments: Assignment[] = []
  readonly #draft: Draft
  readonly #stages: Stages
  readonly #known = new Map<string, number>()

  constructor(draft: Draft, stages: Stages) {
    this.#draft = draft
    this.#stages = stages
  }

  hoist(scalar: Scalar): Scalar {
    if (scalar.op === 'constant' || scalar.op === 'slot' || scalar.op === 'time') return scalar
    if (this.#stages.ofScalar(scalar) === 'member') return slotValue(this.#slotFor(scalar))
    switch (scalar.op) {
      case 'call':
        return { ...scalar, arguments: scalar.arguments.map((a) => this.hoist(a)) }
      case 'lookup':
        return { ...scalar, argument: this.hoist(scalar.argument) }
      case 'if':
        return {
          op: 'if',
          condition: this.hoist(scalar.condition),
          then: this.hoist(scalar.then),
          otherwise: this.hoist(scalar.otherwise),
        }
    }
  }

  #slotFor(value: Scalar): number {
    const key = JSON.stringify(value)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const slot = this.#draft.hidden('constant', String(this.assignments.length))
    this.#known.set(key, slot)
    this.assignments.push({ slot, value })
    return slot
  }
}
