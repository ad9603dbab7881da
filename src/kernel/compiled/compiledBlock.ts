import { ROUNDING } from '../interpretedMember.ts'
import { prepare, type ReadySystem } from '../interpreter.ts'
import type { Columns, PausableBlock, TimedColumns } from '../kernel.ts'
import type { BlockParts } from './compile.ts'
import { interpretedStart } from './interpretedStart.ts'
import { keepPieces, putBack } from './pausedTile.ts'
import { TileBlock } from './tileBlock.ts'

/** Members that can be paused; in double precision they give the interpreter's results to the bit. */
export class CompiledBlock extends TileBlock implements PausableBlock {
  readonly pausedBytes: number
  /** The whole system for the interpreter's functions, once a member needs it. */
  #interpreted: ReadySystem | undefined

  /** @param rounding how far below zero a stock that must not be negative may be */
  constructor(parts: BlockParts, members: number, rounding = ROUNDING) {
    super(parts, members, rounding)
    this.pausedBytes = Math.ceil(members / this.lanes) * parts.paused.bytes
  }

  pause(into: Uint8Array): void {
    const { beginnings, left } = this.parts.paused
    let at = 0
    for (let tile = 0; tile < this.tiles; tile++) {
      const address = this.address(tile)
      at = keepPieces(beginnings, this.bytes, address, into, at)
      at = keepPieces(left[this.step % 2 ? 1 : 0], this.bytes, address, into, at)
    }
  }

  resume(from: Uint8Array, save: number, members: number, draws: Columns, noise: TimedColumns): void {
    const { beginnings, left } = this.parts.paused
    this.begin(members, save)
    let at = 0
    for (let tile = 0; tile < this.tiles; tile++) {
      const address = this.address(tile)
      this.starts.before(address, tile * this.lanes, members, draws, noise)
      at = putBack(beginnings, this.bytes, address, from, at)
      this.exports.start(address, 0)
      at = putBack(left[this.step % 2 ? 1 : 0], this.bytes, address, from, at)
      // Draws that act only from now on may be others than before.
      this.starts.findWholeExponents(address)
      this.countLiving(tile)
    }
  }

  /** That of a member whose stocks are not finite is the interpreter's: the code takes stocks to be finite. */
  protected override presentAtStart(member: number, draws: Columns, noise: TimedColumns): Float64Array {
    const finite = this.parts.plan.system.stocks.every((_, stock) =>
      Number.isFinite(this.reader.at({ kind: 'stock', stock }, member, 0)),
    )
    if (finite) return super.presentAtStart(member, draws, noise)
    this.#interpreted ??= prepare(this.parts.plan.system)
    return interpretedStart(this.#interpreted, member, draws, noise)
  }
}
