import { Code } from './code.ts'

/** Types of values, by their codes (WebAssembly Core 2.0, section 5.3). */
export const I32 = 0x7f
const I64 = 0x7e
export const F64 = 0x7c
export const V128 = 0x7b

export type ValueType = typeof I32 | typeof I64 | typeof F64 | typeof V128

/** The block type of a block that leaves nothing on the stack. */
export const NOTHING = 0x40

/** One WebAssembly function while it is written. Locals that are given back are used again, so that functions stay small. */
export class FunctionBuilder {
  readonly parameters: readonly ValueType[]
  readonly results: readonly ValueType[]
  readonly #prologue = new Code()
  #body = new Code()
  readonly #locals: ValueType[] = []
  readonly #free = new Map<ValueType, number[]>()

  constructor(parameters: readonly ValueType[], results: readonly ValueType[] = []) {
    this.parameters = parameters
    this.results = results
  }

  /** A local for a while: one that was given back, or a new one. */
  local(type: ValueType): number {
    return this.#free.get(type)?.pop() ?? this.own(type)
  }

  /** A local that is never used for anything else. */
  own(type: ValueType): number {
    return this.parameters.length + this.#locals.push(type) - 1
  }

  release(type: ValueType, local: number): void {
    const free = this.#free.get(type)
    if (free) free.push(local)
    else this.#free.set(type, [local])
  }

  get(local: number): this {
    this.#body.byte(0x20).unsigned(local)
    return this
  }

  set(local: number): this {
    this.#body.byte(0x21).unsigned(local)
    return this
  }

  tee(local: number): this {
    this.#body.byte(0x22).unsigned(local)
    return this
  }

  op(...bytes: readonly number[]): this {
    this.#body.sequence(bytes)
    return this
  }

  integer(value: number): this {
    this.#body.byte(0x41).signed(value)
    return this
  }

  call(functionIndex: number): this {
    this.#body.byte(0x10).unsigned(functionIndex)
    return this
  }

  /** An instruction that reads or writes memory; the alignment is only a hint, so it is left at one byte. */
  memory(opcode: readonly number[], offset: number): this {
    this.#body.sequence(opcode).byte(0).unsigned(offset)
    return this
  }

  /** Writes code that runs once, before the body: constants are loaded here. */
  atStart(write: (f: this) => void): void {
    const body = this.#body
    this.#body = this.#prologue
    write(this)
    this.#body = body
  }

  /** Writes the function as an entry of a module's code, its length in front. */
  writeTo(code: Code): void {
    const locals = this.#encodedLocals()
    code.unsigned(locals.length + this.#prologue.length + this.#body.length + 1)
    code.append(locals).append(this.#prologue).append(this.#body).byte(0x0b)
  }

  /** Runs of locals of one type. */
  #encodedLocals(): Code {
    const runs = new Code()
    let count = 0
    for (let i = 0; i < this.#locals.length; count++) {
      let end = i
      while (this.#locals[end] === this.#locals[i]) end++
      runs.unsigned(end - i).byte(this.#locals[i] as number)
      i = end
    }
    return new Code().unsigned(count).append(runs)
  }
}
