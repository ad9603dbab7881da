/**
 * Where numbers stand in memory. A tile is a handful of members that are computed side by side; each of its rows holds one
 * number of each of them.
 */
export class Layout {
  /** Members of a tile. */
  readonly lanes: number
  /** Of a number. */
  readonly bytes: 8 | 4
  #rows = 0
  #most = 0

  constructor(lanes: number, bytes: 8 | 4) {
    this.lanes = lanes
    this.bytes = bytes
  }

  /** Rows that a tile needs. */
  get rows(): number {
    return this.#most
  }

  get rowBytes(): number {
    return this.lanes * this.bytes
  }

  /** New rows side by side. @returns the first */
  take(count = 1): number {
    const first = this.#rows
    this.#rows += count
    this.#most = Math.max(this.#most, this.#rows)
    return first
  }

  /** Takes rows that are only needed for a while: what is taken after `work` may be the same ones. */
  scratch<T>(work: () => T): T {
    const before = this.#rows
    const result = work()
    this.#rows = before
    return result
  }
}
