import { compileModule, instantiate, newMemory, type WasmModule } from '../../kernel/compiled/wasm/host.ts'
import { type CountExports, emitCount, MEMORY } from './emitCount.ts'
import { BINS, CELLS, CHUNK, type Counting, LEFT, scaleOf } from './histograms.ts'

let compiled: WasmModule | undefined

/** Counts rows of which all values count as `countRow` does, the same to the bit and several times as fast. */
export class RowCounter {
  readonly #numbers: Float64Array
  readonly #words: Int32Array
  readonly #exports: CountExports

  constructor() {
    const memory = newMemory(MEMORY.end)
    compiled ??= compileModule(emitCount())
    this.#exports = instantiate(compiled, memory) as CountExports
    this.#numbers = new Float64Array(memory.buffer)
    this.#words = new Int32Array(memory.buffer)
    this.#numbers[MEMORY.last / 8] = BINS + 1
    this.#numbers[MEMORY.whole / 8] = 2 ** 50
  }

  /** @param values of whole pairs of chunks */
  count(values: Float64Array, row: number, { ranges, counts, left, chunks }: Counting): void {
    const own = counts.subarray(row * CELLS, (row + 1) * CELLS)
    const low = ranges.low[row] as number
    this.#numbers[MEMORY.low / 8] = low
    this.#numbers[MEMORY.perValue / 8] = scaleOf(low, ranges.high[row] as number)
    this.#numbers[MEMORY.centre / 8] = ranges.centre[row] as number
    this.#words.set(own, MEMORY.counts / 4)
    for (let chunk = 0; chunk * CHUNK < values.length; chunk += 2) {
      this.#countPair(values.subarray(chunk * CHUNK, (chunk + 2) * CHUNK))
      const at = (row * chunks + chunk) * LEFT.numbers
      for (let i = 0; i < 2 * LEFT.numbers; i++)
        left[at + i] = this.#numbers[
          MEMORY.results / 8 + 2 * (i % LEFT.numbers) + (i < LEFT.numbers ? 0 : 1)
        ] as number
    }
    own.set(this.#words.subarray(MEMORY.counts / 4, MEMORY.counts / 4 + CELLS))
  }

  #countPair(values: Float64Array): void {
    const numbers = this.#numbers
    const results = MEMORY.results / 8
    numbers.fill(0, results, results + 2 * LEFT.least)
    numbers.fill(Number.POSITIVE_INFINITY, results + 2 * LEFT.least, results + 2 * LEFT.most)
    numbers.fill(Number.NEGATIVE_INFINITY, results + 2 * LEFT.most, results + 2 * LEFT.numbers)
    numbers.set(values, MEMORY.values / 8)
    this.#exports.count(MEMORY.values, MEMORY.values + 8 * CHUNK, 8 * CHUNK)
  }
}
