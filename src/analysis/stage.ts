import type { Scalar } from '../model/system.ts'
import type { Draft } from './draft.ts'
import { partsOf } from './scalar.ts'

/** When a slot or scalar gets its value: once for each member, or anew at every time step. */
export type Stage = 'member' | 'step'

/** Finds the stage of every slot: whatever reads time, a stock, noise or a delay changes with each time step. */
export class Stages {
  readonly #draft: Draft
  readonly #known = new Map<number, Stage>()

  constructor(draft: Draft) {
    this.#draft = draft
    for (const { slot } of draft.draws) this.#known.set(slot, 'member')
    const changing = [...draft.stocks, ...draft.delays, ...draft.memories, ...draft.noise]
    for (const { slot } of changing) this.#known.set(slot, 'step')
  }

  ofSlot(slot: number): Stage {
    const known = this.#known.get(slot)
    if (known) return known
    const value = this.#draft.assignments.get(slot)
    const stage = value ? this.ofScalar(value) : 'member'
    this.#known.set(slot, stage)
    return stage
  }

  ofScalar(scalar: Scalar): Stage {
    if (scalar.op === 'time') return 'step'
    if (scalar.op === 'slot') return this.ofSlot(scalar.slot)
    return partsOf(scalar).some((part) => this.ofScalar(part) === 'step') ? 'step' : 'member'
  }
}
