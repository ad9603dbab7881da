import { compileModule, instantiate, newMemory, type WasmModule } from '../../kernel/compiled/wasm/host.ts'
import { CONSTANTS, emitSelect, NUMBERS, type SelectExports } from './emitSelect.ts'

/** Where the bins of a row stand: the bin of each value, how many each holds, and where its values are to be copied. */
export interface Bins {
  readonly values: number
  readonly counts: number
  readonly places: number
}

/** What was learnt of a row while it was divided. */
export interface Span {
  /** Whether all values are finite and can be told apart by bins; nothing else holds where it is false. */
  readonly plain: boolean
  readonly low: number
  readonly high: number
  readonly mean: number
  /** The sum of squared distances from the mean. */
  readonly squares: number
}

let compiled: WasmModule | undefined

/** About four values a bin, few enough bins to stay in the nearest cache. */
function binsFor(count: number): number {
  for (const bins of [64, 256, 512, 1024, 2048]) if (count <= 8 * bins) return bins
  return 4096
}

const roundUp = (bytes: number): number => Math.ceil(bytes / 64) * 64

/**
 * Divides rows into bins of equal width between their lowest and highest values, in WebAssembly. Two rows are read side by side
 * in the two halves of a vector, so that each row's sum is still taken in the order of its values; what a sum loses by rounding
 * is Knuth's exact difference (The Art of Computer Programming 2, 3rd ed., section 4.2.2, theorem B).
 */
export class RowDivider {
  readonly numbers: Float64Array
  readonly words: Int32Array
  /** Where the rows of a pair stand. */
  readonly rows: readonly [number, number]
  /** Bins of the rows of a pair. */
  readonly bins: readonly [Bins, Bins]
  /** Bins of a stretch of values that is divided again. */
  readonly again: Bins
  /** Where the other half of the vector counts then. */
  readonly #spare: Bins
  readonly #count: number
  readonly #gathered: number
  readonly #exports: SelectExports

  /**
   * @param count values of a row
   * @param depths how many gatherings may be in use at once
   */
  constructor(count: number, depths: number) {
    let end = roundUp(CONSTANTS.end)
    const take = (bytes: number): number => {
      end += roundUp(bytes)
      return end - roundUp(bytes)
    }
    const bins = (): Bins => {
      const most = 4 * (binsFor(count) + 1)
      return { values: take(2 * count), counts: take(most), places: take(most) }
    }
    this.#count = count
    this.rows = [take(8 * count), take(8 * count)]
    this.bins = [bins(), bins()]
    this.again = bins()
    this.#spare = bins()
    this.#gathered = take(8 * count * depths)
    compiled ??= compileModule(emitSelect())
    const memory = newMemory(end)
    this.#exports = instantiate(compiled, memory) as SelectExports
    this.numbers = new Float64Array(memory.buffer)
    this.words = new Int32Array(memory.buffer)
    this.numbers[CONSTANTS.nearlyHalf / 8] = 0.49999
    this.numbers[CONSTANTS.whole / 8] = 2 ** 52
  }

  /** Where the values gathered at a depth stand. */
  gathered(depth: number): number {
    return this.#gathered + depth * 8 * this.#count
  }

  /** Divides two rows, or the first one twice. */
  dividePair(first: Float64Array, second = first): readonly [Span, Span] {
    const [a, b] = this.rows
    this.numbers.set(first, a / 8)
    this.numbers.set(second, b / 8)
    this.#survey(a, b, this.#count)
    const plain: [boolean, boolean] = [this.#isPlain(0), this.#isPlain(1)]
    if (!plain[0]) this.#blank(a, 0)
    if (!plain[1]) this.#blank(b, 1)
    if (this.#isAlike(0) && this.#isAlike(1))
      this.numbers.fill(0, NUMBERS.squares / 8, NUMBERS.squares / 8 + 2)
    else this.#divide(a, b, this.#count, this.bins[0], this.bins[1])
    return [this.#span(0, plain[0]), this.#span(1, plain[1])]
  }

  /** Divides a stretch of finite values that stands in memory; undefined where it cannot be divided. */
  divide(row: number, count: number): Span | undefined {
    this.#survey(row, row, count)
    if (!this.#isPlain(0)) return undefined
    const span = this.#span(0, true)
    if (span.low < span.high) this.#divide(row, row, count, this.again, this.#spare)
    return span
  }

  /** Says which order statistics `settle` is to find. */
  want(ranks: Int32Array): void {
    const start = CONSTANTS.ranks / 4
    this.words.set(ranks, start)
    this.words[start + ranks.length] = 2 ** 31 - 1
    this.words[CONSTANTS.ranksEnd / 4] = CONSTANTS.ranks + 4 * ranks.length
  }

  /** Finds the wanted order statistics of a whole row that has been divided. @returns the end of the bins that it leaves unsettled */
  settle(row: number, { values, counts, places }: Bins): number {
    return this.#exports.settle(row, 8 * this.#count, values, counts, places, this.#gathered)
  }

  /** Copies the values of all bins that have a place. */
  gather(row: number, count: number, { values, places }: Bins): void {
    this.#exports.gather(row, 8 * count, values, places)
  }

  /** The end of the values gathered for a bin, which loses its place. */
  takePlace({ places }: Bins, bin: number): number {
    const end = this.words[places / 4 + bin] as number
    this.words[places / 4 + bin] = 0
    return end
  }

  /** Finds the ends, the mean and the scale of two rows. */
  #survey(a: number, b: number, count: number): void {
    const { numbers } = this
    const [low, high] = [NUMBERS.low / 8, NUMBERS.high / 8]
    numbers[low] = numbers[a / 8] as number
    numbers[low + 1] = numbers[b / 8] as number
    numbers[high] = numbers[low] as number
    numbers[high + 1] = numbers[low + 1] as number
    this.#exports.survey(a, b, 8 * count)
    for (let lane = 0; lane < 2; lane++) {
      const range = (numbers[high + lane] as number) - (numbers[low + lane] as number)
      const sum = (numbers[NUMBERS.sum / 8 + lane] as number) + (numbers[NUMBERS.lost / 8 + lane] as number)
      numbers[NUMBERS.scale / 8 + lane] = range === 0 ? 0 : binsFor(count) / range
      numbers[NUMBERS.mean / 8 + lane] = sum / count
    }
  }

  /** Whether a row is finite and can be told apart by bins; one of equal values falls into one bin. */
  #isPlain(lane: number): boolean {
    const { numbers } = this
    const sum = numbers[NUMBERS.sum / 8 + lane] as number
    const scale = numbers[NUMBERS.scale / 8 + lane] as number
    if (sum - sum !== 0 || scale === Infinity) return false
    return scale > 0 || numbers[NUMBERS.low / 8 + lane] === numbers[NUMBERS.high / 8 + lane]
  }

  /** Whether all values of a row are the same, as is their mean: there is nothing to count then. */
  #isAlike(lane: number): boolean {
    const { numbers } = this
    const low = numbers[NUMBERS.low / 8 + lane]
    return low === numbers[NUMBERS.high / 8 + lane] && low === numbers[NUMBERS.mean / 8 + lane]
  }

  #divide(a: number, b: number, count: number, first: Bins, second: Bins): void {
    const parts = binsFor(count)
    this.words.fill(0, first.counts / 4, first.counts / 4 + parts + 1)
    this.words.fill(0, second.counts / 4, second.counts / 4 + parts + 1)
    this.#exports.count(a, b, 8 * count, first.values, second.values, first.counts, second.counts)
  }

  /** Puts zeros in the place of a row that cannot be divided: infinities would have no bin. */
  #blank(row: number, lane: number): void {
    this.numbers.fill(0, row / 8, row / 8 + this.#count)
    for (const address of [NUMBERS.low, NUMBERS.scale, NUMBERS.mean]) this.numbers[address / 8 + lane] = 0
  }

  #span(lane: number, plain: boolean): Span {
    const { numbers } = this
    return {
      plain,
      low: numbers[NUMBERS.low / 8 + lane] as number,
      high: numbers[NUMBERS.high / 8 + lane] as number,
      mean: numbers[NUMBERS.mean / 8 + lane] as number,
      squares: numbers[NUMBERS.squares / 8 + lane] as number,
    }
  }
}
