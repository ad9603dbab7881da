import { ROUNDING } from '../interpretedMember.ts'
import { prepare, type ReadySystem } from '../interpreter.ts'
import type { BlockFailure, Columns, PausableBlock, TimedColumns } from '../kernel.ts'
import { savesOf } from '../kernel.ts'
import type { BlockParts } from './compile.ts'
import { interpretedStart } from './interpretedStart.ts'
import { keepPieces, putBack } from './pausedTile.ts'
import { TileAdvance, type TileMembers } from './tileAdvance.ts'
import { TileReader } from './tileReader.ts'
import { TileStart } from './tileStart.ts'
import { instantiate, newMemory } from './wasm/host.ts'

/** Functions of the module; a tile is named by its address. */
interface Exports {
  start(tile: number, step: number): void
  evaluate(tile: number, step: number): void
  advance: TileMembers['advance']
  read(tile: number, step: number): void
}

/** Stands for a failure that was told of before a pause. */
const TOLD: Omit<BlockFailure, 'member'> = { slot: -1, time: Number.NaN, reason: '' }

/** Members that live in the memory of a WebAssembly instance of their own, in tiles one after the other. */
export class CompiledBlock implements PausableBlock {
  readonly pausedBytes: number
  readonly #parts: BlockParts
  readonly #exports: Exports
  readonly #numbers: Float64Array
  readonly #words: Int32Array
  readonly #bytes: Uint8Array
  readonly #starts: TileStart
  readonly #reader: TileReader
  readonly #failures: (Omit<BlockFailure, 'member'> | undefined)[] = []
  /** Members of each tile that have not failed. */
  readonly #living: Int32Array
  readonly #advance: TileAdvance
  /** The whole system for the interpreter's functions, once a member needs it. */
  #interpreted: ReadySystem | undefined
  #count = 0
  #save = 0
  #step = 0

  constructor(parts: BlockParts, members: number) {
    const { plan, image, code, module } = parts
    const tiles = Math.ceil(members / plan.layout.lanes)
    const end = image.end + tiles * code.tile.bytes
    const memory = newMemory(end + TileAdvance.bytes(parts))
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
    this.#advance = new TileAdvance(parts, this.#tileMembers(), members, memory.buffer, end)
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
    const last = Math.min(this.#save + saves, savesOf(this.#parts.plan.system.time))
    if (last === this.#save) return
    this.#step = this.#advance.advance(this.#tiles(), this.#step, this.#save, last, into)
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
      at = putBack(left[this.#step % 2 ? 1 : 0], this.#bytes, address, from, at)
      // Draws that act only from now on may be others than before.
      this.#starts.findWholeExponents(address)
      const failed = this.#membersOf(tile).filter((member) => this.#words[this.#liveWord(member)] === 0)
      for (const member of failed) {
        this.#failures[member] = TOLD
        this.#advance.silence(member, 0)
      }
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

  #tileMembers(): TileMembers {
    return {
      advance: this.#exports.advance,
      address: (tile) => this.#address(tile),
      first: (tile) => tile * this.#lanes,
      size: (tile) => Math.min(this.#lanes, this.#count - tile * this.#lanes),
      living: (tile) => this.#living[tile] as number,
      hasFailed: (member) => this.#failures[member] !== undefined,
      fail: (member, slot, step, reason) => this.#fail(member, slot, step, reason),
      verify: (tile, step) => this.#verify(tile, step),
    }
  }

  #fail(member: number, slot: number, step: number, reason: string): void {
    const { start, step: length } = this.#parts.plan.system.time
    this.#failures[member] = { slot, time: start + step * length, reason }
    const tile = Math.floor(member / this.#lanes)
    this.#living[tile] = (this.#living[tile] as number) - 1
    this.#advance.silence(member, step)
    this.#setLive(member, false)
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
