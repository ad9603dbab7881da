import type { Elementary } from '../elementaries.ts'
import { exp, expm1, expSteps } from './exp.ts'
import { log, log1p, log10, logSteps } from './log.ts'
import { cos, sin } from './sin.ts'

/** The elementary functions in single precision, to about 2e-7 of their size; for previews. */
export const SINGLE_ELEMENTARIES: ReadonlyMap<string, Elementary> = new Map<string, Elementary>([
  ['exp', { whole: exp, steps: expSteps }],
  ['log', { whole: log, steps: logSteps }],
  ['expm1', { whole: expm1 }],
  ['log1p', { whole: log1p }],
  ['log10', { whole: log10 }],
  ['sin', { whole: sin }],
  ['cos', { whole: cos }],
])
