import { log, log1p } from '../../functions/elementary.ts'

/**
 * The logarithmic mean (a - b) / log(a / b) of two numbers of the same sign, a when both are equal: what a relative change
 * has to be multiplied by to give the change itself.
 */
export function logMean(a: number, b: number): number {
  const excess = (a - b) / b
  if (excess === 0) return a
  return (a - b) / (Math.abs(excess) < 0.5 ? log1p(excess) : log(a / b))
}
