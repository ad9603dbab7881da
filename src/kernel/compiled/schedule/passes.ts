import type { Machine } from '../machine/machine.ts'

/** Instructions in one pass, as a rule: see `Passes`. */
const LONGEST = 120

/**
 * The pass in which each instruction is computed. Its level is the number of calls on the longest path to it; it is computed at
 * the latest level that still serves all its readers, so that little has to be kept between levels. What is left of one level is
 * cut into passes of some hundred instructions: longer loops run out of registers, and of the cache that is nearest.
 */
export class Passes {
  readonly #machine: Machine
  readonly #levels = new Map<number, number>()
  /** The level at which each instruction that is not called is computed. */
  readonly #computed = new Map<number, number>()
  readonly #passes = new Map<number, number>()
  /** The first pass of each level, and at last the number of passes. */
  readonly #first: number[] = []

  /** @param order instructions in order, none of which stands in a row yet */
  constructor(machine: Machine, order: readonly number[], wanted: readonly number[]) {
    this.#machine = machine
    for (const index of order) this.#levels.set(index, this.#levelOf(index))
    const last = Math.max(0, ...this.#levels.values())
    this.#placeInLevels(order, wanted, last)
    this.#cut(wanted, order, last)
  }

  get count(): number {
    return this.#first.at(-1) as number
  }

  /** Whether an instruction is part of the computation. */
  has(index: number): boolean {
    return this.#levels.has(index)
  }

  /** Elementary functions and whole powers are done between passes. */
  isCalled(index: number): boolean {
    const { operation } = this.#machine.instruction(index)
    return operation === 'call' || operation === 'wholePower'
  }

  /** The pass that computes an instruction. */
  of(index: number): number {
    return this.#passes.get(index) as number
  }

  /** The first pass that can read a called instruction: the call is done just before it. */
  firstWith(index: number): number {
    return this.#first[this.#level(index)] as number
  }

  /** The pass in which an instruction reads one of its operands, or has it stored for the call that it is. */
  readingPass(index: number, operand: number): number {
    if (!this.isCalled(index)) return this.of(index)
    return this.#passes.get(operand) ?? this.#firstOf(this.#level(index) - 1)
  }

  /** The earliest pass of the last level in which a result can be stored. */
  soonest(index: number): number {
    return Math.max(this.#firstOf(this.#first.length - 2), this.#passes.get(index) ?? 0)
  }

  #firstOf(level: number): number {
    return this.#first[level] as number
  }

  #level(index: number): number {
    return this.#levels.get(index) ?? 0
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
      if (this.#levels.has(index))
        this.#computed.set(index, Math.min(level, this.#computed.get(index) ?? level))
    }
    for (const index of wanted) need(index, last)
    for (const index of [...order].reverse()) {
      const level = this.isCalled(index) ? this.#level(index) - 1 : (this.#computed.get(index) as number)
      for (const operand of this.#machine.instruction(index).operands) need(operand, level)
    }
  }

  /** Within a level, instructions are taken in the order in which the results need them. */
  #cut(wanted: readonly number[], order: readonly number[], last: number): void {
    const sequences = Array.from({ length: last + 1 }, (): number[] => [])
    const seen = new Set<number>()
    const visit = (index: number): void => {
      if (seen.has(index) || !this.#levels.has(index)) return
      seen.add(index)
      for (const operand of this.#machine.instruction(index).operands) visit(operand)
      if (!this.isCalled(index)) sequences[this.#computed.get(index) as number]?.push(index)
    }
    for (const index of [...wanted, ...order]) visit(index)
    let first = 0
    for (const sequence of sequences) {
      this.#first.push(first)
      const parts = Math.max(1, Math.round(sequence.length / LONGEST))
      sequence.forEach((index, i) => {
        this.#passes.set(index, first + Math.floor((i * parts) / sequence.length))
      })
      first += parts
    }
    this.#first.push(first)
  }
}
