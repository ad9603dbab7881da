import { FunctionBuilder, I32, NOTHING } from '../../kernel/compiled/wasm/functionBuilder.ts'

/** Bins with more values are divided again instead of being sorted by insertion. */
export const FULLEST = 24

const ADD = 0x6a
const SUBTRACT = 0x6b
const SHIFT_LEFT = 0x74
const LESS = 0x48
const LESS_UNSIGNED = 0x49
const NOT_EQUAL = 0x47
const LOAD = [0x28]
const STORE = [0x36]
const LOAD_F64 = [0x2b]
const STORE_F64 = [0x39]

/** Places in memory of what `settle` reads and leaves. */
export interface SettleAddresses {
  /** Wanted ranks in rising order, and behind them one that no row has. */
  readonly ranks: number
  /** The place behind the last wanted rank. */
  readonly ranksEnd: number
  /** Four words for each bin that holds a wanted rank: bin, values below it, first wanted rank and the end of them. */
  readonly targets: number
  /** Five words for each such bin that holds too many values: where they begin and end, then as above. */
  readonly unsettled: number
  /** Order statistics that were found, by rank. */
  readonly found: number
}

/** Words of each bin that was not settled. */
export const UNSETTLED_WORDS = 5

const [ROW, BYTES, VALUES, COUNTS, PLACES, GATHERED] = [0, 1, 2, 3, 4, 5]

/**
 * (row, its bytes, bins of its values, counts, places, where to gather) -> end of the unsettled bins: gathers the bins in which wanted
 * ranks lie, sorts those that hold few values and takes the order statistics from them.
 */
export function writeSettle(at: SettleAddresses, gather: number): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32, I32, I32], [I32])
  const targetsEnd = f.own(I32)
  chooseBins(f, at, targetsEnd)
  f.get(ROW).get(BYTES).get(VALUES).get(PLACES).call(gather)
  takeBins(f, at, targetsEnd)
  return f
}

/** `local += amount` */
function advance(f: FunctionBuilder, local: number, amount: number): void {
  f.get(local).integer(amount).op(ADD).set(local)
}

/** Lists the bins in which wanted ranks lie, and gives each a place for its values. */
function chooseBins(f: FunctionBuilder, at: SettleAddresses, target: number): void {
  const [bin, rank, below, after, place] = [f.own(I32), f.own(I32), f.own(I32), f.own(I32), f.own(I32)]
  f.integer(at.ranks).set(rank).integer(at.targets).set(target).get(GATHERED).set(place)
  f.op(0x03, NOTHING)
  f.get(below).get(COUNTS).get(bin).op(ADD).memory(LOAD, 0).op(ADD).set(after)
  f.get(rank).memory(LOAD, 0).get(after).op(LESS, 0x04, NOTHING)
  f.get(target).get(bin).memory(STORE, 0).get(target).get(below).memory(STORE, 4)
  f.get(target).get(rank).memory(STORE, 8)
  f.op(0x03, NOTHING)
  f.get(rank).integer(4).op(ADD).tee(rank).memory(LOAD, 0).get(after).op(LESS, 0x0d, 0, 0x0b)
  f.get(target).get(rank).memory(STORE, 12)
  advance(f, target, 16)
  f.get(PLACES).get(bin).op(ADD).get(place).memory(STORE, 0)
  f.get(place).get(after).get(below).op(SUBTRACT).integer(3).op(SHIFT_LEFT, ADD).set(place)
  f.op(0x0b)
  f.get(after).set(below)
  advance(f, bin, 4)
  f.get(rank).integer(0).memory(LOAD, at.ranksEnd).op(NOT_EQUAL, 0x0d, 0, 0x0b)
}

/** Takes order statistics from the bins that hold few values, and lists the others. Leaves the end of that list. */
function takeBins(f: FunctionBuilder, at: SettleAddresses, targetsEnd: number): void {
  const [target, unsettled, row, end, cell] = [f.own(I32), f.own(I32), f.own(I32), f.own(I32), f.own(I32)]
  f.integer(at.targets).set(target).integer(at.unsettled).set(unsettled).get(GATHERED).set(row)
  f.op(0x03, NOTHING)
  f.get(PLACES).get(target).memory(LOAD, 0).op(ADD).tee(cell).memory(LOAD, 0).set(end)
  f.get(cell).integer(0).memory(STORE, 0)
  f.get(end)
    .get(row)
    .op(SUBTRACT)
    .integer(8 * FULLEST + 1)
    .op(LESS, 0x04, NOTHING)
  sortByInsertion(f, row, end)
  takeRanks(f, at, target, row)
  f.op(0x05)
  f.get(unsettled).get(row).memory(STORE, 0).get(unsettled).get(end).memory(STORE, 4)
  for (const word of [4, 8, 12])
    f.get(unsettled)
      .get(target)
      .memory(LOAD, word)
      .memory(STORE, word + 4)
  advance(f, unsettled, 4 * UNSETTLED_WORDS)
  f.op(0x0b)
  f.get(end).set(row)
  advance(f, target, 16)
  f.get(target).get(targetsEnd).op(NOT_EQUAL, 0x0d, 0, 0x0b)
  f.get(unsettled)
}

function sortByInsertion(f: FunctionBuilder, row: number, end: number): void {
  const [next, place, value] = [f.own(I32), f.own(I32), f.own(0x7c)]
  f.get(row).set(next)
  f.op(0x02, NOTHING, 0x03, NOTHING)
  f.get(next).integer(8).op(ADD).tee(next).get(end).op(LESS_UNSIGNED, 0x45, 0x0d, 1)
  f.get(next).tee(place).memory(LOAD_F64, 0).set(value)
  f.op(0x02, NOTHING, 0x03, NOTHING)
  f.get(place).get(row).op(0x46, 0x0d, 1)
  f.get(place).integer(8).op(SUBTRACT).memory(LOAD_F64, 0).get(value).op(0x64, 0x45, 0x0d, 1)
  f.get(place).get(place).integer(8).op(SUBTRACT).memory(LOAD_F64, 0).memory(STORE_F64, 0)
  f.get(place).integer(8).op(SUBTRACT).set(place)
  f.op(0x0c, 0, 0x0b, 0x0b)
  f.get(place).get(value).memory(STORE_F64, 0)
  f.op(0x0c, 0, 0x0b, 0x0b)
}

/** Copies the order statistics of a sorted bin. */
function takeRanks(f: FunctionBuilder, at: SettleAddresses, target: number, row: number): void {
  const [rank, below] = [f.own(I32), f.own(I32)]
  f.get(target).memory(LOAD, 8).set(rank).get(target).memory(LOAD, 4).set(below)
  f.op(0x03, NOTHING)
  f.get(rank).integer(at.ranks).op(SUBTRACT).integer(1).op(SHIFT_LEFT)
  f.get(rank).memory(LOAD, 0).get(below).op(SUBTRACT).integer(3).op(SHIFT_LEFT).get(row).op(ADD)
  f.memory(LOAD_F64, 0).memory(STORE_F64, at.found)
  f.get(rank).integer(4).op(ADD).tee(rank).get(target).memory(LOAD, 12).op(NOT_EQUAL, 0x0d, 0, 0x0b)
}
