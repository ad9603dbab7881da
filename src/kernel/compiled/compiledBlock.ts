import { ROUNDING } from '../interpretedMember.ts'
import { prepare, type ReadySystem } from '../interpreter.ts'
import type { BlockFailure, Columns, PausableBlock, TimedColumns } from '../kernel.ts'
import { savesOf } from '../kernel.ts'
import type { KernelParts } from './compile.ts'
import { interpretedStart } from './interpretedStart.ts'
import { keepPieces, putBack } from './pausedTile.ts'
import { TileReader } from './tileReader.ts'
import { TileStart } from './tileStart.ts'
import { instantiate, newMemory } from './wasm/host.ts'

/** Functions of the module; a tile is named by its address. */
interface Exports {
  start(tile: number, step: number): void
  evaluate(tile: number, step: number): void
  /** @returns twice the step that was reached, plus 1 if a member failed there */
  advance(tile: number, step: number, until: number): number
  save(tile: number, step: number): void
  read(tile: number, step: number): void
}

/** Stands for a failure that was told of before a pause. */
const TOLD: Omit<BlockFailure, 'member'> = { slot: -1, time: Number.NaN, reason: '' }

/** Members that live in the memory of a WebAssembly instance of their own, in tiles one after the other. */
export class CompiledBlock implements PausableBlock {
  readonly pausedBytes: number
  readonly #parts: KernelParts
  readonly #exports: Exports
  readonly #numbers: Float64Array
  readonly #words: Int32Array
  readonly #bytes: Uint8Array
  readonly #starts: TileStart
  readonly #reader: TileReader
  readonly #failures: (Omit<BlockFailure, 'member'> | undefined)[] = []
  /** Members of each tile that have not failed. */
  readonly #living: Int32Array
  /** Where the outputs stand in a tile, at even and at odd steps. */
  readonly #outputs: readonly [Int32Array, Int32Array]
  /** The whole system for the interpreter's functions, once a member needs it. */
  #interpreted: ReadySystem | undefined
  #count = 0
  #save = 0
  #step = 0

  constructor(parts: KernelParts, members: number) {
    const { plan, image, code, module } = parts
    const tiles = Math.ceil(members / plan.layout.lanes)
    const memory = newMemory(image.end + tiles * code.tile.bytes)
    this.#parts = parts
    this.#living = new Int32Array(tiles)
    this.#numbers = new Float64Array(memory.buffer)
    this.#words = new Int32Array(memory.buffer)
    this.#bytes = new Uint8Array(memory.buffer)
    this.pausedBytes = tiles * parts.paused.bytes
    this.#bytes.set(image.bytes)
    this.#reader = new TileReader(parts, this.#numbers)
    this.#exports = instantiate(module, memory) as Exports
    this.#starts = new TileStart(parts, this.#numbers)
    const offsets = (step: number): Int32Array =>
      Int32Array.from(plan.outputs, (place) => this.#reader.offset(place, step))
    this.#outputs = [offsets(0), offsets(1)]
  }

  start(members: number, draws: Columns, noise: TimedColumns): void {
    this.#begin(members, 0)
    for (let tile = 0; tile < this.#tiles(); tile++) {
      const first = tile * this.#lanes
      this.#living[tile] = Math.min(this.#lanes, members - first)
      this.#starts.before(this.#address(tile), first, members, draws, noise)
      this.#exports.start(this.#address(tile), 0)
      this.#starts.after(this.#address(tile))
      for (let lane = 0; lane < this.#lanes; lane++) this.#setLive(first + lane, first + lane < members)
      this.#exports.evaluate(this.#address(tile), 0)
      this.#check(tile, draws, noise)
      this.#verify(tile, 0)
    }
  }

  advance(saves: number, into: TimedColumns): void {
    const { steps, stepsPerSave } = this.#parts.plan.system.time
    const all = savesOf(this.#parts.plan.system.time)
    const last = Math.min(this.#save + saves, all)
    if (last === this.#save) return
    const { first, count } = into.stretch ?? { first: 0, count: all }
    const reached = last < all ? (last - 1) * stepsPerSave : steps
    for (let tile = 0; tile < this.#tiles(); tile++) {
      let step = this.#step
      for (let save = this.#save; save < last; save++) {
        this.#advance(tile, step, save * stepsPerSave)
        step = save * stepsPerSave
        this.#store(tile, step, save - first, count, into)
      }
      this.#advance(tile, step, reached)
    }
    this.#step = reached
    this.#save = last
  }

  pause(into: Uint8Array): void {
    const { beginnings, left } = this.#parts.paused
    let at = 0
    for (let tile = 0; tile < this.#tiles(); tile++) {
      const address = this.#address(tile)
      at = keepPieces(beginnings, this.#bytes, address, into, at)
      at = keepPieces(left[this.#step % 2 ? 1 : 0], this.#bytes, address, into, at)
    }
  }

  resume(from: Uint8Array, save: number, members: number, draws: Columns, noise: TimedColumns): void {
    const { beginnings, left } = this.#parts.paused
    this.#begin(members, save)
    let at = 0
    for (let tile = 0; tile < this.#tiles(); tile++) {
      const address = this.#address(tile)
      this.#starts.before(address, tile * this.#lanes, members, draws, noise)
      at = putBack(beginnings, this.#bytes, address, from, at)
      this.#exports.start(address, 0)
      this.#starts.findWholeExponents(address)
      at = putBack(left[this.#step % 2 ? 1 : 0], this.#bytes, address, from, at)
      const failed = this.#membersOf(tile).filter((member) => this.#words[this.#liveWord(member)] === 0)
      for (const member of failed) this.#failures[member] = TOLD
      this.#living[tile] = this.#membersOf(tile).length - failed.length
    }
  }

  metrics(into: Columns): void {
    for (let tile = 0; tile < this.#tiles(); tile++) {
      this.#exports.read(this.#address(tile), this.#step)
      for (const member of this.#membersOf(tile))
        this.#reader.metrics(member, this.#step, this.#failures[member] !== undefined, into)
    }
  }

  failures(): readonly BlockFailure[] {
    return this.#failures.flatMap((failure, member) =>
      failure && failure !== TOLD ? [{ ...failure, member }] : [],
    )
  }

  /** Before the members' first save period to come. */
  #begin(members: number, save: number): void {
    this.#count = members
    this.#save = save
    this.#step = Math.max(0, save - 1) * this.#parts.plan.system.time.stepsPerSave
    this.#failures.length = 0
  }

  get #lanes(): number {
    return this.#parts.plan.layout.lanes
  }

  #tiles(): number {
    return Math.ceil(this.#count / this.#lanes)
  }

  #address(tile: number): number {
    return this.#reader.address(tile)
  }

  #membersOf(tile: number): number[] {
    const first = tile * this.#lanes
    return Array.from({ length: Math.min(this.#lanes, this.#count - first) }, (_, lane) => first + lane)
  }

  #setLive(member: number, lives: boolean): void {
    const word = this.#liveWord(member)
    this.#words.fill(lives ? -1 : 0, word, word + 2)
  }

  #liveWord(member: number): number {
    const tile = Math.floor(member / this.#lanes)
    const row = this.#address(tile) + this.#parts.plan.rows.live * this.#parts.code.tile.rowBytes
    return row / 4 + 2 * (member - tile * this.#lanes)
  }

  #fail(member: number, slot: number, step: number, reason: string): void {
    const { start, step: length } = this.#parts.plan.system.time
    this.#failures[member] = { slot, time: start + step * length, reason }
    const tile = Math.floor(member / this.#lanes)
    this.#living[tile] = (this.#living[tile] as number) - 1
    this.#setLive(member, false)
  }

  #advance(tile: number, from: number, until: number): void {
    let step = from
    while (step < until && this.#living[tile] !== 0) {
      const reached = this.#exports.advance(this.#address(tile), step, until)
      step = reached >> 1
      if (reached & 1) this.#verify(tile, step)
    }
  }

  /** @param save the place among the `saves` that there is room for */
  #store(tile: number, step: number, save: number, saves: number, into: Columns): void {
    this.#exports.save(this.#address(tile), step)
    const first = tile * this.#lanes
    const lanes = Math.min(this.#lanes, this.#count - first)
    const base = this.#address(tile) / 8
    const offsets = this.#outputs[step & 1] as Int32Array
    const to = save * into.stride + into.offset + first
    const sum = copyRows(this.#numbers, base, offsets, lanes, into.values, to, saves * into.stride)
    if (sum - sum === 0 && this.#living[tile] === lanes) return
    for (let output = 0; output < offsets.length; output++)
      for (let lane = 0; lane < lanes; lane++) {
        const at = to + output * saves * into.stride + lane
        this.#storeChecked(first + lane, output, step, into.values, at)
      }
  }

  /** A member fails with the first of its outputs that is not finite, and has no values from then on. */
  #storeChecked(member: number, output: number, step: number, values: Float64Array, at: number): void {
    const value = values[at] as number
    const { slot } = this.#parts.plan.system.outputs[output] as { slot: number }
    if (!this.#failures[member] && !Number.isFinite(value)) this.#fail(member, slot, step, `is ${value}`)
    if (this.#failures[member]) values[at] = Number.NaN
  }

  /**
   * Conditions on members that are known only after their first evaluation. That of a member whose stocks are not finite is done
   * again by the interpreter's functions: the code takes stocks to be finite.
   */
  #check(tile: number, draws: Columns, noise: TimedColumns): void {
    const { checks } = this.#parts.ready
    if (checks.length === 0) return
    this.#exports.read(this.#address(tile), 0)
    for (const member of this.#membersOf(tile)) {
      const finite = this.#parts.plan.system.stocks.every((_, i) =>
        Number.isFinite(this.#stock(member, i, 0)),
      )
      const present = finite
        ? this.#reader.presentOf(member, this.#step)
        : interpretedStart(this.#whole(), member, draws, noise)
      const failed = checks.find(({ holds }) => holds(present) === 0)
      if (failed) this.#fail(member, failed.slot, 0, failed.reason)
    }
  }

  #whole(): ReadySystem {
    this.#interpreted ??= prepare(this.#parts.plan.system)
    return this.#interpreted
  }

  /** Records what is wrong with the stocks of each member, as the interpreter does after every step. */
  #verify(tile: number, step: number): void {
    const { stocks } = this.#parts.plan.system
    for (const member of this.#membersOf(tile)) {
      if (this.#failures[member]) continue
      const wrong = stocks.findIndex(({ nonNegative }, stock) => {
        const value = this.#stock(member, stock, step)
        return !Number.isFinite(value) || (nonNegative && value < -ROUNDING)
      })
      if (wrong < 0) continue
      const value = this.#stock(member, wrong, step)
      const reason = Number.isFinite(value) ? 'fell below zero' : `is ${value}`
      this.#fail(member, (stocks[wrong] as { slot: number }).slot, step, reason)
    }
  }

  #stock(member: number, stock: number, step: number): number {
    return this.#reader.at({ kind: 'stock', stock }, member, step)
  }
}

/**
 * Copies rows of a tile, one below the other; four numbers at a time, which takes a quarter less.
 * @returns the sum of all numbers: finite only if each of them is
 */
function copyRows(
  from: Float64Array,
  base: number,
  offsets: Int32Array,
  lanes: number,
  into: Float64Array,
  first: number,
  stride: number,
): number {
  let sum = 0
  const even = lanes - (lanes % 4)
  for (let row = 0, to = first; row < offsets.length; row++, to += stride) {
    const at = base + (offsets[row] as number)
    let lane = 0
    for (; lane < even; lane += 4) {
      const a = from[at + lane] as number
      const b = from[at + lane + 1] as number
      const c = from[at + lane + 2] as number
      const d = from[at + lane + 3] as number
      sum += a + b + (c + d)
      into[to + lane] = a
      into[to + lane + 1] = b
      into[to + lane + 2] = c
      into[to + lane + 3] = d
    }
    for (; lane < lanes; lane++) {
      const value = from[at + lane] as number
      sum += value
      into[to + lane] = value
    }
  }
  return sum
}
