import { LEAVES, type Machine } from '../kernel/compiled/machine/machine.ts'
import type { Plan } from '../kernel/compiled/plan/plan.ts'
import type { Store, Unit } from '../kernel/compiled/schedule/unit.ts'

/** How a language of the comparison writes what instructions do. Values are named `v` and their number. */
export interface Language {
  /** The declaration of a value. */
  declare(name: string, expression: string, isMask: boolean): string
  constant(value: number, bits: bigint): string
  row(row: number, isMask: boolean): string
  stock(stock: number): string
  noise(series: number): string
  time(column: number, isMask: boolean): string
  storeRow(row: number, value: string, isMask: boolean): string
  storeNext(stock: number, value: string, nonNegative: boolean): string
  /** Whether x^y is one call; else it is made of exp, log and whole powers. */
  readonly hasPower: boolean
  compute(operation: string, detail: number | string, operands: readonly string[]): string
}

/** A unit as statements for one member (or one vector of them): all its passes as one, calls in place. */
export function statements(plan: Plan, unit: Unit, kept: ReadonlySet<number>, language: Language): string[] {
  const stores = unit.passes.flatMap((pass) => pass.stores).filter((store) => isWanted(store, unit, kept))
  return new StatementWriter(plan.machine, unit, stores, kept, language).write()
}

/** Results of the equations that other units read. */
export function readElsewhere({ machine, core, groups, readings, save, read, outputs }: Plan): Set<number> {
  const shown = new Set(outputs.flatMap((o) => (o.kind === 'row' ? [o.row] : [])))
  const found = new Set([...core.rows.own].flatMap(([index, row]) => (shown.has(row) ? [index] : [])))
  for (const unit of [...groups.map((g) => g.unit), readings, save, read]) {
    const visit = (index: number, seen: Set<number>): void => {
      if (seen.has(index)) return
      seen.add(index)
      if (core.rows.own.has(index)) found.add(index)
      else for (const operand of machine.instruction(index).operands) visit(operand, seen)
    }
    const seen = new Set<number>()
    for (const store of unit.passes.flatMap((pass) => pass.stores)) visit(store.value, seen)
  }
  return found
}

/** Rows that only carry results from one pass to the next are not needed where all passes are one. */
function isWanted(store: Store, unit: Unit, kept: ReadonlySet<number>): boolean {
  if (store.kind === 'next') return true
  if (store.kind !== 'row') return false
  const isArgument = [...unit.passes].some(({ calls }) =>
    calls.some(({ first, count }) => store.row >= first && store.row < first + count),
  )
  if (isArgument) return false
  return unit.rows.get(store.value) !== store.row || kept.has(store.value)
}

class StatementWriter {
  readonly #machine: Machine
  readonly #unit: Unit
  readonly #stores: readonly Store[]
  readonly #kept: ReadonlySet<number>
  readonly #language: Language
  readonly #lines: string[] = []
  readonly #done = new Set<number>()
  readonly #own: ReadonlySet<number>

  constructor(
    machine: Machine,
    unit: Unit,
    stores: readonly Store[],
    kept: ReadonlySet<number>,
    language: Language,
  ) {
    this.#machine = machine
    this.#unit = unit
    this.#stores = stores
    this.#kept = kept
    this.#language = language
    const made = unit.passes
      .flatMap((p) => p.stores)
      .filter((s) => s.kind === 'row' && unit.rows.get(s.value) === s.row)
    const called = unit.passes.flatMap((p) => p.calls)
    const powers = new Set(unit.passes.flatMap((p) => p.powers.map((power) => power.result)))
    this.#own = new Set([
      ...made.map((s) => s.value),
      ...[...unit.rows.own].flatMap(([index, row]) =>
        called.some((c) => row >= c.first && row < c.first + c.count) || powers.has(row) ? [index] : [],
      ),
    ])
  }

  write(): string[] {
    const calls = [...this.#kept].filter((index) => this.#own.has(index) && this.#isCall(index))
    for (const index of calls) {
      const value = this.#value(index)
      this.#lines.push(this.#language.storeRow(this.#unit.rows.get(index) as number, value, false))
    }
    for (const store of this.#stores) this.#store(store)
    return this.#lines
  }

  #isCall(index: number): boolean {
    const { operation } = this.#machine.instruction(index)
    return operation === 'call' || operation === 'wholePower'
  }

  #store(store: Store): void {
    const value = this.#value(store.value)
    if (store.kind === 'row')
      this.#lines.push(this.#language.storeRow(store.row, value, this.#machine.isMask(store.value)))
    if (store.kind === 'next')
      this.#lines.push(this.#language.storeNext(store.stock, value, store.nonNegative))
  }

  #value(index: number): string {
    const name = `v${index}`
    if (this.#done.has(index)) return name
    const { operation, detail } = this.#machine.instruction(index)
    if (operation === 'constant') {
      const bits = this.#machine.constants[detail as number] as bigint
      return this.#language.constant(this.#machine.constantOf(index) as number, bits)
    }
    const expression = this.#expression(index)
    this.#done.add(index)
    this.#lines.push(this.#language.declare(name, expression, this.#machine.isMask(index)))
    return name
  }

  #expression(index: number): string {
    const { operation, detail, operands } = this.#machine.instruction(index)
    const row = this.#own.has(index) ? undefined : this.#unit.rows.get(index)
    const isMask = this.#machine.isMask(index)
    const place = row ?? (detail as number)
    if (row !== undefined || operation === 'row' || operation === 'rowMask')
      return this.#language.row(place, isMask)
    if (operation === 'stock') return this.#language.stock(place)
    if (operation === 'noise') return this.#language.noise(place)
    if (operation === 'time' || operation === 'timeMask') return this.#language.time(place, isMask)
    if (LEAVES.has(operation)) throw new Error(`no statement for ${operation}`)
    const wanted = operation === 'wholePower' && this.#language.hasPower ? operands.slice(1, 3) : operands
    return this.#language.compute(
      operation,
      detail,
      wanted.map((o) => this.#value(o)),
    )
  }
}
