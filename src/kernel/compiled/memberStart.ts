import type { Scalar, System } from '../../model/system.ts'
import type { Columns } from '../kernel.ts'
import { monthsOfNoise } from '../kernel.ts'
import { startOf } from '../reducerState.ts'
import type { KernelParts } from './compile.ts'
import { positionOffset } from './emit/driverWriter.ts'
import { REDUCER_NUMBERS } from './graph/reducerUpdate.ts'
import { placeOfTerm, type TermEvaluator, termEvaluators } from './graph/termEvaluators.ts'
import { ringLength } from './plan/ringCapacities.ts'

/**
 * What is done once for each member, by the interpreter's own functions: draws, the member's constants, initial values. The
 * results are laid into the member's lane of its tile.
 */
export class MemberStart {
  readonly #parts: KernelParts
  readonly #numbers: Float64Array
  readonly #words: Int32Array
  readonly #evaluators: readonly TermEvaluator[]
  /** All slots, the time and every term: of whichever member was looked at last. */
  readonly #present: Float64Array
  /** Slots that keep their values and that checks or metrics read, with those of every member one after the other. */
  readonly #settled: readonly number[]
  readonly #wholeExponents: ReadonlySet<number>
  #values = new Float64Array(0)

  constructor(parts: KernelParts, numbers: Float64Array) {
    const { plan } = parts
    this.#parts = parts
    this.#numbers = numbers
    this.#words = new Int32Array(numbers.buffer)
    this.#wholeExponents = new Set(plan.wholeExponents)
    const terms = plan.members.map((m) => m.term)
    this.#evaluators = termEvaluators(plan.graph, plan.system, terms)
    this.#present = new Float64Array(placeOfTerm(plan.system, plan.graph.terms.length))
    this.#settled = settledSlots(plan.system, new Set(plan.slots.map((s) => s.slot)))
  }

  start(member: number, tile: number, lane: number, draws: Columns, noise: Columns): void {
    this.#set(member, draws, noise)
    this.#keep(member)
    this.#writeRows(tile, lane)
    this.#writeDelays(tile, lane)
    this.#writeNoise(member, tile, lane, noise)
  }

  /** A member's whole present at the start. */
  evaluated(member: number, draws: Columns, noise: Columns): Float64Array {
    this.#set(member, draws, noise)
    for (const { slot, evaluate } of this.#parts.ready.step) this.#present[slot] = evaluate(this.#present)
    return this.#present
  }

  /** A present with the settled slots of a member. */
  settled(member: number): Float64Array {
    this.#settled.forEach((slot, i) => {
      this.#present[slot] = this.#values[member * this.#settled.length + i] as number
    })
    return this.#present
  }

  #set(member: number, draws: Columns, noise: Columns): void {
    const { system, member: constants, initial } = this.#parts.ready
    const present = this.#present
    const months = monthsOfNoise(system.time)
    present.fill(0)
    present[system.slots.length] = system.time.start
    system.noise.forEach(({ slot }, series) => {
      present[slot] = noise.values[series * months * noise.stride + noise.offset + member] as number
    })
    system.draws.forEach(({ slot }, row) => {
      present[slot] = draws.values[row * draws.stride + draws.offset + member] as number
    })
    for (const { slot, evaluate } of constants) present[slot] = evaluate(present)
    for (const { slot, evaluate } of initial) present[slot] = evaluate(present)
    for (const { place, evaluate } of this.#evaluators) present[place] = evaluate(present)
  }

  #keep(member: number): void {
    const width = this.#settled.length
    if (this.#values.length < (member + 1) * width) {
      const more = new Float64Array(2 * (member + 1) * width)
      more.set(this.#values)
      this.#values = more
    }
    this.#settled.forEach((slot, i) => {
      this.#values[member * width + i] = this.#present[slot] as number
    })
  }

  #writeRows(tile: number, lane: number): void {
    const { plan, code } = this.#parts
    const { system, rows } = plan
    const { rowBytes, stocks } = code.tile
    const put = (address: number, value: number): void => {
      this.#numbers[(tile + address) / 8 + lane] = value
    }
    for (const { term, mask, row } of plan.members) {
      const value = this.#present[placeOfTerm(system, term)] as number
      if (mask) this.#words.fill(value !== 0 ? -1 : 0, ...words(tile + row * rowBytes, lane))
      if (mask && value !== 0 && this.#wholeExponents.has(row)) this.#words[(tile + code.tile.wholeExponents) / 4] = 1
      if (!mask) put(row * rowBytes, value)
    }
    system.stocks.forEach(({ slot }, i) => {
      put(stocks + i * rowBytes, this.#present[slot] as number)
    })
    system.reducers.forEach(({ kind }, i) => {
      const first = (rows.memory + i * REDUCER_NUMBERS) * rowBytes
      put(first, startOf(kind))
      put(first + rowBytes, Number.NaN)
      put(first + 2 * rowBytes, Number.NaN)
    })
  }

  #writeDelays(tile: number, lane: number): void {
    const { plan, code, ready } = this.#parts
    const { step, steps } = plan.system.time
    const { rowBytes, rings } = code.tile
    ready.delays.forEach(({ slot, delay }, i) => {
      const value = this.#present[slot] as number
      const ring = rings[i] as { address: number }
      const length = ringLength(delay(this.#present), step, steps)
      const position = (tile + positionOffset(code.tile, i)) / 4 + 2 * lane
      this.#words[position] = 0
      this.#words[position + rowBytes / 4] = length
      this.#numbers[(tile + (plan.rows.delays + i) * rowBytes) / 8 + lane] = value
      for (let at = 0; at < length; at++)
        this.#numbers[(tile + ring.address + at * rowBytes) / 8 + lane] = value
    })
  }

  #writeNoise(member: number, tile: number, lane: number, noise: Columns): void {
    const { plan, code } = this.#parts
    const rows = plan.system.noise.length * monthsOfNoise(plan.system.time)
    for (let row = 0; row < rows; row++)
      this.#numbers[(tile + code.tile.noise + row * code.tile.rowBytes) / 8 + lane] = noise.values[
        row * noise.stride + noise.offset + member
      ] as number
  }
}

/** The two words of a mask. */
function words(row: number, lane: number): [number, number] {
  const first = row / 4 + 2 * lane
  return [first, first + 2]
}

function settledSlots({ checks, metrics, reducers }: System, changing: ReadonlySet<number>): number[] {
  const reducing = new Set(reducers.map((r) => r.slot))
  const slots = new Set<number>()
  const read = (scalar: Scalar): void => {
    if (scalar.op === 'slot') slots.add(scalar.slot)
    else if (scalar.op === 'call') scalar.arguments.forEach(read)
    else if (scalar.op === 'lookup') read(scalar.argument)
    else if (scalar.op === 'if') [scalar.condition, scalar.then, scalar.otherwise].forEach(read)
  }
  for (const { holds } of checks) read(holds)
  for (const { value } of metrics) read(value)
  return [...slots].filter((slot) => !changing.has(slot) && !reducing.has(slot))
}
