import { Numbering } from './numbering.ts'

/**
 * Operations on numbers and on masks (all bits set where a condition holds), with the meaning of the WebAssembly
 * instructions. `min` and `max` are JavaScript's; `pmin(a, b)` is b < a ? b : a, `pmax(a, b)` is a < b ? b : a. `bits...` work
 * on the 64 bits of a double. The operands of `select` are two numbers and the mask that says where the first one holds; `truth`
 * takes a mask and the constant 1. `where(x, m)` is x where the mask holds and 0 elsewhere, `unless(x, m)` the other way round.
 * `andNot(a, b)` is a and not b. `call` is an elementary function applied to a whole row
 * at a time, `lookup` and `wholePower` are small functions of their own.
 */
export type Operation =
  | 'constant'
  | 'row'
  | 'rowMask'
  | 'stock'
  | 'noise'
  | 'time'
  | 'timeMask'
  | 'argument'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'sqrt'
  | 'abs'
  | 'neg'
  | 'floor'
  | 'ceil'
  | 'min'
  | 'max'
  | 'pmin'
  | 'pmax'
  | 'lt'
  | 'le'
  | 'eq'
  | 'ne'
  | 'and'
  | 'or'
  | 'andNot'
  | 'not'
  | 'select'
  | 'truth'
  | 'where'
  | 'unless'
  | 'bitsAdd'
  | 'bitsSub'
  | 'bitsAnd'
  | 'bitsOr'
  | 'bitsXor'
  | 'bitsShiftLeft'
  | 'bitsShiftRight'
  | 'call'
  | 'lookup'
  | 'wholePower'

/** Operations that read memory or an argument and compute nothing. */
export const LEAVES: ReadonlySet<Operation> = new Set([
  'constant',
  'row',
  'rowMask',
  'stock',
  'noise',
  'time',
  'timeMask',
  'argument',
])

const MASKS: ReadonlySet<Operation> = new Set([
  'rowMask',
  'timeMask',
  'lt',
  'le',
  'eq',
  'ne',
  'and',
  'or',
  'andNot',
  'not',
])

/** One instruction: its operands are the indices of earlier ones. */
export interface Instruction {
  readonly operation: Operation
  /** The place in memory, the amount of a shift, the table of a lookup, or the name of the function of a call. */
  readonly detail: number | string
  readonly operands: readonly number[]
}

const word = new DataView(new ArrayBuffer(8))

/** A double's 64 bits. */
export function bitsOf(value: number): bigint {
  word.setFloat64(0, value)
  return word.getBigUint64(0)
}

/** Instructions, each once. Constants are known by their 64 bits. */
export class Machine {
  readonly instructions: Instruction[] = []
  readonly constants: bigint[] = []
  readonly #numbering = new Numbering()
  /** Operations, and details that are names, as numbers. */
  readonly #numbers = new Map<string, number>()
  readonly #constants = new Map<bigint, number>()
  /** The instructions of constants by their values, and the values of constants in order. */
  readonly #byValue = new Map<number | string, number>()
  readonly #values: number[] = []
  readonly #masks: boolean[] = []

  instruction(index: number): Instruction {
    return this.instructions[index] as Instruction
  }

  isMask(index: number): boolean {
    return this.#masks[index] as boolean
  }

  add(operation: Operation, detail: number | string, a = NONE, b = NONE, c = NONE, d = NONE): number {
    const fresh = this.instructions.length
    const own = typeof detail === 'number' ? detail : -1 - this.#numberOf(detail)
    const index = this.#numbering.of(this.#numberOf(operation), own, a, b, c, d, fresh)
    if (index < fresh) return index
    this.instructions.push({ operation, detail, operands: operandsOf(a, b, c, d) })
    this.#masks.push(MASKS.has(operation))
    return index
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.#numbers.size)
    return this.#numbers.size - 1
  }

  constant(value: number): number {
    if (Number.isNaN(value)) return this.bits(bitsOf(value))
    const key = Object.is(value, -0) ? '-0' : value
    const index = this.#byValue.get(key) ?? this.bits(bitsOf(value))
    this.#byValue.set(key, index)
    return index
  }

  /** A constant given by its bits. */
  bits(bits: bigint): number {
    const unsigned = BigInt.asUintN(64, bits)
    const known = this.#constants.get(unsigned)
    if (known !== undefined) return this.add('constant', known)
    word.setBigUint64(0, unsigned)
    this.#values.push(word.getFloat64(0))
    const index = this.constants.push(unsigned) - 1
    this.#constants.set(unsigned, index)
    return this.add('constant', index)
  }

  /** Constants side by side, even if they are known elsewhere. @returns the place of the first */
  series(values: readonly number[]): number {
    this.#values.push(...values)
    return this.constants.push(...values.map(bitsOf)) - values.length
  }

  /** The value of a constant; undefined for anything else. */
  constantOf(index: number): number | undefined {
    const { operation, detail } = this.instruction(index)
    return operation === 'constant' ? this.#values[detail as number] : undefined
  }
}

/** Stands for an operand that there is not. */
const NONE = -1

function operandsOf(a: number, b: number, c: number, d: number): readonly number[] {
  if (a === NONE) return []
  if (b === NONE) return [a]
  if (c === NONE) return [a, b]
  return d === NONE ? [a, b, c] : [a, b, c, d]
}
