import type { Place } from '../diagnostics/place.ts'

/**
 * A parsed equation, before names are resolved. `at` is the character offset of the part within the equation's source,
 * so that a problem can be shown where it stands. Operators are calls of the row of that name in the function table
 * (`+`, `-`, `*`, `/`, `^`, `<`, `<=`, `>`, `>=`, `==`, `!=`, `and`, `or`, `not`, and `negate` for a leading minus).
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | {
      readonly kind: 'element'
      readonly name: string
      /** Names of dimensions, sub-ranges or elements, one for each dimension of the variable. */
      readonly indices: readonly string[]
      readonly at: number
    }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly arguments: readonly Expression[]
      readonly at: number
    }
  | {
      readonly kind: 'if'
      readonly condition: Expression
      readonly then: Expression
      readonly otherwise: Expression
      readonly at: number
    }

/** An equation as the author wrote it, with its meaning and the place of its first character. */
export interface Equation {
  readonly source: string
  readonly expression: Expression
  readonly place: Place
  /**
   * Where the source stands in its file when that is not one line as written (folded, indented or escaped text): each stretch
   * begins at an offset of the source and runs on from its place. In rising order, the first at 0.
   */
  readonly stretches?: readonly Stretch[]
}

/** A part of a source that stands in its file as it is written. */
export interface Stretch {
  readonly at: number
  readonly place: Place
}
