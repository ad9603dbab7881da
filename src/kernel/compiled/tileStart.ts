import type { Columns, TimedColumns } from '../kernel.ts'
import { monthsOfNoise } from '../kernel.ts'
import { startOf } from '../reducerState.ts'
import type { BlockParts } from './compile.ts'
import { positionOffset } from './emit/driverWriter.ts'
import { REDUCER_NUMBERS } from './graph/reducerUpdate.ts'
import { ringLength } from './plan/ringCapacities.ts'
import { wholeExponentBit, wholeExponentRows } from './plan/wholeExponents.ts'

/** Lays what members draw into a tile's memory, and around the module's own `start` whatever else they begin with. */
export class TileStart {
  readonly #parts: BlockParts
  readonly #numbers: Float64Array | Float32Array
  /** Of a number. */
  readonly #bytes: number
  readonly #words: Int32Array

  constructor(parts: BlockParts, numbers: Float64Array | Float32Array) {
    this.#parts = parts
    this.#numbers = numbers
    this.#bytes = numbers.BYTES_PER_ELEMENT
    this.#words = new Int32Array(numbers.buffer)
  }

  /**
   * Before `start`: draws and noise of the tile's members, the numbers that reducers begin with, no flag set. Lanes without a
   * member repeat the last one.
   */
  before(tile: number, first: number, members: number, draws: Columns, noise: TimedColumns): void {
    const { plan, code } = this.#parts
    const { system, rows } = plan
    const { rowBytes, waiting, wholeExponents } = code.tile
    this.#fill(tile + plan.draws * rowBytes, 0, system.draws.length, first, members, draws)
    this.#fillNoise(tile, first, members, noise)
    for (const flag of [waiting, wholeExponents]) this.#words[(tile + flag) / 4] = 0
    system.reducers.forEach(({ kind }, i) => {
      const place = (tile + (rows.memory + i * REDUCER_NUMBERS) * rowBytes) / this.#bytes
      const lanes = rowBytes / this.#bytes
      this.#numbers.fill(startOf(kind), place, place + lanes)
      this.#numbers.fill(Number.NaN, place + lanes, place + REDUCER_NUMBERS * lanes)
    })
  }

  /** After `start`: the rings of delays, and whether any exponent is whole. */
  after(tile: number): void {
    const lanes = this.#parts.code.tile.rowBytes / this.#bytes
    for (let lane = 0; lane < lanes; lane++) this.#fillRings(tile, lane)
    this.findWholeExponents(tile)
  }

  /** Notes for which powers any member has a whole exponent: they are computed in another way. */
  findWholeExponents(tile: number): void {
    const { plan, code } = this.#parts
    let found = 0
    wholeExponentRows(plan).forEach((row, i) => {
      const place = (tile + row * code.tile.rowBytes) / 4
      if (this.#words.subarray(place, place + code.tile.rowBytes / 4).includes(-1))
        found |= wholeExponentBit(i)
    })
    this.#words[(tile + code.tile.wholeExponents) / 4] = found
  }

  /** The months there are; rows of the others stay as they are. */
  #fillNoise(tile: number, first: number, members: number, noise: TimedColumns): void {
    const { plan, code } = this.#parts
    const { noise: address, noiseBytes, rowBytes } = code.tile
    const { first: month, count } = noise.stretch ?? { first: 0, count: monthsOfNoise(plan.system.time) }
    for (let series = 0; series < plan.system.noise.length; series++) {
      const to = tile + address + series * noiseBytes + month * rowBytes
      this.#fill(to, series * count, count, first, members, noise)
    }
  }

  /** Copies rows of columns, one lane for each member. */
  #fill(address: number, start: number, rows: number, first: number, members: number, from: Columns): void {
    const numbers = this.#numbers
    const lanes = this.#parts.code.tile.rowBytes / this.#bytes
    const size = Math.min(lanes, members - first)
    for (let row = 0; row < rows; row++) {
      const source = (start + row) * from.stride + from.offset + first
      const target = address / this.#bytes + row * lanes
      for (let lane = 0; lane < size; lane++) numbers[target + lane] = from.values[source + lane] as number
      numbers.fill(from.values[source + size - 1] as number, target + size, target + lanes)
    }
  }

  #fillRings(tile: number, lane: number): void {
    const { plan, code } = this.#parts
    const { step, steps } = plan.system.time
    const { rowBytes, rings } = code.tile
    rings.forEach(({ address }, i) => {
      const at = (row: number): number => (tile + row * rowBytes) / this.#bytes + lane
      const value = this.#numbers[at(plan.rows.delays + i)] as number
      const length = ringLength(this.#numbers[at(plan.lengths + i)] as number, step, steps)
      const position = (tile + positionOffset(code.tile, i)) / 4 + (this.#bytes / 4) * lane
      this.#words[position] = 0
      this.#words[position + rowBytes / 4] = length
      for (let past = 0; past < length; past++)
        this.#numbers[(tile + address + past * rowBytes) / this.#bytes + lane] = value
    })
  }
}
