import type { Block, BlockFailure, Columns, TimedColumns } from '../kernel.ts'
import { savesOf } from '../kernel.ts'
import type { BlockParts } from './compile.ts'
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

type Failure = Omit<BlockFailure, 'member'>

/** Stands for a failure that was told of before. */
const TOLD: Failure = { slot: -1, time: Number.NaN, reason: '' }

/** Members that live in the memory of a WebAssembly instance of their own, in tiles one after the other. */
export class TileBlock implements Block {
  protected readonly parts: BlockParts
  protected readonly exports: Exports
  protected readonly starts: TileStart
  protected readonly reader: TileReader
  /** The whole memory. */
  protected readonly bytes: Uint8Array
  readonly #numbers: Float64Array | Float32Array
  readonly #words: Int32Array
  readonly #rounding: number
  readonly #advance: TileAdvance
  readonly #failures: (Failure | undefined)[] = []
  /** Members of each tile that have not failed. */
  readonly #living: Int32Array
  #count = 0
  #save = 0
  #step = 0

  /**
   * @param members the most there are room for
   * @param rounding how far below zero a stock that must not be negative may be
   */
  constructor(parts: BlockParts, members: number, rounding: number) {
    const { plan, image, code, module } = parts
    const tiles = Math.ceil(members / plan.layout.lanes)
    const end = image.end + tiles * code.tile.bytes
    const memory = newMemory(end + TileAdvance.bytes(parts))
    this.parts = parts
    this.bytes = new Uint8Array(memory.buffer)
    this.bytes.set(image.bytes)
    this.#numbers =
      plan.layout.bytes === 4 ? new Float32Array(memory.buffer) : new Float64Array(memory.buffer)
    this.#words = new Int32Array(memory.buffer)
    this.#rounding = rounding
    this.#living = new Int32Array(tiles)
    this.exports = instantiate(module, memory) as Exports
    this.starts = new TileStart(parts, this.#numbers)
    this.reader = new TileReader(parts, this.#numbers)
    this.#advance = new TileAdvance(parts, this.#tileMembers(), members, memory.buffer, end)
  }

  start(members: number, draws: Columns, noise: TimedColumns): void {
    this.begin(members, 0)
    for (let tile = 0; tile < this.tiles; tile++) {
      const address = this.address(tile)
      const size = this.#size(tile)
      this.starts.before(address, tile * this.lanes, members, draws, noise)
      this.exports.start(address, 0)
      this.starts.after(address)
      this.#living[tile] = size
      this.#setLive(tile, 0, size, true)
      this.#setLive(tile, size, this.lanes, false)
      this.exports.evaluate(address, 0)
      this.#check(tile, draws, noise)
      this.#verify(tile, 0)
    }
  }

  advance(saves: number, into: TimedColumns): void {
    const last = Math.min(this.#save + saves, savesOf(this.parts.plan.system.time))
    if (last === this.#save) return
    this.#step = this.#advance.advance(this.tiles, this.#step, this.#save, last, into)
    this.#save = last
  }

  metrics(into: Columns): void {
    for (let tile = 0; tile < this.tiles; tile++) {
      this.exports.read(this.address(tile), this.#step)
      for (const member of this.#membersOf(tile))
        this.reader.metrics(member, this.#step, this.#failures[member] !== undefined, into)
    }
  }

  failures(): readonly BlockFailure[] {
    return this.#failures.flatMap((failure, member) =>
      failure && failure !== TOLD ? [{ ...failure, member }] : [],
    )
  }

  /** Before the members' first save period to come. */
  protected begin(members: number, save: number): void {
    this.#count = members
    this.#save = save
    this.#step = Math.max(0, save - 1) * this.parts.plan.system.time.stepsPerSave
    this.#failures.length = 0
  }

  /** The time step that members have reached. */
  protected get step(): number {
    return this.#step
  }

  protected get lanes(): number {
    return this.parts.plan.layout.lanes
  }

  protected get tiles(): number {
    return Math.ceil(this.#count / this.lanes)
  }

  protected address(tile: number): number {
    return this.reader.address(tile)
  }

  /** Counts members of a tile as its memory has them: one that does not live has failed, and was told of. */
  protected countLiving(tile: number): void {
    this.#living[tile] = this.#size(tile)
    for (const member of this.#membersOf(tile)) {
      if (this.#words[this.#liveWord(tile, member % this.lanes)] === 0) this.#leave(member, TOLD, 0)
    }
  }

  /** What checks read of a member at its start. */
  protected presentAtStart(member: number, _draws: Columns, _noise: TimedColumns): Float64Array {
    return this.reader.presentOf(member, 0)
  }

  #size(tile: number): number {
    return Math.min(this.lanes, this.#count - tile * this.lanes)
  }

  #membersOf(tile: number): number[] {
    const first = tile * this.lanes
    return Array.from({ length: this.#size(tile) }, (_, lane) => first + lane)
  }

  /** Whether the members of lanes `from` to before `to` live. */
  #setLive(tile: number, from: number, to: number, lives: boolean): void {
    this.#words.fill(lives ? -1 : 0, this.#liveWord(tile, from), this.#liveWord(tile, to))
  }

  /** Where the words of a lane begin in the row that says which members live. */
  #liveWord(tile: number, lane: number): number {
    const { plan, code } = this.parts
    return (this.address(tile) + plan.rows.live * code.tile.rowBytes + lane * plan.layout.bytes) / 4
  }

  #tileMembers(): TileMembers {
    return {
      advance: this.exports.advance,
      address: (tile) => this.address(tile),
      first: (tile) => tile * this.lanes,
      size: (tile) => this.#size(tile),
      living: (tile) => this.#living[tile] as number,
      hasFailed: (member) => this.#failures[member] !== undefined,
      fail: (member, slot, step, reason) => this.#fail(member, slot, step, reason),
      verify: (tile, step) => this.#verify(tile, step),
    }
  }

  #fail(member: number, slot: number, step: number, reason: string): void {
    const { start, step: length } = this.parts.plan.system.time
    const tile = Math.floor(member / this.lanes)
    this.#leave(member, { slot, time: start + step * length, reason }, step)
    const lane = member % this.lanes
    this.#setLive(tile, lane, lane + 1, false)
  }

  #leave(member: number, failure: Failure, step: number): void {
    const tile = Math.floor(member / this.lanes)
    this.#failures[member] = failure
    this.#living[tile] = (this.#living[tile] as number) - 1
    this.#advance.silence(member, step)
  }

  /** Conditions on members that are known only after their first evaluation. */
  #check(tile: number, draws: Columns, noise: TimedColumns): void {
    const { checks } = this.parts.ready
    if (checks.length === 0) return
    this.exports.read(this.address(tile), 0)
    for (const member of this.#membersOf(tile)) {
      const present = this.presentAtStart(member, draws, noise)
      const failed = checks.find(({ holds }) => holds(present) === 0)
      if (failed) this.#fail(member, failed.slot, 0, failed.reason)
    }
  }

  /** Records what is wrong with the stocks of each member, as the interpreter does after every step. */
  #verify(tile: number, step: number): void {
    if (this.#stocksAreSound(tile, step)) return
    const { stocks } = this.parts.plan.system
    for (const member of this.#membersOf(tile)) {
      if (this.#failures[member]) continue
      const values = stocks.map((_, stock) => this.reader.at({ kind: 'stock', stock }, member, step))
      const wrong = stocks.findIndex(({ nonNegative }, i) => this.#isWrong(values[i] as number, nonNegative))
      if (wrong < 0) continue
      const value = values[wrong] as number
      const reason = Number.isFinite(value) ? 'fell below zero' : `is ${value}`
      this.#fail(member, (stocks[wrong] as { slot: number }).slot, step, reason)
    }
  }

  #isWrong(value: number, nonNegative: boolean): boolean {
    return !Number.isFinite(value) || (nonNegative && value < -this.#rounding)
  }

  /** Whether they are for certain, looking at all members at once: lanes without a member hold a copy of one. */
  #stocksAreSound(tile: number, step: number): boolean {
    const { plan } = this.parts
    const { stocks } = plan.system
    const numbers = this.#numbers
    const base = this.address(tile) / plan.layout.bytes
    let sum = 0
    let lowest = 0
    for (let stock = 0; stock < stocks.length; stock++) {
      const from = base + this.reader.offset({ kind: 'stock', stock }, step)
      const nonNegative = stocks[stock]?.nonNegative
      for (let at = from; at < from + this.lanes; at++) {
        const value = numbers[at] as number
        sum += value
        if (nonNegative && value < lowest) lowest = value
      }
    }
    return sum - sum === 0 && lowest >= -this.#rounding
  }
}
