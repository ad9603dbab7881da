import type { Elementary } from '../elementary/elementaries.ts'
import type { Operation } from '../machine/machine.ts'
import type { FunctionBuilder, ValueType } from '../wasm/functionBuilder.ts'

/** Writes an instruction whose operands are on the stack. */
export type Emit = (f: FunctionBuilder) => void

/** Operations that an instruction set has code for; the others read memory or are functions of their own. */
export type Computation = Exclude<
  Operation,
  | 'constant'
  | 'row'
  | 'rowMask'
  | 'stock'
  | 'noise'
  | 'time'
  | 'timeMask'
  | 'argument'
  | 'bitsShiftLeft'
  | 'bitsShiftRight'
  | 'call'
  | 'lookup'
  | 'wholePower'
>

/**
 * How machine instructions become WebAssembly: two members at a time (f64x2) or one (f64), to the same bits; or four (f32x4) in single
 * precision, for previews.
 */
export interface InstructionSet {
  readonly name: 'f64x2' | 'f64' | 'f32x4'
  /** Of a number in memory. */
  readonly bytes: 8 | 4
  /** How far a stock that must not be negative may be below zero: only by rounding. */
  readonly rounding: number
  readonly elementaries: ReadonlyMap<string, Elementary>
  /** Members computed by one instruction. */
  readonly width: number
  readonly number: ValueType
  readonly mask: ValueType
  readonly computations: Readonly<Record<Computation, Emit>>
  shift(f: FunctionBuilder, direction: 'left' | 'right', by: number): void
  /** The numbers of these members at an address on the stack, as numbers or as a mask. */
  load(f: FunctionBuilder, offset: number): void
  loadMask(f: FunctionBuilder, offset: number): void
  /** One number for all members at an address on the stack. */
  spread(f: FunctionBuilder, offset: number): void
  spreadMask(f: FunctionBuilder, offset: number): void
  /** Stores a number or mask; the address is below it on the stack. */
  store(f: FunctionBuilder, offset: number): void
  storeMask(f: FunctionBuilder, offset: number): void
  /** Stores the number in a local as doubles; `address` is a local too. */
  storeDoubles(f: FunctionBuilder, address: number, value: number, offset: number): void
  /** Turns a mask into the integer 0 or 1: whether it holds for any member. */
  any(f: FunctionBuilder): void
  /** Calls a function of plain doubles, with as many arguments as there are locals, for each member. */
  callEach(f: FunctionBuilder, functionIndex: number, locals: readonly number[]): void
}
