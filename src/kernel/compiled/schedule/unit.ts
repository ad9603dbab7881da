/** What is done with a result: it is kept in a row, or becomes a stock's value at the next time step. */
export type Store =
  | { readonly kind: 'row'; readonly row: number; readonly value: number }
  | { readonly kind: 'next'; readonly stock: number; readonly nonNegative: boolean; readonly value: number }
  /** An initial value. */
  | { readonly kind: 'stock'; readonly stock: number; readonly value: number }
  /** Where the mask holds for a member that has not failed, the tile is marked as waiting for a reading. */
  | { readonly kind: 'waiting'; readonly value: number }

/** An elementary function applied to rows side by side, in place. */
export interface RowsCall {
  readonly elementary: string
  readonly first: number
  readonly count: number
}

/** Rows of a power: where the mask holds, the general result is replaced by the whole power of x. */
export interface WholePower {
  readonly result: number
  readonly general: number
  readonly x: number
  readonly y: number
  readonly mask: number
}

/** One loop over the members of a tile, after the calls it needs. */
export interface Pass {
  readonly calls: readonly RowsCall[]
  readonly powers: readonly WholePower[]
  readonly stores: readonly Store[]
}

/** Instructions that are computed together, as passes one after the other. */
export interface Unit {
  readonly passes: readonly Pass[]
  /** Where results of earlier passes stand, the unit's own and those it was given. */
  readonly rows: Rows
}

/** Rows of results: some of a unit's own, and those that stood in rows before. */
export class Rows {
  readonly own = new Map<number, number>()
  readonly #given: Rows | undefined

  constructor(given?: Rows) {
    this.#given = given
  }

  get(index: number): number | undefined {
    return this.own.get(index) ?? this.#given?.get(index)
  }
}
