import type { Arithmetic } from '../machine/arithmetic.ts'

/** A value, and a mask of where it is not what the whole formula gives. */
export interface Quick {
  readonly value: number
  readonly irregular: number
}

/** What a first step leaves for the last one; first of all the variable of the polynomial between them. */
export type Kept = readonly [number, ...number[]]

/** A quick form with a long polynomial in steps, so that the polynomials of many numbers can be worked off side by side. */
export interface Steps<K extends Kept = Kept> {
  /** The steps give what the whole formula gives where the mask `regular` holds. */
  first(m: Arithmetic, x: number): { readonly regular: number; readonly kept: K }
  /** At least two, that of the lowest power first. */
  readonly coefficients: readonly number[]
  last(m: Arithmetic, x: number, polynomial: number, kept: K): number
}

/** The steps as one formula. */
export function quickOf<K extends Kept>({
  first,
  coefficients,
  last,
}: Steps<K>): (m: Arithmetic, x: number) => Quick {
  return (m, x) => {
    const { regular, kept } = first(m, x)
    const value = last(m, x, m.polynomial(kept[0], coefficients), kept)
    return { value, irregular: m.not(regular) }
  }
}
