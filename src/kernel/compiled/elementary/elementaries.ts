import type { Arithmetic } from '../machine/arithmetic.ts'
import { exp, expSteps } from './exp.ts'
import { expm1 } from './expm1.ts'
import { log, logSteps } from './log.ts'
import { log1p } from './log1p.ts'
import { log10 } from './log10.ts'
import { cos, sin } from './sin.ts'
import type { Quick, Steps } from './steps.ts'

type Formula = (m: Arithmetic, x: number) => number

/**
 * An elementary function as instructions; the quick form, in one piece or in steps, gives the same bits with less work for all but
 * unusual numbers.
 */
export interface Elementary {
  readonly whole: Formula
  readonly quick?: (m: Arithmetic, x: number) => Quick
  readonly steps?: Steps
}

/** Every function that is called for whole rows at a time. */
export const ELEMENTARIES: ReadonlyMap<string, Elementary> = new Map<string, Elementary>([
  ['exp', { whole: exp, steps: expSteps }],
  ['log', { whole: log, steps: logSteps }],
  ['expm1', { whole: expm1 }],
  ['log1p', { whole: log1p }],
  ['log10', { whole: log10 }],
  ['sin', { whole: sin }],
  ['cos', { whole: cos }],
])
