import type { Columns } from '../kernel.ts'
import type { BlockParts } from './compile.ts'
import { REDUCER_NUMBERS } from './graph/reducerUpdate.ts'
import type { NumberPlace } from './plan/plan.ts'

/** Reads the numbers of single members from tiles that stand one after the other in memory. */
export class TileReader {
  readonly #parts: BlockParts
  readonly #numbers: Float64Array | Float32Array
  /** All slots and the time, of whichever member was looked at last. */
  readonly #present: Float64Array

  constructor(parts: BlockParts, numbers: Float64Array | Float32Array) {
    this.#parts = parts
    this.#numbers = numbers
    this.#present = new Float64Array(parts.plan.system.slots.length + 1)
  }

  address(tile: number): number {
    return this.#parts.image.end + tile * this.#parts.code.tile.bytes
  }

  /** The index in memory of a place's first member, less the tile's address. */
  offset(place: NumberPlace, step: number): number {
    const { rowBytes, stocks, stockBytes } = this.#parts.code.tile
    const bytes =
      place.kind === 'row' ? place.row * rowBytes : stocks + (step & 1) * stockBytes + place.stock * rowBytes
    return bytes / this.#numbers.BYTES_PER_ELEMENT
  }

  at(place: NumberPlace, member: number, step: number): number {
    const { lanes } = this.#parts.plan.layout
    const tile = Math.floor(member / lanes)
    const base = this.address(tile) / this.#numbers.BYTES_PER_ELEMENT
    return this.#numbers[base + this.offset(place, step) + member - tile * lanes] as number
  }

  /** As much of a member's present as checks and metrics read. */
  presentOf(member: number, now: number): Float64Array {
    const { plan } = this.#parts
    const { start, step } = plan.system.time
    const present = this.#present
    for (const { slot, row } of plan.settled) present[slot] = this.at({ kind: 'row', row }, member, now)
    present[plan.system.slots.length] = start + now * step
    for (const { slot, place } of plan.slots) present[slot] = this.at(place, member, now)
    plan.system.reducers.forEach(({ slot }, i) => {
      const row = plan.rows.memory + i * REDUCER_NUMBERS
      present[slot] = this.at({ kind: 'row', row }, member, now)
    })
    return present
  }

  /** Writes the metrics of a member; none of one that failed. */
  metrics(member: number, now: number, failed: boolean, { values, stride, offset }: Columns): void {
    const present = this.presentOf(member, now)
    this.#parts.ready.metrics.forEach((evaluate, metric) => {
      values[metric * stride + offset + member] = failed ? Number.NaN : evaluate(present)
    })
  }
}
