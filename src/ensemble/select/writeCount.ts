import { FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'
import { CONSTANTS, FRAME, NUMBERS } from './layout.ts'
import { loaded, overPairs, store } from './overPairs.ts'

/** The lower words of the two halves of a vector, side by side. */
const LOWER_WORDS = [0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11]

const [BINS, FIRST_FRAME, SECOND_FRAME] = [3, 4, 5]

/**
 * (row, row, their bytes, bins of their values, frame, frame): puts each value of two rows into a bin, the first or the last one where
 * it lies outside all, counts the bins, and sums the squared distances from the mean. The bins of the two rows stand side by side, four
 * bytes each.
 */
export function writeCount(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32, I32, I32])
  const [from, scale, mean] = [
    loaded(f, I.V128_LOAD, NUMBERS.from),
    loaded(f, I.V128_LOAD, NUMBERS.scale),
    loaded(f, I.V128_LOAD, NUMBERS.mean),
  ]
  const [whole, last] = [
    loaded(f, I.V128_LOAD64_SPLAT, CONSTANTS.whole),
    loaded(f, I.V128_LOAD64_SPLAT, CONSTANTS.lastBin),
  ]
  const [frames, none, squares, distance, cell] = [
    f.own(V128),
    f.own(V128),
    f.own(V128),
    f.own(V128),
    f.own(I32),
  ]
  const fours = I.spread(f, -4)
  f.get(FIRST_FRAME)
    .op(...I.I32X4_SPLAT)
    .get(SECOND_FRAME)
    .op(...I.I32X4_SET_LANE, 1)
    .set(frames)
  overPairs(f, [BINS], (pair, offset) => {
    f.get(pair)
      .get(mean)
      .op(...I.F64X2_SUBTRACT)
      .tee(distance)
    f.get(distance)
      .op(...I.F64X2_MULTIPLY)
      .get(squares)
      .op(...I.F64X2_ADD)
      .set(squares)
    f.get(last)
    f.get(none)
    f.get(pair)
      .get(from)
      .op(...I.F64X2_SUBTRACT)
      .get(scale)
      .op(...I.F64X2_MULTIPLY)
    f.op(...I.F64X2_HIGHER, ...I.F64X2_LOWER)
    f.get(whole)
      .op(...I.F64X2_ADD)
      .tee(distance)
    f.get(distance).op(...I.I8X16_SHUFFLE, ...LOWER_WORDS)
    f.get(fours)
      .op(...I.V128_AND)
      .get(frames)
      .op(...I.I32X4_ADD)
      .set(distance)
    f.get(BINS).get(distance).memory(I.V128_STORE64_LANE, offset).op(0)
    for (const lane of [0, 1]) {
      f.get(distance)
        .op(...I.I32X4_LANE, lane)
        .set(cell)
      I.increment(f, cell, FRAME.counts)
    }
  })
  store(f, squares, NUMBERS.squares)
  return f
}
