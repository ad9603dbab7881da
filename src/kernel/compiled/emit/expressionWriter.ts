import { LEAVES, type Machine } from '../machine/machine.ts'
import type { FunctionBuilder, ValueType } from '../wasm/functionBuilder.ts'
import type { Computation, InstructionSet } from './instructionSet.ts'

/** Functions that instructions call, by their indices in the module. */
export interface Library {
  /** The function of a table: from an argument to its value. */
  lookup(table: number): number
}

/** Where instructions find what they do not compute. */
export interface Surroundings {
  readonly set: InstructionSet
  readonly library: Library
  /** The address of a constant. */
  constantAddress(constant: number): number
  /** Whether the result of an instruction stands in a row. */
  isGiven(index: number): boolean
  /** Writes the load of an instruction that reads memory or an argument, or whose result stands in a row. */
  load(f: FunctionBuilder, index: number): void
}

/**
 * Writes instructions as one WebAssembly expression each: what is used once stays on the stack, what is used more often is
 * kept in a local until its last use. Constants are put into locals once, before the loop (V8 from Node 24 on would build them
 * anew in every round).
 */
export class ExpressionWriter {
  readonly #machine: Machine
  readonly #f: FunctionBuilder
  readonly #around: Surroundings
  readonly #uses = new Map<number, number>()
  readonly #locals = new Map<number, number>()
  readonly #constants = new Map<number, number>()

  constructor(machine: Machine, f: FunctionBuilder, around: Surroundings) {
    this.#machine = machine
    this.#f = f
    this.#around = around
  }

  /** Announces a use of an instruction. All uses must be announced before the first one is written. */
  use(index: number): void {
    const uses = this.#uses.get(index) ?? 0
    this.#uses.set(index, uses + 1)
    if (uses === 0 && this.#computes(index))
      for (const o of this.#machine.instruction(index).operands) this.use(o)
  }

  /** Reads those of the instructions announced that `isOverwritten` into locals, before that happens. */
  hold(isOverwritten: (index: number) => boolean): void {
    for (const index of this.#uses.keys()) {
      if (this.#computes(index) || !isOverwritten(index)) continue
      this.#compute(index)
      this.#toLocal(index)
    }
  }

  /** Computes an instruction that was announced ahead of its uses. */
  compute(index: number): void {
    if (!this.#computes(index) || this.#locals.has(index)) return
    this.#compute(index)
    this.#toLocal(index)
  }

  /** Leaves the value of an instruction on the stack. */
  write(index: number): void {
    const { operation, detail } = this.#machine.instruction(index)
    if (operation === 'constant') {
      this.#f.get(this.#constant(detail as number))
      return
    }
    const uses = (this.#uses.get(index) as number) - 1
    this.#uses.set(index, uses)
    const local = this.#locals.get(index)
    if (local !== undefined) this.#f.get(local)
    else this.#compute(index)
    this.#keep(index, local, uses)
  }

  #toLocal(index: number): void {
    const local = this.#f.local(this.#type(index))
    this.#f.set(local)
    this.#locals.set(index, local)
  }

  #keep(index: number, local: number | undefined, uses: number): void {
    const type = this.#type(index)
    if (local === undefined && uses > 0) {
      const fresh = this.#f.local(type)
      this.#f.tee(fresh)
      this.#locals.set(index, fresh)
    } else if (local !== undefined && uses === 0) {
      this.#locals.delete(index)
      this.#f.release(type, local)
    }
  }

  /** Whether an instruction computes something here, instead of reading it. */
  #computes(index: number): boolean {
    return !LEAVES.has(this.#machine.instruction(index).operation) && !this.#around.isGiven(index)
  }

  #type(index: number): ValueType {
    const { set } = this.#around
    return this.#machine.isMask(index) ? set.mask : set.number
  }

  #constant(constant: number): number {
    const known = this.#constants.get(constant)
    if (known !== undefined) return known
    const local = this.#f.own(this.#around.set.number)
    this.#f.atStart((f) => {
      f.integer(0)
      this.#around.set.spread(f, this.#around.constantAddress(constant))
      f.set(local)
    })
    this.#constants.set(constant, local)
    return local
  }

  #compute(index: number): void {
    const { operation, detail, operands } = this.#machine.instruction(index)
    if (!this.#computes(index)) {
      this.#around.load(this.#f, index)
      return
    }
    for (const operand of operands) this.write(operand)
    const { set, library } = this.#around
    if (operation === 'lookup') this.#callEach(library.lookup(detail as number))
    else if (operation === 'bitsShiftLeft') set.shift(this.#f, 'left', detail as number)
    else if (operation === 'bitsShiftRight') set.shift(this.#f, 'right', detail as number)
    else set.computations[operation as Computation](this.#f)
  }

  #callEach(functionIndex: number): void {
    const { number } = this.#around.set
    const argument = this.#f.local(number)
    this.#f.set(argument)
    this.#around.set.callEach(this.#f, functionIndex, [argument])
    this.#f.release(number, argument)
  }
}
