import type { Distribution } from '../model/distribution.ts'
import type { Assignment, FixedDelay, MemberCheck, Reducer, Scalar, Slot, Table } from '../model/system.ts'
import { constant } from './scalar.ts'

export interface DraftStock {
  readonly slot: number
  readonly initial: Scalar
  readonly rate: Scalar
  readonly nonNegative: boolean
}

/** The system while it grows: slots and what defines each of them, in no order yet. */
export class Draft {
  readonly slots: Slot[] = []
  readonly assignments = new Map<number, Scalar>()
  readonly stocks: DraftStock[] = []
  readonly delays: FixedDelay[] = []
  /** Slots that hold the value something had at the start. */
  readonly memories: Assignment[] = []
  readonly draws: { readonly name: string; readonly slot: number; readonly distribution: Distribution }[] = []
  readonly noise: { readonly name: string; readonly slot: number }[] = []
  readonly tables: Table[] = []
  readonly reducers: Reducer[] = []
  readonly checks: MemberCheck[] = []
  /** Names of numbers that stay open: they are drawn even where they are certain. */
  readonly adjustable: ReadonlySet<string>
  readonly #byName = new Map<string, Map<string, number>>()
  readonly #tables = new Map<string, number>()

  constructor(adjustable: ReadonlySet<string> = new Set()) {
    this.adjustable = adjustable
  }

  /** How much there is besides assignments. */
  get size(): number {
    const { slots, stocks, delays, memories, draws, noise, tables, reducers, checks } = this
    const lists = [slots, stocks, delays, memories, draws, noise, tables, reducers, checks]
    return lists.reduce((sum, list) => sum + list.length, 0)
  }

  slot(variable: string, element: string, unit: string): number {
    const elements = this.#byName.get(variable) ?? new Map<string, number>()
    const known = elements.get(element)
    if (known !== undefined) return known
    const slot = this.slots.push({ variable, element, unit }) - 1
    this.#byName.set(variable, elements.set(element, slot))
    return slot
  }

  find(variable: string, element: string): number | undefined {
    return this.#byName.get(variable)?.get(element)
  }

  /** A slot that no equation can name. */
  hidden(variable: string, element: string): number {
    return this.slots.push({ variable, element, unit: 'dimensionless' }) - 1
  }

  assign(slot: number, value: Scalar): void {
    this.assignments.set(slot, value)
  }

  /** A number drawn for each member, or a constant where nothing is uncertain about it and it is not adjustable. */
  draw(name: string, slot: number, distribution: Distribution): void {
    if (distribution.kind === 'fixed' && !this.adjustable.has(name))
      this.assign(slot, constant(distribution.value))
    else this.draws.push({ name, slot, distribution })
  }

  addTable(table: Table): void {
    this.#tables.set(table.name, this.tables.push(table) - 1)
  }

  tableIndex(name: string): number | undefined {
    return this.#tables.get(name)
  }
}
