import { F64, FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'
import { BIN, BINS_AGAIN, CONSTANTS, FRAME, RANK, TOGETHER } from './layout.ts'
import { sortByInsertion } from './sortBin.ts'
import { giveUp } from './writeSettle.ts'

/** Stretches with more values are put into bins again instead of being sorted by insertion; where they cannot be, more are sorted. */
export const FULLEST = 32
const FULLEST_AT_LAST = 256

const [FROM, TO, FRAME_AT, RANKS, RANKS_END, BELOW] = [0, 1, 2, 3, 4, 5]

/** (start, end, frame, first wanted rank, last, values below) -> 0, or 1 when it gives up: finds the order statistics of a stretch of values. */
export function writeStretch(countAgain: number, settle: number): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32, I32, I32], [I32])
  f.get(TO).get(FROM).op(I.I32_SUBTRACT)
  f.integer(8 * FULLEST + 1).integer(8 * FULLEST_AT_LAST + 1)
  f.get(FRAME_AT).memory(I.I32_LOAD, FRAME.next).op(I.SELECT, I.I32_LESS)
  I.when(
    f,
    () => {
      sortByInsertion(f, FROM, TO)
      overRanks(f, () => {
        f.get(RANKS)
          .memory(I.I32_LOAD, CONSTANTS.ranks + RANK.rank)
          .get(BELOW)
          .op(I.I32_SUBTRACT)
        f.integer(3).op(I.I32_SHIFT_LEFT).get(FROM).op(I.I32_ADD).memory(I.F64_LOAD, 0)
      })
    },
    () => divide(f, countAgain, settle),
  )
  f.integer(0)
  return f
}

/** Sets each wanted order statistic to what `write` leaves. */
function overRanks(f: FunctionBuilder, write: () => void): void {
  I.loop(f, () => {
    f.get(RANKS)
    write()
    f.memory(I.F64_STORE, CONSTANTS.found)
    f.get(RANKS).integer(RANK.bytes).op(I.I32_ADD).tee(RANKS).get(RANKS_END).op(I.I32_NOT_EQUAL)
  })
}

/** Many values: all the same, or put into bins again. */
function divide(f: FunctionBuilder, countAgain: number, settle: number): void {
  const [low, high, next] = [f.own(F64), f.own(F64), f.own(I32)]
  writeEnds(f, low, high)
  f.get(low).get(high).op(I.F64_EQUAL)
  I.when(
    f,
    () => overRanks(f, () => f.get(low)),
    () => {
      f.get(FRAME_AT).memory(I.I32_LOAD, FRAME.next).tee(next).op(I.I32_IS_ZERO)
      giveUp(f)
      f.get(FROM).get(TO).get(FROM).op(I.I32_SUBTRACT).get(next).get(low).get(high).call(countAgain)
      giveUp(f)
      f.get(TO)
        .op(...I.INFINITE)
        .memory(I.F64_STORE, 0)
      f.get(FROM).get(next).memory(I.I32_LOAD, FRAME.slots).op(I.I32_SUBTRACT)
      f.get(next).get(RANKS).get(BELOW).call(settle)
      giveUp(f)
    },
  )
}

/** The lowest and the highest of two or more values, two at a time; the last two may be looked at twice. */
function writeEnds(f: FunctionBuilder, low: number, high: number): void {
  const [lows, highs, pair, at, last] = [f.own(V128), f.own(V128), f.own(V128), f.own(I32), f.own(I32)]
  f.get(TO).integer(16).op(I.I32_SUBTRACT).tee(last).memory(I.V128_LOAD, 0).tee(lows).set(highs)
  f.get(FROM).set(at)
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

/** (stretch, its bytes, frame, lowest, highest) -> 0, or 1 when it cannot be divided: puts each value of a stretch into a bin. */
export function writeCountAgain(clear: number): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, F64, F64], [I32])
  const [row, bytes, frame, low, high] = [0, 1, 2, 3, 4]
  const [bins, scale, end, slot, bin] = [f.own(I32), f.own(F64), f.own(I32), f.own(I32), f.own(I32)]
  const [whole, word] = [f.own(F64), f.own(I.I64)]
  f.integer(BINS_AGAIN.few).integer(BINS_AGAIN.many)
  f.get(bytes)
    .integer(8 * BINS_AGAIN.from)
    .op(I.I32_LESS, I.SELECT)
    .set(bins)
  f.get(bins).op(I.F64_FROM_I32).get(high).get(low).op(I.F64_SUBTRACT, I.F64_DIVIDE).tee(scale)
  f.op(...I.INFINITE, I.F64_LESS, I.I32_IS_ZERO)
  giveUp(f)
  f.get(frame).get(bins).integer(TOGETHER).op(I.I32_ADD).integer(3).op(I.I32_SHIFT_LEFT)
  f.memory(I.I32_STORE, FRAME.binsEnd)
  f.get(frame).memory(I.I32_LOAD, FRAME.slots).tee(slot).get(bytes).op(I.I32_ADD).set(end)
  f.get(frame).get(end).call(clear)
  f.integer(0).memory(I.F64_LOAD, CONSTANTS.whole).set(whole)
  I.loop(f, () => {
    f.get(row).memory(I.F64_LOAD, 0).get(low).op(I.F64_SUBTRACT)
    f.get(scale).op(I.F64_MULTIPLY).get(whole).op(I.F64_ADD)
    f.op(I.I64_FROM_BITS, I.I32_WRAP).integer(-BIN.bytes).op(I.I32_AND).get(frame).op(I.I32_ADD).set(bin)
    f.get(slot).get(bin).memory(I.I64_LOAD, FRAME.bins).tee(word).memory(I.I64_STORE32, 0)
    f.get(bin)
      .get(word)
      .op(I.I64_CONSTANT, ...I.ABOVE_LOWER_WORD, I.I64_AND)
    f.get(slot).op(I.I64_FROM_I32_UNSIGNED, I.I64_CONSTANT, ...I.ONE_ABOVE, I.I64_ADD, I.I64_ADD)
    f.memory(I.I64_STORE, FRAME.bins)
    I.advance(f, row, 8)
    f.get(slot).integer(8).op(I.I32_ADD).tee(slot).get(end).op(I.I32_LESS_UNSIGNED)
  })
  f.integer(0)
  return f
}
