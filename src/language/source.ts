import type { Place } from '../diagnostics/place.ts'
import type { Stretch } from '../model/expression.ts'

export type Path = readonly (string | number)[]

/** Text as its author wrote it, and where it stands: what an equation is parsed from. */
export interface WrittenText {
  readonly source: string
  readonly place: Place
  readonly stretches?: readonly Stretch[]
}

/** A file read into plain data that still knows where each part of it stands. */
export interface Source {
  readonly file: string
  /** Records, lists, texts, numbers, booleans and nulls. */
  readonly data: unknown
  /** Where a value stands; of a missing one, the nearest that holds it. */
  place(path: Path): Place
  /** Where the last key of a path stands. */
  keyPlace(path: Path): Place
  /** A text or number in the author's own characters. */
  written(path: Path): WrittenText
  /** An entry of a section that was read as a file of its own, and the lines of the whole file before it. */
  piece?(section: string, entry: string): { readonly source: Source; readonly line: number } | undefined
}
