import { QUANTILES, type Statistics } from '../../model/ensemble.ts'
import { statisticsOf } from '../statisticsOf.ts'
import { CONSTANTS, MOST_RANKS } from './emitSelect.ts'
import { type Reading, type Readings, readings } from './readings.ts'
import { type Bins, RowDivider, type Span } from './rowDivider.ts'
import { FULLEST, UNSETTLED_WORDS } from './writeSettle.ts'

/** Numbers that say all of a row's statistics: mean and quantiles, then their standard errors in the same order. */
export const ROW_NUMBERS = 2 * (1 + QUANTILES.length)

/** Rows with fewer values are sorted: that is as quick. */
const FEWEST = 64

/** Times that a bin is divided again before it is sorted after all. */
const DEEPEST = 4

/** A stretch of values in memory, and the ranks `from` to `to - 1` that are looked for in it. */
interface Part {
  readonly row: number
  readonly count: number
  readonly from: number
  readonly to: number
  /** Values of the whole row that lie below this stretch. */
  readonly below: number
  readonly depth: number
}

/**
 * Reads the statistics of rows of one length: exactly those of `statisticsOf`, which is the reference, some twenty times as
 * fast. Order statistics are selected by histogram: only the bins that hold a wanted rank are gathered and sorted, or
 * divided again where they hold many values.
 */
export class RowReader {
  readonly #count: number
  readonly #readings: Readings
  readonly #divider: RowDivider
  readonly #numbers: Float64Array
  readonly #found: Float64Array
  /** For each depth the bins that are wanted: bin, values below it, first and end of the ranks that lie in it. */
  readonly #targets = Array.from({ length: DEEPEST + 1 }, () => new Int32Array(4 * MOST_RANKS))

  /** @param count values of each row */
  constructor(count: number) {
    this.#count = count
    this.#readings = readings(Math.max(count, 2))
    this.#divider = new RowDivider(count, DEEPEST + 1)
    this.#numbers = this.#divider.numbers
    const { ranks } = this.#readings
    this.#divider.want(ranks)
    this.#found = this.#numbers.subarray(CONSTANTS.found / 8, CONSTANTS.found / 8 + ranks.length)
  }

  /**
   * Statistics of two rows, `ROW_NUMBERS` for each.
   * @param second undefined where there is no second row
   */
  read(first: Float64Array, second: Float64Array | undefined, into: Float64Array, at: number): void {
    if (this.#count < FEWEST) {
      into.set(numbersOf(statisticsOf(first)), at)
      if (second) into.set(numbersOf(statisticsOf(second)), at + ROW_NUMBERS)
      return
    }
    const spans = this.#divider.dividePair(first, second)
    if (spans[0].plain) this.#readRow(spans[0], 0, into, at)
    else into.set(numbersOf(statisticsOf(first)), at)
    if (!second) return
    if (spans[1].plain) this.#readRow(spans[1], 1, into, at + ROW_NUMBERS)
    else into.set(numbersOf(statisticsOf(second)), at + ROW_NUMBERS)
  }

  #readRow(span: Span, lane: 0 | 1, into: Float64Array, at: number): void {
    const row = this.#divider.rows[lane]
    const { quantiles } = this.#readings
    const count = this.#count
    if (span.low === span.high) this.#found.fill(span.low)
    else this.#settle(row, this.#divider.bins[lane])
    into[at] = span.mean + 0
    into[at + ROW_NUMBERS / 2] = Math.sqrt(span.squares / (count - 1) / count)
    for (let i = 0; i < quantiles.length; i++) {
      const { value, low, high, spread, width } = quantiles[i] as Readings['quantiles'][number]
      const [below, above] = [this.#at(low), this.#at(high)]
      into[at + 1 + i] = this.#at(value) + 0
      into[at + ROW_NUMBERS / 2 + 1 + i] = below === above ? 0 : ((above - below) * spread) / width
    }
  }

  #at({ below, above, fraction }: Reading): number {
    const [lower, upper] = [this.#found[below] as number, this.#found[above] as number]
    return lower === upper ? lower : lower + fraction * (upper - lower)
  }

  /** Finds the order statistics of a whole row that has been divided. */
  #settle(row: number, bins: Bins): void {
    const { words } = this.#divider
    const rankAt = (word: number): number => ((words[word] as number) - CONSTANTS.ranks) / 4
    const end = this.#divider.settle(row, bins) / 4
    for (let at = CONSTANTS.unsettled / 4; at < end; at += UNSETTLED_WORDS) {
      const [from, to] = [words[at] as number, words[at + 1] as number]
      this.#take(from, (to - from) / 8, words[at + 2] as number, rankAt(at + 3), rankAt(at + 4), 0)
    }
  }

  /** Finds the order statistics of a stretch that has been divided. */
  #find(part: Part, { low, high }: Span, bins: Bins): void {
    if (low === high) {
      this.#found.fill(low, part.from, part.to)
      return
    }
    const targets = this.#targets[part.depth] as Int32Array
    const end = this.#choose(part, bins, targets)
    this.#divider.gather(part.row, part.count, bins)
    for (let i = 0; i < end; i += 4) targets[i] = this.#divider.takePlace(bins, targets[i] as number)
    let row = this.#divider.gathered(part.depth)
    for (let i = 0; i < end; i += 4) {
      const [after, below] = [targets[i] as number, targets[i + 1] as number]
      const [from, to] = [targets[i + 2] as number, targets[i + 3] as number]
      this.#take(row, (after - row) / 8, below, from, to, part.depth)
      row = after
    }
  }

  /** Lists the bins in which wanted ranks lie, and gives each a place for its values. @returns the end of the list */
  #choose({ from, to, below: base, depth }: Part, bins: Bins, targets: Int32Array): number {
    const { ranks } = this.#readings
    const { words } = this.#divider
    const [counts, places] = [bins.counts / 4, bins.places / 4]
    let [end, below, place] = [0, base, this.#divider.gathered(depth)]
    for (let bin = 0, rank = from; rank < to; bin++) {
      const after = below + (words[counts + bin] as number)
      if ((ranks[rank] as number) < after) {
        targets[end++] = bin
        targets[end++] = below
        targets[end++] = rank
        while (rank < to && (ranks[rank] as number) < after) rank++
        targets[end++] = rank
        words[places + bin] = place
        place += 8 * (after - below)
      }
      below = after
    }
    return end
  }

  /** Takes order statistics from the values of one bin. */
  #take(row: number, count: number, below: number, from: number, to: number, depth: number): void {
    const start = row / 8
    if (count > FULLEST && depth < DEEPEST) {
      const span = this.#divider.divide(row, count)
      if (span) {
        this.#find({ row, count, from, to, below, depth: depth + 1 }, span, this.#divider.again)
        return
      }
    }
    if (count > FULLEST) this.#numbers.subarray(start, start + count).sort()
    else sortByInsertion(this.#numbers, start, start + count)
    const { ranks } = this.#readings
    for (let rank = from; rank < to; rank++)
      this.#found[rank] = this.#numbers[start + (ranks[rank] as number) - below] as number
  }
}

function sortByInsertion(values: Float64Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const value = values[i] as number
    let place = i
    while (place > start && (values[place - 1] as number) > value) {
      values[place] = values[place - 1] as number
      place--
    }
    values[place] = value
  }
}

const NAMES = ['mean', ...QUANTILES.map(([name]) => name)] as const

/** Statistics as `ROW_NUMBERS` numbers; no zero is negative. */
function numbersOf(statistics: Statistics): number[] {
  const { standardErrors } = statistics
  return [...NAMES.map((name) => statistics[name] + 0), ...NAMES.map((name) => standardErrors[name])]
}

/** The statistics that stand at a place among numbers of rows. */
export function statisticsAt(numbers: Float64Array, row: number): Statistics {
  const at = row * ROW_NUMBERS
  const named = (start: number) =>
    Object.fromEntries(NAMES.map((name, i) => [name, numbers[start + i] as number]))
  return { ...named(at), standardErrors: named(at + NAMES.length) } as unknown as Statistics
}
