import type { Arithmetic } from '../machine/arithmetic.ts'

/** A value, and a mask of where it is not what the whole formula gives. */
export interface Quick {
  readonly value: number
  readonly irregular: number
}

/** What a first step leaves for the last one; first of all the variable of the polynomial between them. */
export type Kept = readonly [number, ...number[]]

/**
 * A quick form with a long polynomial in steps, so that the polynomials of many numbers can be worked off side by side. It gives what
 * the whole formula gives for usual numbers; and, once mended, for some that are unusual but everyday.
 */
export interface Steps<K extends Kept = Kept> {
  first(m: Arithmetic, x: number): K
  isUsual(m: Arithmetic, x: number, kept: K): number
  /** At least two, that of the lowest power first. */
  readonly coefficients: readonly number[]
  last(m: Arithmetic, polynomial: number, kept: K): number
  isEveryday(m: Arithmetic, x: number): number
  /** The value where the mask holds, else `value` itself. */
  mended(m: Arithmetic, value: number, everyday: number): number
}

/** The steps as one formula. */
export function quickOf<K extends Kept>(steps: Steps<K>): (m: Arithmetic, x: number) => Quick {
  return (m, x) => {
    const kept = steps.first(m, x)
    const everyday = steps.isEveryday(m, x)
    const value = steps.last(m, m.polynomial(kept[0], steps.coefficients), kept)
    const regular = m.or(steps.isUsual(m, x, kept), everyday)
    return { value: steps.mended(m, value, everyday), irregular: m.not(regular) }
  }
}
