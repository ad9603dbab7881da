/** What is done with a result: it is kept in a row, or becomes a stock's value at the next time step. */
export type Store =
  | { readonly kind: 'row'; readonly row: number; readonly value: number }
  | { readonly kind: 'next'; readonly stock: number; readonly nonNegative: boolean; readonly value: number }
  /** Where the mask holds for a member that has not failed, the tile is marked as waiting for a reading. */
  | { readonly kind: 'waiting'; readonly value: number }

/** An elementary function applied to rows side by side, in place. */
export interface RowsCall {
  readonly elementary: string
  readonly first: number
  readonly count: number
}

/** One loop over the members of a tile, after the calls it needs. */
export interface Pass {
  readonly calls: readonly RowsCall[]
  readonly stores: readonly Store[]
}

/** Instructions that are computed together, as passes one after the other; `rows` tells where results of earlier passes stand. */
export interface Unit {
  readonly passes: readonly Pass[]
  readonly rows: ReadonlyMap<number, number>
}
