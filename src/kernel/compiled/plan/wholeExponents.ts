import type { Plan } from './plan.ts'

/** Rows of masks that hold where a member's exponent is whole, each once. */
export function wholeExponentRows({ wholeExponents }: Pick<Plan, 'wholeExponents'>): number[] {
  return [...new Set(wholeExponents)]
}

/** The bit of a tile's integer that says whether any member has a whole exponent in the row with an index; rows may share one. */
export function wholeExponentBit(index: number): number {
  return 1 << (index % 32)
}
