import type { TimedColumns } from '../kernel.ts'
import { savesOf } from '../kernel.ts'
import type { BlockParts } from './compile.ts'
import { STOPPED } from './emit/driverWriter.ts'
import { savesAtOnce } from './emit/outputsWriter.ts'

/** The module's function: see `writeAdvance`. */
type Advance = (tile: number, step: number, until: number, next: number, into: number) => number

/** What happens to the members of tiles is up to their block. */
export interface TileMembers {
  readonly advance: Advance
  address(tile: number): number
  /** The first member of a tile, and how many it has. */
  first(tile: number): number
  size(tile: number): number
  /** Members of a tile that have not failed. */
  living(tile: number): number
  hasFailed(member: number): boolean
  fail(member: number, slot: number, step: number, reason: string): void
  /** Looks at the stocks of a tile, one of which is not what it must be. */
  verify(tile: number, step: number): void
}

/** Where a tile is, and the save periods from `save` to before `end` that it comes to. */
interface Way {
  readonly step: number
  readonly until: number
  readonly save: number
  readonly end: number
}

/** Where its outputs go: to `to + output * outputs + (save - way.save) * saves + lane`. */
interface Place {
  readonly values: Float64Array
  readonly to: number
  readonly outputs: number
  readonly saves: number
}

/**
 * Takes tiles from save period to save period. The module itself copies the outputs of some of them side by side, so that not every
 * time step is a call, and what is written to one place far away is written at once.
 */
export class TileAdvance {
  readonly #parts: BlockParts
  readonly #members: TileMembers
  readonly #address: number
  /** Save periods that there is room for. */
  readonly #room: number
  readonly #numbers: Float64Array
  /** The first save period in which a failed member has no values. */
  readonly #silentFrom: Int32Array

  /** @param address where outputs wait, `TileAdvance.bytes` in all */
  constructor(parts: BlockParts, members: TileMembers, most: number, buffer: ArrayBuffer, address: number) {
    this.#room = savesAtOnce(parts.plan)
    this.#parts = parts
    this.#members = members
    this.#address = address
    this.#numbers = new Float64Array(buffer)
    this.#silentFrom = new Int32Array(most)
  }

  static bytes({ plan }: BlockParts): number {
    return savesAtOnce(plan) * plan.outputs.length * plan.layout.lanes * 8
  }

  /** Notes that a member has no values from a time step on. */
  silence(member: number, step: number): void {
    this.#silentFrom[member] = Math.ceil(step / this.#parts.plan.system.time.stepsPerSave)
  }

  /**
   * Stores the outputs of tiles from save period `save` to before `last`, advancing them to each of them, and after the last of all
   * to the end.
   * @returns the step that was reached
   */
  advance(tiles: number, from: number, save: number, last: number, into: TimedColumns): number {
    const { time } = this.#parts.plan.system
    const all = savesOf(time)
    const { first, count } = into.stretch ?? { first: 0, count: all }
    const stepOf = (end: number): number => (end < all ? (end - 1) * time.stepsPerSave : time.steps)
    const place = { values: into.values, outputs: count * into.stride, saves: into.stride }
    for (let tile = 0; tile < tiles; tile++) {
      const column = into.offset + this.#members.first(tile)
      let step = from
      for (let next = save; next < last; next += this.#room) {
        const end = Math.min(next + this.#room, last)
        const to = (next - first) * into.stride + column
        this.#take(tile, { step, until: stepOf(end), save: next, end }, { ...place, to })
        step = stepOf(end)
      }
    }
    return stepOf(last)
  }

  #take(tile: number, way: Way, into: Place): void {
    this.#compute(tile, way)
    const members = this.#members
    this.#copy(members.size(tile), way.end - way.save, into)
    if (members.living(tile) < members.size(tile)) this.#silenceFailed(tile, way, into)
  }

  /** Leaves the outputs where they wait to be copied. */
  #compute(tile: number, { step: from, until, save }: Way): void {
    const { layout, system } = this.#parts.plan
    const { stepsPerSave } = system.time
    const members = this.#members
    let step = from
    let next = save
    while (members.living(tile) > 0) {
      const at = this.#address + (next - save) * layout.lanes * 8
      const reached = members.advance(members.address(tile), step, until, next * stepsPerSave, at)
      step = reached >> STOPPED.bits
      const stoppedBy = reached & (STOPPED.stocks | STOPPED.outputs)
      if (stoppedBy === 0) return
      next = Math.floor((step - 1) / stepsPerSave) + 1
      if (stoppedBy === STOPPED.stocks) members.verify(tile, step)
      else this.#checkOutputs(tile, step, this.#address / 8 + (next++ - save) * layout.lanes)
    }
  }

  /** A member fails with the first of its outputs that is not finite, and has no values from then on. */
  #checkOutputs(tile: number, step: number, at: number): void {
    const { plan } = this.#parts
    const members = this.#members
    const first = members.first(tile)
    const failing = new Set<number>()
    plan.system.outputs.forEach(({ slot }, output) => {
      for (let lane = 0; lane < members.size(tile); lane++) {
        const place = at + output * this.#room * plan.layout.lanes + lane
        const value = this.#numbers[place] as number
        if (!members.hasFailed(first + lane) && !Number.isFinite(value)) {
          members.fail(first + lane, slot, step, `is ${value}`)
          this.silence(first + lane, step + 1)
          failing.add(lane)
        }
        if (failing.has(lane)) this.#numbers[place] = Number.NaN
      }
    })
  }

  #copy(members: number, count: number, { values, to, outputs, saves }: Place): void {
    const { lanes } = this.#parts.plan.layout
    for (let output = 0; output < this.#parts.plan.outputs.length; output++) {
      const from = this.#address / 8 + output * this.#room * lanes
      const into = to + output * outputs
      if (members === lanes && saves === lanes)
        values.set(this.#numbers.subarray(from, from + count * lanes), into)
      else copyRows(this.#numbers, from, lanes, members, count, values, into, saves)
    }
  }

  #silenceFailed(tile: number, { save, end }: Way, { values, to, outputs, saves }: Place): void {
    const first = this.#members.first(tile)
    for (let lane = 0; lane < this.#members.size(tile); lane++) {
      if (!this.#members.hasFailed(first + lane)) continue
      const from = Math.max(save, this.#silentFrom[first + lane] as number)
      for (let output = 0; output < this.#parts.plan.outputs.length; output++)
        for (let silent = from; silent < end; silent++)
          values[to + output * outputs + (silent - save) * saves + lane] = Number.NaN
    }
  }
}

/** Copies one row after the other, eight numbers at a time: engines look at an array again after each number written. */
function copyRows(
  from: Float64Array,
  first: number,
  step: number,
  lanes: number,
  rows: number,
  into: Float64Array,
  to: number,
  stride: number,
): void {
  const even = lanes - (lanes % 8)
  for (let row = 0, a = first, b = to; row < rows; row++, a += step, b += stride) {
    for (let lane = 0; lane < even; lane += 8) {
      const p = from[a + lane] as number
      const q = from[a + lane + 1] as number
      const r = from[a + lane + 2] as number
      const s = from[a + lane + 3] as number
      const t = from[a + lane + 4] as number
      const u = from[a + lane + 5] as number
      const v = from[a + lane + 6] as number
      const w = from[a + lane + 7] as number
      into[b + lane] = p
      into[b + lane + 1] = q
      into[b + lane + 2] = r
      into[b + lane + 3] = s
      into[b + lane + 4] = t
      into[b + lane + 5] = u
      into[b + lane + 6] = v
      into[b + lane + 7] = w
    }
    for (let lane = even; lane < lanes; lane++) into[b + lane] = from[a + lane] as number
  }
}
