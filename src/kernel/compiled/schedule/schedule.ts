import { LEAVES, type Machine } from '../machine/machine.ts'
import type { Layout } from './layout.ts'
import type { Pass, RowsCall, Store, Unit } from './unit.ts'

/**
 * Splits a computation so that elementary functions are called for all members of a tile, and for many rows at once: passes
 * of cheap instructions alternate with calls. An instruction's level is the number of calls on the longest path to it; it is
 * computed in the latest pass that still serves all its readers, so that little has to be kept between passes.
 *
 * @param stores what the computation is for, done in the last pass
 * @param kept results that others read afterwards; they get rows
 * @param given results that stand in rows already
 */
export function schedule(
  machine: Machine,
  stores: readonly Store[],
  layout: Layout,
  kept: Iterable<number> = [],
  given: ReadonlyMap<number, number> = new Map(),
): Unit {
  return new Scheduler(machine, stores, layout, new Set(kept), given).unit()
}

/** Instructions that a computation needs and that do not stand in rows yet, in order. */
export function needed(
  machine: Machine,
  wanted: Iterable<number>,
  given: ReadonlyMap<number, number>,
): number[] {
  const found = new Set<number>()
  const waiting = [...wanted]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const { operation, operands } = machine.instruction(index)
    if (found.has(index) || given.has(index) || LEAVES.has(operation)) continue
    found.add(index)
    waiting.push(...operands)
  }
  return [...found].sort((a, b) => a - b)
}

class Scheduler {
  readonly #machine: Machine
  readonly #stores: readonly Store[]
  readonly #layout: Layout
  readonly #kept: ReadonlySet<number>
  readonly #rows: Map<number, number>
  readonly #order: readonly number[]
  readonly #levels = new Map<number, number>()
  readonly #passes = new Map<number, number>()
  readonly #last: number

  constructor(
    machine: Machine,
    stores: readonly Store[],
    layout: Layout,
    kept: ReadonlySet<number>,
    given: ReadonlyMap<number, number>,
  ) {
    this.#machine = machine
    this.#stores = stores
    this.#layout = layout
    this.#kept = kept
    this.#rows = new Map(given)
    this.#order = needed(machine, [...stores.map((s) => s.value), ...kept], given)
    for (const index of this.#order) this.#levels.set(index, this.#levelOf(index))
    this.#last = Math.max(0, ...this.#levels.values())
    this.#placeInPasses()
  }

  unit(): Unit {
    const calls = this.#callRows()
    const perPass = Array.from({ length: this.#last + 1 }, (): Store[] => [])
    for (const index of this.#order) this.#storeIfRead(index, perPass)
    perPass[this.#last]?.push(...this.#stores)
    const passes = perPass.map((stores, i): Pass => ({ calls: calls[i] ?? [], stores }))
    return { passes, rows: this.#rows }
  }

  #isCall(index: number): boolean {
    return this.#machine.instruction(index).operation === 'call'
  }

  #levelOf(index: number): number {
    const { operands } = this.#machine.instruction(index)
    const level = Math.max(0, ...operands.map((o) => this.#levels.get(o) ?? 0))
    return this.#isCall(index) ? level + 1 : level
  }

  /** Readers come after what they read, so one walk backwards finds the earliest pass that reads each instruction. */
  #placeInPasses(): void {
    const need = (index: number, pass: number): void => {
      if (this.#levels.has(index)) this.#passes.set(index, Math.min(pass, this.#passes.get(index) ?? pass))
    }
    for (const { value } of this.#stores) need(value, this.#last)
    for (const index of this.#kept) need(index, this.#last)
    for (const index of [...this.#order].reverse()) {
      const pass = this.#isCall(index) ? this.#level(index) - 1 : (this.#passes.get(index) as number)
      for (const operand of this.#machine.instruction(index).operands) need(operand, pass)
    }
  }

  #level(index: number): number {
    return this.#levels.get(index) as number
  }

  /** Gives calls their rows: those of one function and level side by side. @returns the calls before each pass */
  #callRows(): RowsCall[][] {
    const before: RowsCall[][] = Array.from({ length: this.#last + 1 }, () => [])
    const groups = new Map<string, number[]>()
    for (const index of this.#order.filter((i) => this.#isCall(i))) {
      const key = `${this.#level(index)} ${this.#machine.instruction(index).detail}`
      groups.set(key, [...(groups.get(key) ?? []), index])
    }
    for (const indices of groups.values()) {
      const first = this.#layout.take(indices.length)
      indices.forEach((index, i) => {
        this.#rows.set(index, first + i)
      })
      const elementary = this.#machine.instruction(indices[0] as number).detail as string
      before[this.#level(indices[0] as number)]?.push({ elementary, first, count: indices.length })
    }
    return before
  }

  /** The argument of a call goes to the call's row in the pass before it; other results to a row if a later pass reads them. */
  #storeIfRead(index: number, perPass: Store[][]): void {
    if (this.#isCall(index)) {
      const argument = this.#machine.instruction(index).operands[0] as number
      const row = this.#rows.get(index) as number
      perPass[this.#level(index) - 1]?.push({ kind: 'row', row, value: argument })
      return
    }
    const pass = this.#passes.get(index) as number
    if (!this.#kept.has(index) && !this.#readAfter(index, pass)) return
    const row = this.#layout.take()
    this.#rows.set(index, row)
    perPass[pass]?.push({ kind: 'row', row, value: index })
  }

  #readAfter(index: number, pass: number): boolean {
    return (this.#readers().get(index) ?? -1) > pass
  }

  #latestReaders: ReadonlyMap<number, number> | undefined

  /** The last pass that reads each instruction. */
  #readers(): ReadonlyMap<number, number> {
    if (this.#latestReaders) return this.#latestReaders
    const latest = new Map<number, number>()
    const read = (index: number, pass: number): void => {
      latest.set(index, Math.max(pass, latest.get(index) ?? pass))
    }
    for (const index of this.#order) {
      const pass = this.#isCall(index) ? this.#level(index) - 1 : (this.#passes.get(index) as number)
      for (const operand of this.#machine.instruction(index).operands) read(operand, pass)
    }
    for (const { value } of this.#stores) read(value, this.#last)
    this.#latestReaders = latest
    return latest
  }
}
