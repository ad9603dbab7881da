import type { System } from '../model/system.ts'
import { type Evaluator, evaluator } from './evaluator.ts'
import { InterpretedMember, pausedNumbers } from './interpretedMember.ts'
import type { BlockFailure, Columns, PausableBlock, PausableKernel, TimedColumns } from './kernel.ts'
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
export function interpret(system: System): PausableKernel {
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

class InterpretedBlock implements PausableBlock {
  readonly pausedBytes: number
  readonly #ready: ReadySystem
  readonly #members: InterpretedMember[]
  #count = 0
  #save = 0

  constructor(ready: ReadySystem, members: number) {
    this.#ready = ready
    this.#members = Array.from({ length: members }, () => new InterpretedMember(ready))
    this.pausedBytes = 8 * members * pausedNumbers(ready)
  }

  start(members: number, draws: Columns, noise: TimedColumns): void {
    this.#count = members
    this.#save = 0
    for (let m = 0; m < members; m++) {
      const draw = (row: number): number => draws.values[row * draws.stride + draws.offset + m] as number
      ;(this.#members[m] as InterpretedMember).start(draw, this.#shocksOf(m, noise))
    }
  }

  advance(saves: number, into: TimedColumns): void {
    const all = savesOf(this.#ready.system.time)
    const last = Math.min(this.#save + saves, all)
    const { first, count } = into.stretch ?? { first: 0, count: all }
    for (let m = 0; m < this.#count; m++) {
      const member = this.#members[m] as InterpretedMember
      for (let save = this.#save; save < last; save++) {
        if (save > 0) member.advance()
        member.save((output, value) => {
          into.values[(output * count + save - first) * into.stride + into.offset + m] = value
        })
        if (save === all - 1) member.advance()
      }
    }
    this.#save = last
  }

  pause(into: Uint8Array): void {
    for (let m = 0; m < this.#count; m++)
      (this.#members[m] as InterpretedMember).pause(this.#pausedMember(into, m))
  }

  resume(from: Uint8Array, save: number, members: number, _: Columns, noise: TimedColumns): void {
    this.#count = members
    this.#save = save
    for (let m = 0; m < members; m++)
      (this.#members[m] as InterpretedMember).resume(this.#pausedMember(from, m), this.#shocksOf(m, noise))
  }

  #pausedMember({ buffer, byteOffset }: Uint8Array, member: number): Float64Array {
    const count = pausedNumbers(this.#ready)
    return new Float64Array(buffer, byteOffset + 8 * member * count, count)
  }

  #shocksOf(member: number, noise: TimedColumns): (series: number, month: number) => number {
    const all = { first: 0, count: monthsOfNoise(this.#ready.system.time) }
    const { first, count } = noise.stretch ?? all
    return (series, month) =>
      noise.values[(series * count + month - first) * noise.stride + noise.offset + member] as number
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
      .flatMap(({ failure, isNew }, member) => (failure && isNew ? [{ ...failure, member }] : []))
  }
}
