import type { Machine } from '../machine/machine.ts'

/** Instructions in one pass, as a rule: see `Passes`. */
const LONGEST = 60

const NO_PASS = -1

/**
 * The pass in which each instruction is computed. Its level is the number of calls on the longest path to it; it is computed at
 * the latest level that still serves all its readers, so that little has to be kept between levels. What is left of one level is
 * cut into passes of some sixty instructions: longer loops run out of registers, and of the cache that is nearest.
 */
export class Passes {
  readonly #machine: Machine
  /** Where each instruction of the machine comes in the order, counted from 1; 0 for those that do not. */
  readonly #places: Int32Array
  readonly #levels: Int32Array
  /** The level at which each instruction that is not called is computed. */
  readonly #computed: Int32Array
  /** The pass of each instruction that is not called. */
  readonly #passes: Int32Array
  /** The first pass of each level, and at last the number of passes. */
  readonly #first: number[] = []

  /** @param order instructions in order, none of which stands in a row yet */
  constructor(machine: Machine, order: readonly number[], wanted: readonly number[]) {
    this.#machine = machine
    this.#places = new Int32Array(machine.instructions.length)
    for (let i = 0; i < order.length; i++) this.#places[order[i] as number] = i + 1
    this.#levels = new Int32Array(order.length)
    this.#passes = new Int32Array(order.length).fill(NO_PASS)
    for (let i = 0; i < order.length; i++) this.#levels[i] = this.#levelOf(order[i] as number)
    const last = this.#levels.reduce((most, level) => Math.max(most, level), 0)
    this.#computed = new Int32Array(order.length).fill(last)
    this.#placeInLevels(order, wanted, last)
    this.#cut(wanted, order, last)
  }

  get count(): number {
    return this.#first.at(-1) as number
  }

  /** Whether an instruction is part of the computation. */
  has(index: number): boolean {
    return this.#places[index] !== 0
  }

  /** Elementary functions and whole powers are done between passes. */
  isCalled(index: number): boolean {
    const { operation } = this.#machine.instruction(index)
    return operation === 'call' || operation === 'wholePower'
  }

  /** The pass that computes an instruction. */
  of(index: number): number {
    return this.#passes[(this.#places[index] as number) - 1] as number
  }

  /** The first pass that can read a called instruction: the call is done just before it. */
  firstWith(index: number): number {
    return this.#first[this.#level(index)] as number
  }

  /** The pass in which an instruction reads one of its operands, or has it stored for the call that it is. */
  readingPass(index: number, operand: number): number {
    if (!this.isCalled(index)) return this.of(index)
    return this.#known(operand) ?? this.#firstOf(this.#level(index) - 1)
  }

  /** The earliest pass of the last level in which a result can be stored. */
  soonest(index: number): number {
    return Math.max(this.#firstOf(this.#first.length - 2), this.#known(index) ?? 0)
  }

  #firstOf(level: number): number {
    return this.#first[level] as number
  }

  /** The pass that computes an instruction; undefined for what is called, or not computed here. */
  #known(index: number): number | undefined {
    const place = this.#places[index] as number
    const pass = place === 0 ? NO_PASS : (this.#passes[place - 1] as number)
    return pass === NO_PASS ? undefined : pass
  }

  #level(index: number): number {
    const place = this.#places[index] as number
    return place === 0 ? 0 : (this.#levels[place - 1] as number)
  }

  #levelOf(index: number): number {
    const { operation, operands } = this.#machine.instruction(index)
    const levels = operands.map((o) => this.#level(o))
    if (operation === 'call') return 1 + Math.max(0, ...levels)
    if (operation !== 'wholePower') return Math.max(0, ...levels)
    const waits = operands.map((o, i) =>
      this.isCalled(o) ? (levels[i] as number) : 1 + (levels[i] as number),
    )
    return Math.max(1, ...waits)
  }

  /** Readers come after what they read, so one walk backwards finds the earliest level that reads each instruction. */
  #placeInLevels(order: readonly number[], wanted: readonly number[], last: number): void {
    const need = (index: number, level: number): void => {
      const at = (this.#places[index] as number) - 1
      if (at >= 0) this.#computed[at] = Math.min(level, this.#computed[at] as number)
    }
    for (const index of wanted) need(index, last)
    for (let i = order.length - 1; i >= 0; i--) {
      const index = order[i] as number
      const level = (this.isCalled(index) ? (this.#levels[i] as number) - 1 : this.#computed[i]) as number
      for (const operand of this.#machine.instruction(index).operands) need(operand, level)
    }
  }

  /** Within a level, instructions are taken in the order in which the results need them. */
  #cut(wanted: readonly number[], order: readonly number[], last: number): void {
    const sequences = Array.from({ length: last + 1 }, (): number[] => [])
    const seen = new Uint8Array(order.length)
    const visit = (index: number): void => {
      const at = (this.#places[index] as number) - 1
      if (at < 0 || seen[at] === 1) return
      seen[at] = 1
      for (const operand of this.#machine.instruction(index).operands) visit(operand)
      if (!this.isCalled(index)) sequences[this.#computed[at] as number]?.push(at)
    }
    for (const index of wanted) visit(index)
    for (const index of order) visit(index)
    let first = 0
    for (const sequence of sequences) {
      this.#first.push(first)
      const parts = Math.max(1, Math.round(sequence.length / LONGEST))
      sequence.forEach((at, i) => {
        this.#passes[at] = first + Math.floor((i * parts) / sequence.length)
      })
      first += parts
    }
    this.#first.push(first)
  }
}
