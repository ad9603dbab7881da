import type { Block, BlockFailure, Columns } from '../kernel.ts'
import { savesOf } from '../kernel.ts'
import type { BlockParts } from './compile.ts'
import type { NumberPlace } from './plan/plan.ts'
import { TileAdvance, type TileMembers } from './tileAdvance.ts'
import { TileReader } from './tileReader.ts'
import { TileStart } from './tileStart.ts'
import { instantiate, newMemory } from './wasm/host.ts'

/** Functions of the module: see `CompiledBlock`. */
interface Exports {
  start(tile: number, step: number): void
  evaluate(tile: number, step: number): void
  advance: TileMembers['advance']
  read(tile: number, step: number): void
}

const BYTES = 4

/** Members in single precision. They fail when a stock or an output is not finite, or a condition on their start does not hold. */
export class PreviewBlock implements Block {
  readonly #parts: BlockParts
  readonly #exports: Exports
  readonly #numbers: Float32Array
  readonly #words: Int32Array
  readonly #starts: TileStart
  readonly #reader: TileReader
  readonly #advance: TileAdvance
  /** Members of each tile that have not failed. */
  readonly #living: Int32Array
  #failures: (Omit<BlockFailure, 'member'> | undefined)[] = []
  #count = 0
  #save = 0
  #step = 0

  constructor(parts: BlockParts, members: number) {
    const { plan, image, code, module } = parts
    const tiles = Math.ceil(members / plan.layout.lanes)
    const end = image.end + tiles * code.tile.bytes
    const memory = newMemory(end + TileAdvance.bytes(parts))
    new Uint8Array(memory.buffer).set(image.bytes)
    this.#parts = parts
    this.#numbers = new Float32Array(memory.buffer)
    this.#words = new Int32Array(memory.buffer)
    this.#reader = new TileReader(parts, this.#numbers)
    this.#exports = instantiate(module, memory) as Exports
    this.#starts = new TileStart(parts, this.#numbers)
    this.#living = new Int32Array(tiles)
    this.#advance = new TileAdvance(parts, this.#tileMembers(), members, memory.buffer, end)
  }

  start(members: number, draws: Columns, noise: Columns): void {
    this.#count = members
    this.#save = 0
    this.#step = 0
    this.#failures = []
    for (let tile = 0; tile < this.#tiles(); tile++) {
      const address = this.#address(tile)
      this.#starts.before(address, tile * this.#lanes, members, draws, noise)
      this.#exports.start(address, 0)
      this.#starts.after(address)
      const size = this.#size(tile)
      this.#living[tile] = size
      for (let lane = 0; lane < this.#lanes; lane++)
        this.#words[this.#liveAt(tile, lane)] = lane < size ? -1 : 0
      this.#exports.evaluate(address, 0)
      this.#check(tile)
      this.#verify(tile, 0)
    }
  }

  advance(saves: number, into: Columns): void {
    const last = Math.min(this.#save + saves, savesOf(this.#parts.plan.system.time))
    if (last === this.#save) return
    this.#step = this.#advance.advance(this.#tiles(), this.#step, this.#save, last, into)
    this.#save = last
  }

  metrics(into: Columns): void {
    for (let tile = 0; tile < this.#tiles(); tile++) {
      this.#exports.read(this.#address(tile), this.#step)
      for (const member of this.#membersOf(tile))
        this.#reader.metrics(member, this.#step, this.#failures[member] !== undefined, into)
    }
  }

  failures(): readonly BlockFailure[] {
    return this.#failures.flatMap((failure, member) => (failure ? [{ ...failure, member }] : []))
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

  #size(tile: number): number {
    return Math.min(this.#lanes, this.#count - tile * this.#lanes)
  }

  #membersOf(tile: number): number[] {
    const first = tile * this.#lanes
    return Array.from({ length: Math.min(this.#lanes, this.#count - first) }, (_, lane) => first + lane)
  }

  #liveAt(tile: number, lane: number): number {
    const row = this.#parts.plan.rows.live * this.#parts.code.tile.rowBytes
    return (this.#address(tile) + row) / BYTES + lane
  }

  #tileMembers(): TileMembers {
    return {
      advance: this.#exports.advance,
      address: (tile) => this.#address(tile),
      first: (tile) => tile * this.#lanes,
      size: (tile) => this.#size(tile),
      living: (tile) => this.#living[tile] as number,
      hasFailed: (member) => this.#failures[member] !== undefined,
      fail: (member, slot, step, reason) => this.#fail(member, slot, step, reason),
      verify: (tile, step) => this.#verify(tile, step),
    }
  }

  #fail(member: number, slot: number, step: number, reason: string): void {
    const { start, step: length } = this.#parts.plan.system.time
    if (this.#failures[member]) return
    this.#failures[member] = { slot, time: start + step * length, reason }
    const tile = Math.floor(member / this.#lanes)
    this.#living[tile] = (this.#living[tile] as number) - 1
    this.#advance.silence(member, step)
    this.#words[this.#liveAt(tile, member - tile * this.#lanes)] = 0
  }

  /** Conditions on members that are known only after their first evaluation. */
  #check(tile: number): void {
    const { checks } = this.#parts.ready
    if (checks.length === 0) return
    this.#exports.read(this.#address(tile), 0)
    for (const member of this.#membersOf(tile)) {
      const present = this.#reader.presentOf(member, this.#step)
      const failed = checks.find(({ holds }) => holds(present) === 0)
      if (failed) this.#fail(member, failed.slot, 0, failed.reason)
    }
  }

  #verify(tile: number, step: number): void {
    const { stocks } = this.#parts.plan.system
    if (this.#stocksAreFinite(tile, step)) return
    for (const member of this.#membersOf(tile))
      stocks.forEach(({ slot }, stock) => {
        const value = this.#reader.at({ kind: 'stock', stock }, member, step)
        if (!Number.isFinite(value)) this.#fail(member, slot, step, `is ${value}`)
      })
  }

  /** Whether they are for certain: lanes without a member hold a copy of one. */
  #stocksAreFinite(tile: number, step: number): boolean {
    const numbers = this.#numbers
    let sum = 0
    for (let stock = 0; stock < this.#parts.plan.system.stocks.length; stock++) {
      const from = this.#index({ kind: 'stock', stock }, tile, step)
      for (let lane = 0; lane < this.#lanes; lane++) sum += numbers[from + lane] as number
    }
    return sum - sum === 0
  }

  /** Where the numbers of a tile's members stand. */
  #index(place: NumberPlace, tile: number, step: number): number {
    return this.#address(tile) / BYTES + this.#reader.offset(place, step)
  }
}
