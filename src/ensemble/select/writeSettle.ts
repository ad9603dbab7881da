import { F64, FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'
import { BINS_AGAIN, CONSTANTS, FRAME, NO_BIN, TARGET, TOGETHER } from './layout.ts'
import { sortBin, writeInfinities } from './sortBin.ts'

/** Bins with more values are divided again instead of being sorted by insertion; where they cannot be, more are sorted. */
export const FULLEST = 32
const FULLEST_AT_LAST = 256

const [ROW, BYTES, VALUES, FRAME_AT, RANKS, BELOW] = [0, 1, 2, 3, 4, 5]

/** A function that is being written and what it calls. */
interface Settle {
  readonly f: FunctionBuilder
  readonly index: number
  readonly countAgain: number
}

/** The signature of `settle`. */
export function settleBuilder(): FunctionBuilder {
  return new FunctionBuilder([I32, I32, I32, I32, I32, I32], [I32])
}

/**
 * (row, its bytes, bins of its values, frame, first of its wanted ranks, values below the row) -> 0, or 1 when it gives up: finds the
 * order statistics of a row or of a stretch of one whose bins have been counted. The bins in which wanted ranks lie are gathered and
 * sorted, or divided again where they hold many values.
 */
export function writeSettle(settle: Settle): void {
  const { f } = settle
  const [targetsEnd, ranksEnd, gatheredEnd, picked] = [f.own(I32), f.own(I32), f.own(I32), f.own(I32)]
  chooseBins(f, targetsEnd, ranksEnd, gatheredEnd)
  pickValues(f, picked)
  gather(f, picked)
  writeInfinities(f, gatheredEnd)
  forgetBins(f, targetsEnd)
  takeBins(settle, targetsEnd, ranksEnd)
  f.integer(0)
}

/** Lists the bins in which wanted ranks lie, and gives each a place for its values. */
function chooseBins(f: FunctionBuilder, target: number, rank: number, place: number): void {
  const [bin, below, after] = [f.own(I32), f.own(I32), f.own(I32)]
  f.get(RANKS).set(rank).get(BELOW).set(below).get(FRAME_AT).integer(FRAME.targets).op(I.I32_ADD).set(target)
  f.get(FRAME_AT).memory(I.I32_LOAD, FRAME.gathered).set(place)
  const counts = (): void => {
    f.get(FRAME_AT).get(bin).op(I.I32_ADD)
  }
  I.loop(f, () => {
    f.get(below)
    counts()
    writeSum(f)
    f.op(I.I32_ADD).tee(after).get(rank).memory(I.I32_LOAD, 0).op(I.I32_GREATER)
    I.when(f, () => {
      for (let i = 0; i < TOGETHER.bins; i++) {
        f.get(below)
        counts()
        f.memory(I.I32_LOAD, FRAME.counts + 4 * i)
          .op(I.I32_ADD)
          .set(after)
        f.get(rank).memory(I.I32_LOAD, 0).get(after).op(I.I32_LESS)
        I.when(f, () => chooseBin(f, { bin, rank, below, after, place, target }, i))
        f.get(after).set(below)
      }
    })
    f.get(after).set(below)
    f.get(bin)
      .integer(4 * TOGETHER.bins)
      .op(I.I32_ADD)
      .tee(bin)
      .get(FRAME_AT)
      .memory(I.I32_LOAD, FRAME.binsEnd)
      .op(I.I32_LESS)
  })
}

/** Replaces the address of a bin by the sum of the counts from there on. */
function writeSum(f: FunctionBuilder): void {
  const [at, all, half] = [f.own(I32), f.own(V128), f.own(V128)]
  f.tee(at).memory(I.V128_LOAD, FRAME.counts)
  f.get(at)
    .memory(I.V128_LOAD, FRAME.counts + 16)
    .op(...I.I32X4_ADD)
    .tee(all)
  f.get(all).get(all)
  f.op(...I.I8X16_SHUFFLE, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, ...I.I32X4_ADD).tee(half)
  f.op(...I.I32X4_LANE, 0)
    .get(half)
    .op(...I.I32X4_LANE, 1, I.I32_ADD)
}

interface Choosing {
  readonly bin: number
  readonly rank: number
  readonly below: number
  readonly after: number
  readonly place: number
  readonly target: number
}

/** Lists a bin that is wanted. */
function chooseBin(
  f: FunctionBuilder,
  { bin, rank, below, after, place, target }: Choosing,
  i: number,
): void {
  const cell = f.own(I32)
  f.get(FRAME_AT)
    .get(bin)
    .op(I.I32_ADD)
    .integer(4 * i)
    .op(I.I32_ADD)
    .tee(cell)
  f.get(place).memory(I.I32_STORE, FRAME.places).get(cell).integer(4).memory(I.I32_STORE, FRAME.wanted)
  f.get(target)
    .get(cell)
    .memory(I.I32_STORE, TARGET.cell)
    .get(target)
    .get(place)
    .memory(I.I32_STORE, TARGET.from)
  f.get(target)
    .get(below)
    .memory(I.I32_STORE, TARGET.below)
    .get(target)
    .get(rank)
    .memory(I.I32_STORE, TARGET.ranks)
  I.loop(f, () => {
    f.get(rank).get(place).get(rank).memory(I.I32_LOAD, 0).get(below).op(I.I32_SUBTRACT).integer(3)
    f.op(I.I32_SHIFT_LEFT, I.I32_ADD).memory(I.I32_STORE, CONSTANTS.places - CONSTANTS.ranks)
    f.get(rank).integer(4).op(I.I32_ADD).tee(rank).memory(I.I32_LOAD, 0).get(after).op(I.I32_LESS)
  })
  f.get(place).get(after).get(below).op(I.I32_SUBTRACT).integer(3).op(I.I32_SHIFT_LEFT, I.I32_ADD).set(place)
  f.get(target)
    .get(rank)
    .memory(I.I32_STORE, TARGET.ranksEnd)
    .get(target)
    .get(place)
    .memory(I.I32_STORE, TARGET.to)
  I.advance(f, target, TARGET.bytes)
}

/**
 * Lists where the bins of the values in wanted bins stand: each place is written down, and the next one over it unless it was wanted.
 * There is no branch, because nobody could foresee which ones are wanted.
 */
function pickValues(f: FunctionBuilder, picked: number): void {
  const [at, end] = [f.own(I32), f.own(I32)]
  f.integer(0).memory(I.I32_LOAD, CONSTANTS.picked).set(picked)
  f.get(VALUES).tee(at).get(BYTES).op(I.I32_ADD).set(end)
  I.loop(f, () => {
    for (let offset = 0; offset < 8 * TOGETHER.values; offset += 8) {
      f.get(picked).get(at).integer(offset).op(I.I32_ADD).memory(I.I32_STORE, 0)
      f.get(at)
        .memory(I.I32_LOAD, offset)
        .memory(I.I32_LOAD, FRAME.wanted)
        .get(picked)
        .op(I.I32_ADD)
        .set(picked)
    }
    f.get(at)
      .integer(8 * TOGETHER.values)
      .op(I.I32_ADD)
      .tee(at)
      .get(end)
      .op(I.I32_LESS_UNSIGNED)
  })
}

/** Copies the values that were picked to the places of their bins. */
function gather(f: FunctionBuilder, picked: number): void {
  const [next, at, cell, place, distance] = [f.own(I32), f.own(I32), f.own(I32), f.own(I32), f.own(I32)]
  f.get(ROW).get(VALUES).op(I.I32_SUBTRACT).set(distance)
  f.integer(0).memory(I.I32_LOAD, CONSTANTS.picked).set(next)
  I.loop(f, () => {
    f.get(next)
      .memory(I.I32_LOAD, 0)
      .tee(at)
      .memory(I.I32_LOAD, 0)
      .tee(cell)
      .memory(I.I32_LOAD, FRAME.places)
      .tee(place)
    f.get(at).get(distance).op(I.I32_ADD).memory(I.F64_LOAD, 0).memory(I.F64_STORE, 0)
    f.get(cell).get(place).integer(8).op(I.I32_ADD).memory(I.I32_STORE, FRAME.places)
    f.get(next).integer(4).op(I.I32_ADD).tee(next).get(picked).op(I.I32_LESS_UNSIGNED)
  })
}

/** Nobody wants a bin any more. */
function forgetBins(f: FunctionBuilder, targetsEnd: number): void {
  const target = f.own(I32)
  f.get(FRAME_AT).integer(FRAME.targets).op(I.I32_ADD).set(target)
  I.loop(f, () => {
    f.get(target).memory(I.I32_LOAD, TARGET.cell).integer(0).memory(I.I32_STORE, FRAME.wanted)
    I.advance(f, target, TARGET.bytes)
    f.get(target).get(targetsEnd).op(I.I32_NOT_EQUAL)
  })
}

/** Takes order statistics from the bins that were gathered: first from those with few values, then from the others. */
function takeBins(settle: Settle, targetsEnd: number, ranksEnd: number): void {
  const { f } = settle
  const [fullest, full] = [f.own(I32), f.own(I32)]
  f.integer(8 * FULLEST + 1).integer(8 * FULLEST_AT_LAST + 1)
  f.get(FRAME_AT).memory(I.I32_LOAD, FRAME.next).op(I.SELECT).set(fullest)
  overBins(f, targetsEnd, (_, from, to) => {
    f.get(to).get(from).op(I.I32_SUBTRACT).get(fullest).op(I.I32_LESS)
    I.when(
      f,
      () => sortBin(f, from, to),
      () => f.integer(1).set(full),
    )
  })
  takeRanks(f, ranksEnd)
  f.get(full)
  I.when(f, () =>
    overBins(f, targetsEnd, (target, from, to) => {
      f.get(to).get(from).op(I.I32_SUBTRACT).get(fullest).op(I.I32_LESS, I.I32_IS_ZERO)
      I.when(f, () => takeFull(settle, target, from, to))
    }),
  )
}

/** Runs `write` for each wanted bin, with where its values stand. */
function overBins(
  f: FunctionBuilder,
  targetsEnd: number,
  write: (target: number, from: number, to: number) => void,
): void {
  const [target, from, to] = [f.own(I32), f.own(I32), f.own(I32)]
  f.get(FRAME_AT).integer(FRAME.targets).op(I.I32_ADD).set(target)
  I.loop(f, () => {
    f.get(target).memory(I.I32_LOAD, TARGET.from).set(from).get(target).memory(I.I32_LOAD, TARGET.to).set(to)
    write(target, from, to)
    I.advance(f, target, TARGET.bytes)
    f.get(target).get(targetsEnd).op(I.I32_NOT_EQUAL)
  })
}

/** Copies the wanted order statistics of all bins; those of bins that are not sorted are set later. */
function takeRanks(f: FunctionBuilder, ranksEnd: number): void {
  const rank = f.own(I32)
  f.get(RANKS).set(rank)
  I.loop(f, () => {
    f.get(rank).integer(CONSTANTS.ranks).op(I.I32_SUBTRACT).integer(1).op(I.I32_SHIFT_LEFT)
    f.get(rank)
      .memory(I.I32_LOAD, CONSTANTS.places - CONSTANTS.ranks)
      .memory(I.F64_LOAD, 0)
    f.memory(I.F64_STORE, CONSTANTS.found)
    f.get(rank).integer(4).op(I.I32_ADD).tee(rank).get(ranksEnd).op(I.I32_NOT_EQUAL)
  })
}

/** Sets all order statistics that are wanted of a bin to a number. */
function overRanks(f: FunctionBuilder, target: number, value: number): void {
  const rank = f.own(I32)
  f.get(target).memory(I.I32_LOAD, TARGET.ranks).set(rank)
  I.loop(f, () => {
    f.get(rank).integer(CONSTANTS.ranks).op(I.I32_SUBTRACT).integer(1).op(I.I32_SHIFT_LEFT)
    f.get(value).memory(I.F64_STORE, CONSTANTS.found)
    f.get(rank)
      .integer(4)
      .op(I.I32_ADD)
      .tee(rank)
      .get(target)
      .memory(I.I32_LOAD, TARGET.ranksEnd)
      .op(I.I32_NOT_EQUAL)
  })
}

/** A bin that holds many values: all the same, or divided again. */
function takeFull({ f, index, countAgain }: Settle, target: number, from: number, to: number): void {
  const [low, high, bytes, next] = [f.own(F64), f.own(F64), f.own(I32), f.own(I32)]
  f.get(to).get(from).op(I.I32_SUBTRACT).set(bytes)
  writeEnds(f, from, to, low, high)
  f.get(low).get(high).op(I.F64_EQUAL)
  I.when(
    f,
    () => overRanks(f, target, low),
    () => {
      f.get(FRAME_AT).memory(I.I32_LOAD, FRAME.next).tee(next).op(I.I32_IS_ZERO)
      giveUp(f)
      f.get(from).get(bytes).get(next).get(low).get(high).call(countAgain)
      giveUp(f)
      f.get(from).get(bytes).get(next).memory(I.I32_LOAD, FRAME.binValues).get(next)
      for (const word of [TARGET.ranks, TARGET.below]) f.get(target).memory(I.I32_LOAD, word)
      f.call(index)
      giveUp(f)
    },
  )
}

/** Returns 1 if what is on the stack is not 0. */
function giveUp(f: FunctionBuilder): void {
  I.when(f, () => {
    f.integer(1).op(I.RETURN)
  })
}

/** The lowest and the highest of two or more values, two at a time; the last two may be looked at twice. */
function writeEnds(f: FunctionBuilder, from: number, to: number, low: number, high: number): void {
  const [lows, highs, pair, at, last] = [f.own(V128), f.own(V128), f.own(V128), f.own(I32), f.own(I32)]
  f.get(to).integer(16).op(I.I32_SUBTRACT).tee(last).memory(I.V128_LOAD, 0).tee(lows).set(highs)
  f.get(from).set(at)
  I.loop(f, () => {
    f.get(at).memory(I.V128_LOAD, 0).set(pair)
    I.widen(f, lows, highs, pair)
    f.get(at).integer(16).op(I.I32_ADD).tee(at).get(last).op(I.I32_LESS_UNSIGNED)
  })
  for (const [pairs, end, less] of [
    [lows, low, I.F64_LESS],
    [highs, high, I.F64_GREATER],
  ] as const) {
    const lanes = [0, 1].map((lane) => () => f.get(pairs).op(...I.F64X2_LANE, lane))
    for (const lane of [...lanes, ...lanes]) lane()
    f.op(less, I.SELECT).set(end)
  }
}

/**
 * (stretch, its bytes, frame, lowest, highest) -> 0, or 1 when it cannot be divided: puts each value of a stretch into a bin and
 * counts the bins.
 */
export function writeCountAgain(clear: number): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, F64, F64], [I32])
  const [row, bytes, frame, low, high] = [0, 1, 2, 3, 4]
  const [bins, scale, at, values, cell] = [f.own(I32), f.own(F64), f.own(I32), f.own(I32), f.own(I32)]
  const whole = f.own(F64)
  f.integer(BINS_AGAIN.few).integer(BINS_AGAIN.many)
  f.get(bytes)
    .integer(8 * BINS_AGAIN.from)
    .op(I.I32_LESS, I.SELECT)
    .set(bins)
  f.get(bins).op(I.F64_FROM_I32).get(high).get(low).op(I.F64_SUBTRACT, I.F64_DIVIDE).tee(scale)
  f.op(I.F64_CONSTANT, ...new Uint8Array(new Float64Array([Infinity]).buffer), I.F64_LESS, I.I32_IS_ZERO)
  giveUp(f)
  f.get(frame)
    .get(bins)
    .integer(1)
    .op(I.I32_ADD)
    .integer(2)
    .op(I.I32_SHIFT_LEFT)
    .memory(I.I32_STORE, FRAME.binsEnd)
  f.get(frame).get(frame).memory(I.I32_LOAD, FRAME.binsEnd).call(clear)
  f.integer(0).memory(I.F64_LOAD, CONSTANTS.whole).set(whole)
  f.get(frame).memory(I.I32_LOAD, FRAME.binValues).set(values)
  I.loop(f, () => {
    f.get(values).get(at).op(I.I32_ADD)
    f.get(row).get(at).op(I.I32_ADD).memory(I.F64_LOAD, 0).get(low).op(I.F64_SUBTRACT)
    f.get(scale).op(I.F64_MULTIPLY).get(whole).op(I.F64_ADD)
    f.op(I.I64_FROM_BITS, I.I32_WRAP)
      .integer(-4)
      .op(I.I32_AND)
      .get(frame)
      .op(I.I32_ADD)
      .tee(cell)
      .memory(I.I32_STORE, 0)
    I.increment(f, cell, FRAME.counts)
    f.get(at).integer(8).op(I.I32_ADD).tee(at).get(bytes).op(I.I32_LESS_UNSIGNED)
  })
  for (let i = 0; i < TOGETHER.values - 1; i++) {
    f.get(values).get(bytes).op(I.I32_ADD)
    f.get(frame)
      .integer(NO_BIN)
      .op(I.I32_ADD)
      .memory(I.I32_STORE, 8 * i)
  }
  f.integer(0)
  return f
}
