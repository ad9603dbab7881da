import type { System } from '../model/system.ts'
import { type Evaluator, evaluator } from './evaluator.ts'
import { InterpretedMember } from './interpretedMember.ts'
import type { Block, BlockFailure, Columns, Kernel } from './kernel.ts'
import { monthsOfNoise, savesOf } from './kernel.ts'
import type { ReadyReducer } from './reducerState.ts'

/** A system whose every scalar is ready to be evaluated. */
export interface ReadySystem {
  readonly system: System
  readonly member: readonly ReadyAssignment[]
  readonly initial: readonly ReadyAssignment[]
  readonly step: readonly ReadyAssignment[]
  readonly rates: readonly Evaluator[]
  readonly delays: readonly { readonly slot: number; readonly input: Evaluator; readonly delay: Evaluator }[]
  readonly reducers: readonly ReadyReducer[]
  readonly checks: readonly { readonly holds: Evaluator; readonly slot: number; readonly reason: string }[]
  readonly metrics: readonly Evaluator[]
}

export interface ReadyAssignment {
  readonly slot: number
  readonly evaluate: Evaluator
}

/**
 * The reference kernel: closures over the analysed system, one member after the other, in the plainest way that can be
 * checked by eye. Faster kernels are tested against it.
 */
export function interpret(system: System): Kernel {
  const ready = prepare(system)
  return { block: (members) => new InterpretedBlock(ready, members) }
}

/** Builds the closures that evaluate every scalar of a system. */
export function prepare(system: System): ReadySystem {
  const build = (scalar: Parameters<typeof evaluator>[0]): Evaluator => evaluator(scalar, system)
  const assignments = (list: System['step']): ReadyAssignment[] =>
    list.map(({ slot, value }) => ({ slot, evaluate: build(value) }))
  const zero: Evaluator = () => 0
  return {
    system,
    member: assignments(system.member),
    initial: assignments(system.initial),
    step: assignments(system.step),
    rates: system.stocks.map((s) => build(s.rate)),
    delays: system.delays.map((d) => ({ slot: d.slot, input: build(d.input), delay: build(d.delay) })),
    reducers: system.reducers.map((r) => ({
      ...r,
      value: build(r.value),
      from: build(r.from),
      to: build(r.to),
      threshold: r.threshold ? build(r.threshold) : zero,
      hold: r.hold ? build(r.hold) : zero,
    })),
    ...prepareEnds(system),
  }
}

/** What reads a member's present before its first time step and after its last. */
export function prepareEnds(system: System): Pick<ReadySystem, 'checks' | 'metrics'> {
  return {
    checks: system.checks.map((c) => ({
      holds: evaluator(c.holds, system),
      slot: system.slots.findIndex((s) => s.variable === c.variable),
      reason: c.reason,
    })),
    metrics: system.metrics.map((m) => evaluator(m.value, system)),
  }
}

class InterpretedBlock implements Block {
  readonly #ready: ReadySystem
  readonly #members: InterpretedMember[]
  #count = 0
  #save = 0

  constructor(ready: ReadySystem, members: number) {
    this.#ready = ready
    this.#members = Array.from({ length: members }, () => new InterpretedMember(ready))
  }

  start(members: number, draws: Columns, noise: Columns): void {
    const { system } = this.#ready
    const months = monthsOfNoise(system.time)
    this.#count = members
    this.#save = 0
    for (let m = 0; m < members; m++) {
      const draw = (row: number): number => draws.values[row * draws.stride + draws.offset + m] as number
      const shock = (series: number, month: number): number =>
        noise.values[(series * months + month) * noise.stride + noise.offset + m] as number
      ;(this.#members[m] as InterpretedMember).start(draw, shock)
    }
  }

  advance(saves: number, into: Columns): void {
    const all = savesOf(this.#ready.system.time)
    const last = Math.min(this.#save + saves, all)
    for (let m = 0; m < this.#count; m++) {
      const member = this.#members[m] as InterpretedMember
      for (let save = this.#save; save < last; save++) {
        member.save((output, value) => {
          into.values[(output * all + save) * into.stride + into.offset + m] = value
        })
        member.advance()
      }
    }
    this.#save = last
  }

  metrics(into: Columns): void {
    for (let m = 0; m < this.#count; m++)
      (this.#members[m] as InterpretedMember).metrics((metric, value) => {
        into.values[metric * into.stride + into.offset + m] = value
      })
  }

  failures(): readonly BlockFailure[] {
    return this.#members
      .slice(0, this.#count)
      .flatMap(({ failure }, member) => (failure ? [{ ...failure, member }] : []))
  }
}
