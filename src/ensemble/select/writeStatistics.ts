import { F64, FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import { QUANTILES } from '../../model/ensemble.ts'
import * as I from '../instructions.ts'
import { BIN, CONSTANTS, FRAME, NUMBERS, QUANTILE, RANK, READING, TOGETHER } from './layout.ts'
import { ROW_NUMBERS } from './rowNumbers.ts'
import { writeBins } from './writeBins.ts'
import { writeExpected } from './writeExpected.ts'
import { FULLEST } from './writeStretch.ts'

const [A, B, INTO] = [0, 1, 2]

/** The functions that are called. */
interface Called {
  readonly clear: number
  readonly survey: number
  readonly count: number
  readonly ties: number
  readonly settle: number
}

/**
 * (row, row, where their `ROW_NUMBERS` go) -> 1, or 0 when the rows must be read in another way: because values are
 * infinite or not numbers, or lie so close together that bins cannot tell them apart. Two rows are read side by side in the two
 * halves of a vector, so that each row's sum is still taken in the order of its values.
 */
export function writeStatistics(called: Called): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32], [I32])
  const [low, high, mean] = [f.own(V128), f.own(V128), f.own(V128)]
  writeSurveyed(f, called.survey, low, high, mean)
  f.get(low)
    .get(high)
    .op(...I.F64X2_EQUAL)
    .get(low)
    .get(mean)
    .op(...I.F64X2_EQUAL, ...I.V128_AND, ...I.I64X2_ALL_TRUE)
  const none = f.own(V128)
  I.when(
    f,
    () => f.integer(0).get(none).memory(I.V128_STORE, NUMBERS.squares),
    () => {
      for (const lane of [0, 1]) {
        f.integer(frameOf(lane))
        slotsOf(f, lane)
        rowBytes(f).op(I.I32_ADD).call(called.clear)
      }
      f.get(A).get(B)
      rowBytes(f)
      slotsOf(f, 0).call(called.count)
    },
  )
  for (const lane of [0, 1] as const) writeRow(f, called, lane)
  writeExpected(f)
  f.integer(1)
  return f
}

const frameOf = (lane: number): number => CONSTANTS.frames + lane * FRAME.bytes

/** The slots of the values of a row. */
function slotsOf(f: FunctionBuilder, lane: number): FunctionBuilder {
  return f.integer(0).memory(I.I32_LOAD, frameOf(lane) + FRAME.slots)
}

function rowBytes(f: FunctionBuilder): FunctionBuilder {
  return f.integer(0).memory(I.I32_LOAD, CONSTANTS.rowBytes)
}

/** Finds the ends, the mean and the scale of both rows. Returns 0 when a row is not finite or cannot be told apart by bins. */
function writeSurveyed(f: FunctionBuilder, survey: number, low: number, high: number, mean: number): void {
  const [sum, scale, range] = [f.own(V128), f.own(V128), f.own(V128)]
  const none = f.own(V128)
  f.get(B).get(A).memory(I.V128_LOAD64_ZERO, 0).memory(I.V128_LOAD64_LANE, 0).op(1).set(low)
  for (const end of [NUMBERS.low, NUMBERS.high]) f.integer(0).get(low).memory(I.V128_STORE, end)
  f.get(A).get(B).integer(0).memory(I.I32_LOAD, CONSTANTS.rowBytes).call(survey)
  const read = (address: number) => f.integer(0).memory(I.V128_LOAD, address)
  const spread = (address: number) => f.integer(0).memory(I.V128_LOAD64_SPLAT, address)
  read(NUMBERS.low).set(low)
  read(NUMBERS.high).set(high)
  read(NUMBERS.sum).tee(sum)
  read(NUMBERS.lost).op(...I.F64X2_ADD)
  spread(CONSTANTS.count)
    .op(...I.F64X2_DIVIDE)
    .set(mean)
  f.get(high)
    .get(low)
    .op(...I.F64X2_SUBTRACT)
    .set(range)
  spread(CONSTANTS.bins)
    .get(range)
    .op(...I.F64X2_DIVIDE)
  f.get(range)
    .get(none)
    .op(...I.F64X2_EQUAL, ...I.V128_AND_NOT)
    .set(scale)
  f.integer(0).get(mean).memory(I.V128_STORE, NUMBERS.mean)
  // A sum less itself is 0 for finite values alone; so is a scale.
  f.get(sum)
    .get(sum)
    .op(...I.F64X2_SUBTRACT)
    .get(none)
    .op(...I.F64X2_EQUAL)
  f.get(scale)
    .get(scale)
    .op(...I.F64X2_SUBTRACT)
    .get(none)
    .op(...I.F64X2_EQUAL, ...I.V128_AND)
  f.get(none)
    .get(scale)
    .op(...I.F64X2_LESS)
    .get(range)
    .get(none)
    .op(...I.F64X2_EQUAL, ...I.V128_OR, ...I.V128_AND)
  f.op(...I.I64X2_ALL_TRUE, I.I32_IS_ZERO)
  giveUp(f)
  writeBins(f, [A, B], low, high)
}

/** Returns 0 if what is on the stack is not 0. */
function giveUp(f: FunctionBuilder): void {
  I.when(f, () => {
    f.integer(0).op(I.RETURN)
  })
}

/** Finds the order statistics of a row that has been counted, and writes its numbers. */
function writeRow(f: FunctionBuilder, called: Called, lane: 0 | 1): void {
  const low = f.own(F64)
  const number = (address: number) => f.integer(0).memory(I.F64_LOAD, address + 8 * lane)
  number(NUMBERS.low).tee(low)
  number(NUMBERS.high).op(I.F64_EQUAL)
  I.when(
    f,
    () => writeAlike(f, low),
    () => writeSettled(f, called, lane, low),
  )
  const at = 8 * ROW_NUMBERS * lane
  f.get(INTO)
  number(NUMBERS.mean)
  noNegativeZero(f).memory(I.F64_STORE, at)
  f.get(INTO)
  number(NUMBERS.squares)
  for (const address of [CONSTANTS.countLess, CONSTANTS.count])
    f.integer(0).memory(I.F64_LOAD, address).op(I.F64_DIVIDE)
  f.op(I.F64_ROOT).memory(I.F64_STORE, at + 4 * ROW_NUMBERS)
  writeQuantiles(f, at)
}

/** Settles a row. Many values may be equal to the lowest one, zeros above all: where they are wanted, they are counted first. */
function writeSettled(f: FunctionBuilder, { ties, settle }: Called, lane: 0 | 1, low: number): void {
  const row = A + lane
  const [rank, end, behind] = [f.own(I32), f.own(I32), f.own(F64)]
  const isBelow = () =>
    f
      .get(rank)
      .memory(I.I32_LOAD, CONSTANTS.ranks + RANK.rank)
      .get(end)
      .op(I.I32_LESS)
  f.integer(0).set(rank).integer(0)
  for (let i = 0; i < TOGETHER; i++)
    f.integer(0)
      .memory(I.I32_LOAD, frameOf(lane) + FRAME.bins + BIN.bytes * i + BIN.count)
      .op(I.I32_ADD)
  f.tee(end).integer(FULLEST).op(I.I32_GREATER)
  isBelow().op(I.I32_AND)
  I.when(f, () => {
    f.get(row)
    rowBytes(f).get(low).call(ties).set(end)
    I.repeat(f, isBelow, () => {
      f.get(rank).get(low).memory(I.F64_STORE, CONSTANTS.found)
      I.advance(f, rank, RANK.bytes)
    })
  })
  f.get(rank).integer(0).memory(I.I32_LOAD, CONSTANTS.ranksEnd).op(I.I32_NOT_EQUAL)
  I.when(f, () => {
    // What stands behind the row is what stands behind the last value of a list.
    const end = () => rowBytes(f.get(row)).op(I.I32_ADD)
    end().memory(I.F64_LOAD, 0).set(behind)
    end()
      .op(...I.INFINITE)
      .memory(I.F64_STORE, 0)
    slotsOf(f.get(row), lane).op(I.I32_SUBTRACT).integer(frameOf(lane)).get(rank).integer(0).call(settle)
    end().get(behind).memory(I.F64_STORE, 0)
    giveUp(f)
  })
}

/** All order statistics of a row of equal values. */
function writeAlike(f: FunctionBuilder, value: number): void {
  const rank = f.own(I32)
  f.integer(0).set(rank)
  I.loop(f, () => {
    f.get(rank).get(value).memory(I.F64_STORE, CONSTANTS.found)
    f.get(rank).integer(RANK.bytes).op(I.I32_ADD).tee(rank)
    f.integer(0).memory(I.I32_LOAD, CONSTANTS.ranksEnd).op(I.I32_NOT_EQUAL)
  })
}

function noNegativeZero(f: FunctionBuilder): FunctionBuilder {
  return f.op(I.F64_CONSTANT, 0, 0, 0, 0, 0, 0, 0, 0, I.F64_ADD)
}

/** See `statisticsOf`; a difference of 0 stays 0 without being asked for. */
function writeQuantiles(f: FunctionBuilder, at: number): void {
  for (let i = 0; i < QUANTILES.length; i++) {
    const quantile = CONSTANTS.quantiles + i * QUANTILE.bytes
    f.get(INTO)
    writeReading(f, quantile)
    noNegativeZero(f).memory(I.F64_STORE, at + 8 * (1 + i))
    f.get(INTO)
    writeReading(f, quantile + 2 * READING.bytes)
    writeReading(f, quantile + READING.bytes)
    f.op(I.F64_SUBTRACT)
    f.integer(0)
      .memory(I.F64_LOAD, quantile + QUANTILE.spread)
      .op(I.F64_MULTIPLY)
    f.integer(0)
      .memory(I.F64_LOAD, quantile + QUANTILE.width)
      .op(I.F64_DIVIDE)
    f.memory(I.F64_STORE, at + 8 * (1 + i) + 4 * ROW_NUMBERS)
  }
}

/** Between two order statistics. */
function writeReading(f: FunctionBuilder, reading: number): void {
  const lower = f.own(F64)
  const found = (word: number) =>
    f
      .integer(0)
      .memory(I.I32_LOAD, reading + word)
      .memory(I.F64_LOAD, 0)
  found(READING.below).tee(lower)
  f.integer(0).memory(I.F64_LOAD, reading + READING.fraction)
  found(READING.above).get(lower).op(I.F64_SUBTRACT, I.F64_MULTIPLY, I.F64_ADD)
}
