import type { Arithmetic } from '../machine/arithmetic.ts'
import type { Machine } from '../machine/machine.ts'

/** What the instructions of a function may be made of. Operands and results are indices of instructions. */
export interface Lowering extends Arithmetic {
  readonly machine: Machine
  /** Stocks can be taken to be finite: see `facts.ts`. */
  readonly finiteStocks: boolean
  /** Whether numbers are in single precision, whose powers overflow sooner. */
  readonly single: boolean
  /** As a number: a mask becomes 1 or 0. */
  number(index: number): number
  /** As a mask: a number holds when it is not 0. */
  mask(index: number): number
  call(elementary: string, argument: number): number
}

/** How a row of the function table is compiled: from the instructions of its arguments to that of its result. */
export type LoweringRow = (m: Lowering, ...operands: number[]) => number
