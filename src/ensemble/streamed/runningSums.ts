import { type Counting, LEFT } from './histograms.ts'

/** Sums of rows over chunks of members, in the order of the members whoever ran them. */
export class RunningSums {
  readonly distances: Float64Array
  readonly squares: Float64Array
  /** What the sums of distances have lost by rounding (Neumaier, ZAMM 54, 1974, page 39). */
  readonly #lost: Float64Array

  constructor(rows: number) {
    this.distances = new Float64Array(rows)
    this.squares = new Float64Array(rows)
    this.#lost = new Float64Array(rows)
  }

  /** All that must be kept to go on later. */
  get arrays(): readonly Float64Array[] {
    return [this.distances, this.squares, this.#lost]
  }

  /** Adds the sums that the first chunks of a segment have left. */
  add({ left, chunks }: Counting, used: number): void {
    for (let row = 0; row < this.distances.length; row++)
      for (let chunk = 0; chunk < used; chunk++)
        this.#addOne(row, left, (row * chunks + chunk) * LEFT.numbers)
  }

  /** The sum of a row's distances, with what was lost. */
  total(row: number): number {
    return (this.distances[row] as number) + (this.#lost[row] as number)
  }

  #addOne(row: number, left: Float64Array, at: number): void {
    const value = left[at + LEFT.distances] as number
    const sum = this.distances[row] as number
    const next = sum + value
    const lost = Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    this.#lost[row] = (this.#lost[row] as number) + lost
    this.distances[row] = next
    this.squares[row] = (this.squares[row] as number) + (left[at + LEFT.squares] as number)
  }
}
