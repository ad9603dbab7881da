import type { System } from '../../../model/system.ts'
import { buildGraph, type SystemGraph } from '../graph/buildGraph.ts'
import { foldTime } from '../graph/foldTime.ts'
import { REDUCER_NUMBERS, type ReducerUpdate, reducerUpdate } from '../graph/reducerUpdate.ts'
import type { TimePaths } from '../graph/timePaths.ts'
import { Lowerer } from '../lowering/lowerGraph.ts'
import { Machine } from '../machine/machine.ts'
import { Layout } from '../schedule/layout.ts'
import { needed } from '../schedule/needed.ts'
import { schedule } from '../schedule/schedule.ts'
import type { Store, Unit } from '../schedule/unit.ts'
import type { FixedRows, Group, NumberPlace, Plan } from './plan.ts'
import { planStart } from './planStart.ts'
import { type ReducerSteps, reducerSteps } from './reducerSteps.ts'

/**
 * Decides what is computed when: the equations as one unit, for every time step; the reducers grouped by the steps at which they
 * have something to do, so that a reading on a date costs two steps and not the whole path; outputs only when they are saved.
 *
 * @param lanes members computed side by side
 * @param bytes of a number: 4 in single precision
 * @throws Error that names what the compiled kernel cannot do
 */
export function planKernel(system: System, lanes: number, bytes: 8 | 4): Plan {
  const terms = folded(system)
  return new Planner(system, terms, new Layout(lanes, bytes)).plan()
}

interface Terms extends Omit<SystemGraph, 'reducers'> {
  readonly updates: readonly ReducerUpdate[]
  readonly paths: TimePaths
}

/** The system's terms with everything the time axis decides. */
function folded(system: System): Terms {
  const built = buildGraph(system)
  const updates = built.reducers.map((r, i) => reducerUpdate(built.graph, r, i * REDUCER_NUMBERS))
  const wanted = [
    ...built.rates,
    ...built.inputs,
    ...built.outputs,
    ...built.read.map((r) => r.term),
    ...updates.flatMap((u) => [
      u.active,
      ...(u.due === undefined ? [] : [u.due]),
      ...u.numbers.map((n) => n.term),
    ]),
  ]
  const { graph, paths, renamed: now } = foldTime(built.graph, system.time, wanted)
  return {
    graph,
    paths,
    settled: built.settled,
    rates: built.rates.map((t) => now(t)),
    inputs: built.inputs.map((t) => now(t)),
    outputs: built.outputs.map((t) => now(t)),
    read: built.read.map(({ slot, term }) => ({ slot, term: now(term) })),
    updates: updates.map((u) => ({
      ...u,
      active: now(u.active),
      numbers: u.numbers.map(({ place, term }) => ({ place, term: now(term) })),
      ...(u.due === undefined ? {} : { due: now(u.due) }),
    })),
  }
}

const NONE: readonly number[] = []

class Planner {
  readonly #system: System
  readonly #terms: Terms
  readonly #layout: Layout
  readonly #rows: FixedRows
  readonly #lowerer: Lowerer
  readonly #memberRows: number[] = []

  constructor(system: System, terms: Terms, layout: Layout) {
    this.#system = system
    this.#terms = terms
    this.#layout = layout
    this.#rows = fixedRows(system, this.#layout)
    const { delays, memory } = this.#rows
    const none = (): never => {
      throw new Error('a draw is read after the start')
    }
    const finiteStocks = system.time.method === 'euler'
    this.#lowerer = new Lowerer(
      terms.graph,
      new Machine(),
      { finiteStocks, single: layout.bytes === 4 },
      {
        member: (index) => (this.#memberRows[index] ??= this.#layout.take()),
        draw: none,
        delay: (index) => delays + index,
        memory: (index) => memory + index,
      },
    )
  }

  plan(): Plan {
    const coreStores = this.#coreStores()
    const outputs = this.#terms.outputs.map((term) => this.#lowerer.number(term))
    const slots = this.#terms.read.map(({ term }) => this.#lowerer.number(term))
    const groups = this.#groupedStores()
    const readings = this.#readingStores()
    const others = [...groups.flatMap((g) => g.stores), ...readings].map((s) => s.value)
    const core = this.#core(coreStores, [...others, ...outputs, ...slots])
    const move = this.#move()
    const settled = this.#terms.settled.map((slot) => ({ slot, row: this.#layout.take() }))
    const save = this.#observed(outputs, core)
    const read = this.#observed(slots, core)
    const unitOf = (stores: readonly Store[]): Unit => this.#after(core, stores)
    return {
      system: this.#system,
      paths: this.#terms.paths,
      machine: this.#lowerer.machine,
      layout: this.#layout,
      ...this.#start(settled),
      settled,
      core,
      move,
      groups: groups.map(({ stores, ...group }) => ({ ...group, unit: unitOf(stores) })),
      readings: unitOf(readings),
      save: save.unit,
      read: read.unit,
      outputs: save.places,
      slots: this.#terms.read.map(({ slot }, i) => ({ slot, place: read.places[i] as NumberPlace })),
      times: this.#lowerer.times,
      wholeExponents: this.#wholeExponents(),
      rows: this.#rows,
    }
  }

  #start(settled: Plan['settled']): Pick<Plan, 'start' | 'draws' | 'lengths'> {
    const members = this.#lowerer.members.map((stored, i) => ({
      ...stored,
      row: this.#memberRows[i] as number,
    }))
    return planStart(this.#system, this.#lowerer.machine, this.#layout, {
      graph: this.#terms.graph,
      members,
      settled,
      delays: this.#rows.delays,
    })
  }

  #wholeExponents(): number[] {
    const { machine } = this.#lowerer
    return machine.instructions.flatMap(({ operation, operands }) => {
      if (operation !== 'wholePower') return NONE
      const mask = machine.instruction(operands[0] as number)
      return mask.operation === 'rowMask' ? [mask.detail as number] : NONE
    })
  }

  /** Stocks at the next time step, or for RK4 their rates; inputs of delays. */
  #coreStores(): Store[] {
    const { stocks, time } = this.#system
    const { add, mul, constant } = this.#lowerer.arithmetic
    const machine = this.#lowerer.machine
    const inputs = this.#terms.inputs.map(
      (term, i): Store => ({ kind: 'row', row: this.#rows.inputs + i, value: this.#lowerer.number(term) }),
    )
    const rates = this.#terms.rates.map((term) => this.#lowerer.number(term))
    if (time.method === 'rk4')
      return [
        ...inputs,
        ...rates.map((value, i): Store => ({ kind: 'row', row: this.#rows.rates + i, value })),
      ]
    const next = rates.map((rate, stock): Store => {
      const value = add(machine.add('stock', stock), mul(constant(time.step), rate))
      return { kind: 'next', stock, nonNegative: stocks[stock]?.nonNegative ?? false, value }
    })
    return [...inputs, ...next]
  }

  #move(): Unit | undefined {
    const { stocks, time } = this.#system
    if (time.method === 'euler' || stocks.length === 0) return undefined
    const { add, mul, constant } = this.#lowerer.arithmetic
    const machine = this.#lowerer.machine
    const stores = stocks.map(({ nonNegative }, stock): Store => {
      const total = machine.add('row', this.#rows.totals + stock)
      return {
        kind: 'next',
        stock,
        nonNegative,
        value: add(machine.add('stock', stock), mul(constant(time.step / 6), total)),
      }
    })
    return schedule(machine, stores, this.#layout)
  }

  /** The equations; whatever others read of them is kept. */
  #core(stores: readonly Store[], readByOthers: readonly number[]): Unit {
    const machine = this.#lowerer.machine
    const own = new Uint8Array(machine.instructions.length)
    for (const index of needed(
      machine,
      stores.map((s) => s.value),
    ))
      own[index] = 1
    const kept: number[] = []
    const seen = new Uint8Array(machine.instructions.length)
    const visit = (index: number): void => {
      if (seen[index] === 1) return
      seen[index] = 1
      if (own[index] === 1) kept.push(index)
      else for (const operand of machine.instruction(index).operands) visit(operand)
    }
    for (const index of readByOthers) visit(index)
    return schedule(machine, stores, this.#layout, kept)
  }

  #after(core: Unit, stores: readonly Store[]): Unit {
    return this.#layout.scratch(() => schedule(this.#lowerer.machine, stores, this.#layout, [], core.rows))
  }

  /** Makes sure that results stand somewhere: what is not a stock or in a row already is stored. */
  #observed(results: readonly number[], core: Unit): { unit: Unit; places: NumberPlace[] } {
    return this.#layout.scratch(() => {
      const stores: Store[] = []
      const places = results.map((value): NumberPlace => {
        const { operation, detail } = this.#lowerer.machine.instruction(value)
        if (operation === 'stock') return { kind: 'stock', stock: detail as number }
        if (operation === 'row') return { kind: 'row', row: detail as number }
        const given = core.rows.get(value)
        if (given !== undefined) return { kind: 'row', row: given }
        const row = this.#layout.take()
        stores.push({ kind: 'row', row, value })
        return { kind: 'row', row }
      })
      return { unit: schedule(this.#lowerer.machine, stores, this.#layout, [], core.rows), places }
    })
  }

  #groupedStores(): (Omit<Group, 'unit'> & { stores: Store[] })[] {
    const steps = reducerSteps(this.#terms, this.#system)
    const groups = new Map<string, Omit<Group, 'unit'> & { stores: Store[] }>()
    this.#terms.updates.forEach((update, i) => {
      const { works, pattern } = steps[i] as ReducerSteps
      const reading = update.scheduled && update.due !== undefined
      const key = `${reading} ${pattern}`
      const stores = this.#stores(update, reading)
      const group = groups.get(key)
      if (group) group.stores.push(...stores)
      else if (works.includes(true)) groups.set(key, { steps: works, reading, stores })
    })
    return [...groups.values()]
  }

  #readingStores(): Store[] {
    return this.#terms.updates
      .filter((u) => u.scheduled && u.due !== undefined)
      .flatMap((update) => this.#stores(update, true))
  }

  #stores({ numbers, due }: ReducerUpdate, reading: boolean): Store[] {
    const machine = this.#lowerer.machine
    const stores = numbers.map(({ place, term }): Store & { kind: 'row' } => ({
      kind: 'row',
      row: this.#rows.memory + place,
      value: this.#lowerer.number(term),
    }))
    if (!reading || due === undefined) return stores
    const result = stores[0]?.value as number
    const missing = machine.add('and', '', machine.add('ne', '', result, result), this.#lowerer.mask(due))
    return [...stores, { kind: 'waiting', value: missing }]
  }
}

function fixedRows({ stocks, delays, reducers, time }: System, layout: Layout): FixedRows {
  const forRungeKutta = time.method === 'rk4' ? stocks.length : 0
  return {
    live: layout.take(),
    delays: layout.take(delays.length),
    inputs: layout.take(delays.length),
    memory: layout.take(reducers.length * REDUCER_NUMBERS),
    rates: layout.take(forRungeKutta),
    totals: layout.take(forRungeKutta),
  }
}
