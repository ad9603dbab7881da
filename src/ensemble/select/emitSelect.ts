import { FunctionBuilder, I32, NOTHING, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import { ModuleBuilder } from '../../kernel/compiled/wasm/moduleBuilder.ts'
import * as I from '../instructions.ts'
import { CONSTANTS, FRAME, NUMBERS } from './layout.ts'
import { settleBuilder, writeCountAgain, writeSettle } from './writeSettle.ts'
import { writeStatistics } from './writeStatistics.ts'

/** Functions of the module. */
export interface SelectExports {
  /** See `writeStatistics`. */
  statistics(a: number, b: number, into: number, frameA: number, frameB: number): number
}

/** The module that `RowReader` runs. Addresses and lengths are in bytes, rows hold doubles. */
export function emitSelect(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder()
  const clear = module.add(writeClear())
  const survey = module.add(writeSurvey())
  const count = module.add(writeCount())
  const countAgain = module.add(writeCountAgain(clear))
  const settle = settleBuilder()
  const index = module.add(settle)
  writeSettle({ f: settle, index, countAgain })
  module.add(writeStatistics({ clear, survey, count, settle: index }), 'statistics')
  return module.encode()
}

/** (frame, four times the bins): sets the counts of a frame to 0. */
function writeClear(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32])
  const [at, zeros] = [f.own(I32), f.own(V128)]
  I.loop(f, () => {
    f.get(0).get(at).op(I.I32_ADD).get(zeros).memory(I.V128_STORE, FRAME.counts)
    f.get(at).integer(16).op(I.I32_ADD).tee(at).get(1).op(I.I32_LESS_UNSIGNED)
  })
  return f
}

/** Runs `write` for each place of two rows, with their two values in a local. */
function overPairs(f: FunctionBuilder, write: (pair: number, at: number) => void): void {
  const [pair, at] = [f.own(V128), f.own(I32)]
  f.op(I.LOOP, NOTHING)
  f.get(1).get(at).op(I.I32_ADD)
  f.get(0).get(at).op(I.I32_ADD).memory(I.V128_LOAD64_ZERO, 0)
  f.memory(I.V128_LOAD64_LANE, 0).op(1).set(pair)
  write(pair, at)
  f.get(at).integer(8).op(I.I32_ADD).tee(at).get(2).op(I.I32_LESS_UNSIGNED, I.BRANCH_IF, 0, I.END)
}

/** A local that is read from memory at the start. */
function loaded(f: FunctionBuilder, instruction: readonly number[], address: number): number {
  const local = f.own(V128)
  f.integer(0).memory(instruction, address).set(local)
  return local
}

function store(f: FunctionBuilder, local: number, address: number): void {
  f.integer(0).get(local).memory(I.V128_STORE, address)
}

/**
 * (row, row, their bytes): lowest, highest and sum of two rows, with what the sums lose by rounding: Knuth's exact difference (The Art
 * of Computer Programming 2, 3rd ed., section 4.2.2, theorem B).
 */
function writeSurvey(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32])
  const [low, high] = [loaded(f, I.V128_LOAD, NUMBERS.low), loaded(f, I.V128_LOAD, NUMBERS.high)]
  const [sum, lost, next, part] = [f.own(V128), f.own(V128), f.own(V128), f.own(V128)]
  overPairs(f, (pair) => {
    f.get(low)
      .get(pair)
      .op(...I.F64X2_LOWER)
      .set(low)
    f.get(high)
      .get(pair)
      .op(...I.F64X2_HIGHER)
      .set(high)
    f.get(sum)
      .get(pair)
      .op(...I.F64X2_ADD)
      .tee(next)
    f.get(sum)
      .op(...I.F64X2_SUBTRACT)
      .set(part)
    f.get(lost)
    f.get(sum)
      .get(next)
      .get(part)
      .op(...I.F64X2_SUBTRACT, ...I.F64X2_SUBTRACT)
    f.get(pair)
      .get(part)
      .op(...I.F64X2_SUBTRACT, ...I.F64X2_ADD, ...I.F64X2_ADD)
      .set(lost)
    f.get(next).set(sum)
  })
  store(f, low, NUMBERS.low)
  store(f, high, NUMBERS.high)
  store(f, sum, NUMBERS.sum)
  store(f, lost, NUMBERS.lost)
  return f
}

/** The lower words of the two halves of a vector, side by side. */
const LOWER_WORDS = [0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11]

/**
 * (row, row, their bytes, bins of their values, frame, frame): puts each value of two rows into a bin, counts the bins, and sums the
 * squared distances from the mean. The bins of the two rows stand side by side, four bytes each.
 */
function writeCount(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32, I32, I32])
  const [low, scale, mean] = [
    loaded(f, I.V128_LOAD, NUMBERS.low),
    loaded(f, I.V128_LOAD, NUMBERS.scale),
    loaded(f, I.V128_LOAD, NUMBERS.mean),
  ]
  const whole = loaded(f, I.V128_LOAD64_SPLAT, CONSTANTS.whole)
  const [fours, squares, distance, cell] = [f.own(V128), f.own(V128), f.own(V128), f.own(I32)]
  f.integer(-4)
    .op(...I.I32X4_SPLAT)
    .set(fours)
  overPairs(f, (pair, at) => {
    f.get(pair)
      .get(mean)
      .op(...I.F64X2_SUBTRACT)
      .tee(distance)
    f.get(distance)
      .op(...I.F64X2_MULTIPLY)
      .get(squares)
      .op(...I.F64X2_ADD)
      .set(squares)
    f.get(pair)
      .get(low)
      .op(...I.F64X2_SUBTRACT)
      .get(scale)
      .op(...I.F64X2_MULTIPLY)
    f.get(whole)
      .op(...I.F64X2_ADD)
      .tee(distance)
    f.get(distance)
      .op(...I.I8X16_SHUFFLE, ...LOWER_WORDS)
      .get(fours)
      .op(...I.V128_AND)
      .set(distance)
    f.get(3).get(at).op(I.I32_ADD).get(distance).memory(I.V128_STORE64_LANE, 0).op(0)
    for (const lane of [0, 1]) {
      f.get(distance)
        .op(...I.I32X4_LANE, lane)
        .get(4 + lane)
        .op(I.I32_ADD)
        .tee(cell)
      f.get(cell).memory(I.I32_LOAD, FRAME.counts).integer(1).op(I.I32_ADD).memory(I.I32_STORE, FRAME.counts)
    }
  })
  store(f, squares, NUMBERS.squares)
  return f
}
