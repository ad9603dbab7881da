import { compileModule, instantiate, newMemory, type WasmModule } from '../../kernel/compiled/wasm/host.ts'
import { statisticsOf } from '../statisticsOf.ts'
import { emitSelect, type SelectExports } from './emitSelect.ts'
import { BIN, CONSTANTS, FRAME, MOST_BINS, QUANTILE, RANK, READING, TOGETHER, WHOLE } from './layout.ts'
import { type Readings, readings } from './readings.ts'
import { numbersOf, ROW_NUMBERS } from './rowNumbers.ts'

/** Rows with fewer values are sorted: that is as quick. */
const FEWEST = 64

/** Times that a stretch of a row is divided again before the row is sorted after all. */
const DEEPEST = 8

/** Values that are copied into memory at once. */
const COPIED = 4096

let compiled: WasmModule | undefined

/** About two values a bin, few enough bins to stay in the nearest cache. */
function binsFor(count: number): number {
  for (const bins of [64, 256, 512]) if (count <= 2 * bins) return bins
  return MOST_BINS
}

/**
 * Reads the statistics of rows of one length: exactly those of `statisticsOf`, which is the reference, more than ten times as
 * fast. Order statistics are selected by histogram, in WebAssembly: only the bins that hold a wanted rank are gathered and sorted, or
 * divided again where they hold many values.
 */
export class RowReader {
  /** Rows that can be read at once: an even number. */
  readonly rows: number
  readonly #count: number
  readonly #memory: RowMemory | undefined

  /** @param count values of each row */
  constructor(count: number) {
    this.#count = count
    this.rows = 2 * Math.max(1, Math.floor(COPIED / Math.max(2 * count, 1)))
    this.#memory = count < FEWEST ? undefined : new RowMemory(count, this.rows)
  }

  /**
   * Statistics of rows that stand one after the other, `ROW_NUMBERS` for each.
   * @param values up to `rows` rows
   */
  read(values: Float64Array, into: Float64Array, at: number): void {
    const count = this.#count
    const rows = count === 0 ? 1 : values.length / count
    this.#memory?.fill(values)
    for (let row = 0; row < rows; row += 2) {
      const pair = Math.min(2, rows - row)
      const place = at + row * ROW_NUMBERS
      if (this.#memory?.readPair(row, pair, into, place)) continue
      for (let one = row; one < row + pair; one++) {
        const numbers = numbersOf(statisticsOf(values.slice(one * count, (one + 1) * count)))
        into.set(numbers, at + one * ROW_NUMBERS)
      }
    }
  }
}

/** The memory of the module that reads rows. */
class RowMemory {
  readonly #numbers: Float64Array
  readonly #words: Int32Array
  readonly #exports: SelectExports
  readonly #rowBytes: number
  readonly #rows: number
  readonly #results: number
  #end: number = CONSTANTS.end

  constructor(count: number, rows: number) {
    this.#rowBytes = 8 * count
    this.#rows = this.#take(rows * this.#rowBytes + 8)
    this.#results = this.#take(16 * ROW_NUMBERS)
    const ranksBelow = this.#take(count + 1)
    const slots = this.#take(this.#rowBytes + 8)
    const gathered = this.#take(this.#rowBytes + 8)
    const deeper = Array.from({ length: DEEPEST }, () => {
      const at = this.#take(FRAME.bytes)
      return { at, slots: this.#take(this.#rowBytes + 8), gathered: this.#take(this.#rowBytes + 8) }
    })
    const memory = newMemory(this.#end)
    compiled ??= compileModule(emitSelect())
    this.#exports = instantiate(compiled, memory) as SelectExports
    this.#numbers = new Float64Array(memory.buffer)
    this.#words = new Int32Array(memory.buffer)
    const both = [0, 1].map((lane) => ({
      at: CONSTANTS.frames + lane * FRAME.bytes,
      slots: slots + 4 * lane,
      gathered,
    }))
    for (const [i, { at, slots, gathered }] of [...both, ...deeper].entries()) {
      this.#words[(at + FRAME.gathered) / 4] = gathered
      this.#words[(at + FRAME.next) / 4] = deeper[Math.max(i - 1, 0)]?.at ?? 0
      this.#words[(at + FRAME.slots) / 4] = slots
      this.#words[(at + FRAME.binsEnd) / 4] = BIN.bytes * (binsFor(count) + TOGETHER)
    }
    const wanted = readings(count)
    this.#writeConstants(count, wanted)
    this.#writeRanks(new Uint8Array(memory.buffer, ranksBelow, count + 1), wanted)
  }

  fill(values: Float64Array): void {
    this.#numbers.set(values, this.#rows / 8)
  }

  /** Reads a row and the one behind it, or a row alone. @returns whether that is possible */
  readPair(row: number, pair: number, into: Float64Array, at: number): boolean {
    const first = this.#rows + row * this.#rowBytes
    const second = pair === 1 ? first : first + this.#rowBytes
    if (!this.#exports.statistics(first, second, this.#results)) return false
    const start = this.#results / 8
    for (let i = 0; i < pair * ROW_NUMBERS; i++) into[at + i] = this.#numbers[start + i] as number
    return true
  }

  #take(bytes: number): number {
    const start = Math.ceil(this.#end / 64) * 64
    this.#end = start + bytes
    return start
  }

  #writeConstants(count: number, { quantiles }: Readings): void {
    const [numbers, words] = [this.#numbers, this.#words]
    numbers[CONSTANTS.whole / 8] = 2 ** 49 + TOGETHER - 1
    numbers[CONSTANTS.count / 8] = count
    numbers[CONSTANTS.countLess / 8] = count - 1
    numbers[CONSTANTS.bins / 8] = binsFor(count)
    words[CONSTANTS.binCount / 4] = binsFor(count)
    new Float32Array(words.buffer)[CONSTANTS.lastBin / 4] = WHOLE + binsFor(count) - 1
    words.set(
      [0, 1, 2, 3].map((bin) => BIN.bytes * bin),
      CONSTANTS.below / 4,
    )
    words[CONSTANTS.rowBytes / 4] = this.#rowBytes
    for (const [i, { value, low, high, spread, width }] of quantiles.entries()) {
      const quantile = CONSTANTS.quantiles + i * QUANTILE.bytes
      for (const [j, { below, above, fraction }] of [value, low, high].entries()) {
        const reading = quantile + j * READING.bytes
        words[(reading + READING.below) / 4] = CONSTANTS.found + 8 * below
        words[(reading + READING.above) / 4] = CONSTANTS.found + 8 * above
        numbers[(reading + READING.fraction) / 8] = fraction
      }
      numbers[(quantile + QUANTILE.spread) / 8] = spread
      numbers[(quantile + QUANTILE.width) / 8] = width
    }
  }

  #writeRanks(below: Uint8Array, { ranks }: Readings): void {
    const words = this.#words
    if (RANK.bytes * ranks.length > 255) throw new Error('a byte cannot tell so many ranks apart')
    words[CONSTANTS.ranksBelow / 4] = below.byteOffset
    words[CONSTANTS.ranksEnd / 4] = RANK.bytes * ranks.length
    for (const [i, rank] of [...ranks, 2 ** 31 - 1].entries()) {
      words[(CONSTANTS.ranks + RANK.bytes * i + RANK.rank) / 4] = rank
      below.fill(RANK.bytes * (i + 1), rank + 1)
    }
  }
}
