import type { Machine } from '../machine/machine.ts'
import type { Layout } from './layout.ts'
import { needed } from './needed.ts'
import { Passes } from './passes.ts'
import { type Pass, Rows, type RowsCall, type Store, type Unit, type WholePower } from './unit.ts'

/**
 * Splits a computation so that elementary functions are called for all members of a tile, and for many rows at once: passes
 * of cheap instructions alternate with calls. Results that a later pass reads get rows.
 *
 * @param stores what the computation is for
 * @param kept results that others read afterwards; they get rows
 * @param given results that stand in rows already
 */
export function schedule(
  machine: Machine,
  stores: readonly Store[],
  layout: Layout,
  kept: Iterable<number> = [],
  given?: Rows,
): Unit {
  return new Scheduler(machine, stores, layout, new Set(kept), given).unit()
}

class Scheduler {
  readonly #machine: Machine
  readonly #stores: readonly Store[]
  readonly #layout: Layout
  readonly #kept: ReadonlySet<number>
  readonly #rows: Rows
  readonly #order: readonly number[]
  readonly #passes: Passes
  /** The last pass that reads each instruction (-1: none), and those that have to stand in a row for a call. */
  readonly #lastRead: Int32Array
  readonly #inRows = new Set<number>()
  readonly #result: { calls: RowsCall[]; powers: WholePower[]; stores: Store[] }[]

  constructor(
    machine: Machine,
    stores: readonly Store[],
    layout: Layout,
    kept: ReadonlySet<number>,
    given: Rows | undefined,
  ) {
    this.#machine = machine
    this.#stores = stores
    this.#layout = layout
    this.#kept = kept
    this.#rows = new Rows(given)
    this.#lastRead = new Int32Array(machine.instructions.length).fill(-1)
    const wanted = [...stores.map((s) => s.value), ...kept]
    this.#order = needed(machine, wanted, given)
    this.#passes = new Passes(machine, this.#order, wanted)
    this.#result = Array.from({ length: this.#passes.count }, () => ({ calls: [], powers: [], stores: [] }))
  }

  unit(): Unit {
    this.#findReaders()
    this.#placeCalls()
    for (const index of this.#order) this.#keepIfRead(index)
    for (const index of this.#order) this.#argument(index)
    for (const index of this.#order) if (this.#operation(index) === 'wholePower') this.#power(index)
    for (const store of this.#stores) this.#result[this.#passOf(store)]?.stores.push(store)
    return { passes: this.#result satisfies readonly Pass[], rows: this.#rows }
  }

  #operation(index: number): string {
    return this.#machine.instruction(index).operation
  }

  #operands(index: number): readonly number[] {
    return this.#machine.instruction(index).operands
  }

  /** Rows that the unit may read are overwritten at its very end; everything else is stored where it is computed. */
  #passOf(store: Store): number {
    return store.kind === 'next' ? this.#passes.soonest(store.value) : this.#passes.count - 1
  }

  #findReaders(): void {
    const read = (index: number, pass: number): void => {
      this.#lastRead[index] = Math.max(pass, this.#lastRead[index] as number)
    }
    for (const index of this.#order) {
      const isPower = this.#operation(index) === 'wholePower'
      for (const operand of this.#operands(index)) {
        read(operand, this.#passes.readingPass(index, operand))
        if (isPower) this.#inRows.add(operand)
      }
    }
    for (const store of this.#stores) read(store.value, this.#passOf(store))
  }

  /** Gives calls their rows: those of one function and level side by side. */
  #placeCalls(): void {
    const groups = new Map<string, number[]>()
    for (const index of this.#order.filter((i) => this.#operation(i) === 'call')) {
      const key = `${this.#passes.firstWith(index)} ${this.#machine.instruction(index).detail}`
      groups.set(key, [...(groups.get(key) ?? []), index])
    }
    for (const indices of groups.values()) {
      const first = this.#layout.take(indices.length)
      indices.forEach((index, i) => {
        this.#rows.own.set(index, first + i)
      })
      const call = indices[0] as number
      const elementary = this.#machine.instruction(call).detail as string
      this.#result[this.#passes.firstWith(call)]?.calls.push({ elementary, first, count: indices.length })
    }
  }

  /** The argument of a call goes to the call's row, in the last pass before it at the latest. */
  #argument(index: number): void {
    if (this.#operation(index) !== 'call') return
    const value = this.#operands(index)[0] as number
    const pass = this.#passes.readingPass(index, value)
    this.#result[pass]?.stores.push({ kind: 'row', row: this.#rows.get(index) as number, value })
  }

  #keepIfRead(index: number): void {
    if (this.#passes.isCalled(index)) return
    const pass = this.#passes.of(index)
    const isRead = (this.#lastRead[index] as number) > pass
    if (!isRead && !this.#kept.has(index) && !this.#inRows.has(index)) return
    const row = this.#layout.take()
    this.#rows.own.set(index, row)
    this.#result[pass]?.stores.push({ kind: 'row', row, value: index })
  }

  /** A whole power takes the place of the general result where nothing else reads that. */
  #power(index: number): void {
    const [mask, x, y, general] = this.#operands(index) as [number, number, number, number]
    const readers = this.#order.filter((i) => this.#operands(i).includes(general))
    const alone =
      readers.length === 1 && !this.#kept.has(general) && !this.#stores.some((s) => s.value === general)
    const from = this.#rowOf(index, general)
    const result = alone && !this.#isLeaf(general) ? from : this.#layout.take()
    this.#rows.own.set(index, result)
    const rows = { x: this.#rowOf(index, x), y: this.#rowOf(index, y), mask: this.#rowOf(index, mask) }
    this.#result[this.#passes.firstWith(index)]?.powers.push({ result, general: from, ...rows })
  }

  #isLeaf(index: number): boolean {
    return !this.#passes.has(index)
  }

  /** The row of an operand of a power; what stands elsewhere is copied to a new one. */
  #rowOf(index: number, operand: number): number {
    const { operation, detail } = this.#machine.instruction(operand)
    if (operation === 'row' || operation === 'rowMask') return detail as number
    const known = this.#rows.get(operand)
    if (known !== undefined) return known
    const row = this.#layout.take()
    this.#result[this.#passes.readingPass(index, operand)]?.stores.push({ kind: 'row', row, value: operand })
    return row
  }
}
