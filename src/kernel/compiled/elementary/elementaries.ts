import type { Arithmetic } from '../machine/arithmetic.ts'
import { exp, expIsRegular, expRegular } from './exp.ts'
import { expm1 } from './expm1.ts'
import { log, logIsRegular, logRegular } from './log.ts'
import { log1p } from './log1p.ts'
import { log10 } from './log10.ts'
import { cos, sin } from './sin.ts'

type Formula = (m: Arithmetic, x: number) => number

/** An elementary function as instructions; `regular` gives the same bits with less work wherever `isRegular` holds. */
export interface Elementary {
  readonly whole: Formula
  readonly regular?: Formula
  readonly isRegular?: Formula
}

/** Every function that is called for whole rows at a time. */
export const ELEMENTARIES: ReadonlyMap<string, Elementary> = new Map<string, Elementary>([
  ['exp', { whole: exp, regular: expRegular, isRegular: expIsRegular }],
  ['log', { whole: log, regular: logRegular, isRegular: logIsRegular }],
  ['expm1', { whole: expm1 }],
  ['log1p', { whole: log1p }],
  ['log10', { whole: log10 }],
  ['sin', { whole: sin }],
  ['cos', { whole: cos }],
])
