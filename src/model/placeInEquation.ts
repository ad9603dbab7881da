import type { Place } from '../diagnostics/place.ts'
import type { Equation } from './expression.ts'

/** The place in the file of the part of an equation at a character offset (the `at` of an expression). */
export function placeInEquation(equation: Pick<Equation, 'place' | 'stretches'>, at: number): Place {
  const stretch = equation.stretches?.findLast((s) => s.at <= at) ?? { at: 0, place: equation.place }
  return { ...stretch.place, column: stretch.place.column + at - stretch.at }
}
