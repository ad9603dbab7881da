import { compileModule, instantiate, newMemory, type WasmModule } from '../../kernel/compiled/wasm/host.ts'
import { statisticsOf } from '../statisticsOf.ts'
import { emitSelect, type SelectExports } from './emitSelect.ts'
import { CONSTANTS, FRAME, MOST_BINS, NO_BIN, QUANTILE, READING, TOGETHER } from './layout.ts'
import { type Readings, readings } from './readings.ts'
import { numbersOf, ROW_NUMBERS } from './rowNumbers.ts'
import { FEW } from './sortBin.ts'

/** Rows with fewer values are sorted: that is as quick. */
const FEWEST = 64

/** Times that a stretch of a row is divided again before the row is sorted after all. */
const DEEPEST = 8

/** Values that are copied into memory at once. */
const COPIED = 2048

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
  readonly #frames: readonly [number, number]
  #end = CONSTANTS.end

  constructor(count: number, rows: number) {
    this.#rowBytes = 8 * count
    this.#rows = this.#take(rows * this.#rowBytes)
    this.#results = this.#take(16 * ROW_NUMBERS)
    const binValuesBytes = this.#rowBytes + 8 * TOGETHER.values
    const binValues = this.#take(binValuesBytes)
    const frames = Array.from({ length: DEEPEST + 2 }, () => {
      return { at: this.#take(FRAME.bytes), binValues: 0, gathered: 0 }
    })
    for (const [i, frame] of frames.entries()) {
      const first = frames[0] as (typeof frames)[0]
      frame.gathered = i === 1 ? first.gathered : this.#take(this.#rowBytes + 8 * FEW)
      if (i > 1) frame.binValues = this.#take(binValuesBytes)
    }
    const picked = this.#take(4 * (count + TOGETHER.values))
    const memory = newMemory(this.#end)
    compiled ??= compileModule(emitSelect())
    this.#exports = instantiate(compiled, memory) as SelectExports
    this.#numbers = new Float64Array(memory.buffer)
    this.#words = new Int32Array(memory.buffer)
    for (const [i, { at, binValues, gathered }] of frames.entries()) {
      this.#words[(at + FRAME.gathered) / 4] = gathered
      this.#words[(at + FRAME.next) / 4] = frames[Math.max(i + 1, 2)]?.at ?? 0
      this.#words[(at + FRAME.binValues) / 4] = binValues
      this.#words[(at + FRAME.binsEnd) / 4] = 4 * binsFor(count)
    }
    this.#words[CONSTANTS.binValues / 4] = binValues
    this.#words[CONSTANTS.picked / 4] = picked
    this.#frames = [frames[0]?.at ?? 0, frames[1]?.at ?? 0]
    for (let i = 0; i < 2 * TOGETHER.values; i++)
      this.#words[binValues / 4 + 2 * count + i] = (this.#frames[i % 2] as number) + NO_BIN
    this.#writeConstants(count, readings(count))
  }

  fill(values: Float64Array): void {
    this.#numbers.set(values, this.#rows / 8)
  }

  /** Reads a row and the one behind it, or a row alone. @returns whether that is possible */
  readPair(row: number, pair: number, into: Float64Array, at: number): boolean {
    const first = this.#rows + row * this.#rowBytes
    const second = pair === 1 ? first : first + this.#rowBytes
    if (!this.#exports.statistics(first, second, this.#results, ...this.#frames)) return false
    const start = this.#results / 8
    for (let i = 0; i < pair * ROW_NUMBERS; i++) into[at + i] = this.#numbers[start + i] as number
    return true
  }

  #take(bytes: number): number {
    const start = Math.ceil(this.#end / 64) * 64
    this.#end = start + bytes
    return start
  }

  #writeConstants(count: number, { ranks, quantiles }: Readings): void {
    const [numbers, words] = [this.#numbers, this.#words]
    numbers[CONSTANTS.whole / 8] = 2 ** 50
    numbers[CONSTANTS.count / 8] = count
    numbers[CONSTANTS.countLess / 8] = count - 1
    numbers[CONSTANTS.bins / 8] = binsFor(count)
    numbers[CONSTANTS.lastBin / 8] = binsFor(count) - 1
    words[CONSTANTS.rowBytes / 4] = this.#rowBytes
    words[CONSTANTS.ranksEnd / 4] = CONSTANTS.ranks + 4 * ranks.length
    words.set(ranks, CONSTANTS.ranks / 4)
    words[CONSTANTS.ranks / 4 + ranks.length] = 2 ** 31 - 1
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
}
