import { QUANTILES, type QuantileName, type Statistics } from '../../model/ensemble.ts'
import { BINS, CELLS, type Histograms, type Ranges } from './histograms.ts'
import type { RunningSums } from './runningSums.ts'

/** A number read from a histogram, and how far it can be from the true one. */
interface Reading {
  readonly value: number
  readonly bound: number
}

/** Everything that is known of a row. */
class StreamedRow {
  readonly #cumulative = new Float64Array(CELLS + 1)
  readonly #low: number
  readonly #high: number
  readonly #least: number
  readonly #most: number
  readonly count: number

  constructor(ranges: Ranges, { counts, least, most }: Histograms, row: number) {
    this.#low = ranges.low[row] as number
    this.#high = ranges.high[row] as number
    this.#least = least[row] as number
    this.#most = most[row] as number
    for (let cell = 0; cell < CELLS; cell++)
      this.#cumulative[cell + 1] = (this.#cumulative[cell] as number) + (counts[row * CELLS + cell] as number)
    this.count = this.#cumulative[CELLS] as number
  }

  /**
   * The quantile of type 7, values within a cell taken to be evenly spread; the true one lies between the ends of the cells that
   * hold the order statistics around it.
   */
  quantile(p: number): Reading {
    const rank = (this.count - 1) * p
    const [below, above] = [this.#cellOf(Math.floor(rank)), this.#cellOf(Math.ceil(rank))]
    const [bottom, top] = [this.#ends(below)[0], this.#ends(above)[1]]
    const [low, high] = this.#ends(below)
    const first = this.#cumulative[below] as number
    const share = (rank - first + 0.5) / ((this.#cumulative[below + 1] as number) - first)
    const value = Math.min(low + Math.min(share, 1) * (high - low), top)
    return { value, bound: Math.max(value - bottom, top - value) }
  }

  #cellOf(rank: number): number {
    let [from, to] = [0, CELLS - 1]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((this.#cumulative[middle + 1] as number) > rank) to = middle
      else from = middle + 1
    }
    return from
  }

  /** The ends of a cell, no wider than the values are. */
  #ends(cell: number): readonly [number, number] {
    const width = (this.#high - this.#low) / BINS
    const low = cell === 0 ? this.#least : this.#low + (cell - 1) * width
    const high = cell === 0 ? this.#low : cell > BINS ? this.#most : this.#low + cell * width
    return [Math.max(low, this.#least), Math.min(high, this.#most)]
  }
}

/**
 * Mean and quantiles of a row whose values were counted as they came. The mean and its error are those of all values, quantiles
 * are read from the histogram and say how wrong they can be.
 */
export function streamedStatistics(
  ranges: Ranges,
  histograms: Histograms,
  sums: RunningSums,
  row: number,
): Statistics {
  const known = new StreamedRow(ranges, histograms, row)
  const { count } = known
  const distance = sums.total(row) / count
  const squares = Math.max(0, (sums.squares[row] as number) - count * distance * distance)
  const at = (read: (p: number) => number): Record<QuantileName, number> =>
    Object.fromEntries(QUANTILES.map(([name, p]) => [name, count > 0 ? read(p) + 0 : Number.NaN])) as Record<
      QuantileName,
      number
    >
  return {
    mean: (ranges.centre[row] as number) + distance,
    ...at((p) => known.quantile(p).value),
    standardErrors: {
      mean: count < 2 ? Number.NaN : Math.sqrt(squares / (count - 1) / count),
      ...at((p) => standardError(known, p)),
    },
    bounds: at((p) => known.quantile(p).bound),
  }
}

/** See `statisticsOf`. */
function standardError(row: StreamedRow, p: number): number {
  if (row.count < 2) return Number.NaN
  const spread = Math.sqrt((p * (1 - p)) / row.count)
  const [low, high] = [Math.max(p - spread, 0), Math.min(p + spread, 1)]
  return ((row.quantile(high).value - row.quantile(low).value) * spread) / (high - low)
}
