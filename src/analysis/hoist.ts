import type { Assignment, Scalar } from '../model/system.ts'
import type { Draft } from './draft.ts'
import { partsOf, slotValue, withParts } from './scalar.ts'
import type { Stages } from './stage.ts'

/** Texts that tell scalars apart; an equation that has not changed since an earlier analysis has the same scalars. */
const keys = new WeakMap<Scalar, string>()

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
    const before = partsOf(scalar)
    const parts = before.map((part) => this.hoist(part))
    return parts.every((part, i) => part === before[i]) ? scalar : withParts(scalar, parts)
  }

  #slotFor(value: Scalar): number {
    const key = keys.get(value) ?? JSON.stringify(value)
    keys.set(value, key)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const slot = this.#draft.hidden('constant', String(this.assignments.length))
    this.#known.set(key, slot)
    this.assignments.push({ slot, value })
    return slot
  }
}
