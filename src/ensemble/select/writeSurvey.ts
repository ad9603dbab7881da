import { FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'
import { NUMBERS } from './layout.ts'
import { loaded, overPairs, store } from './overPairs.ts'

/**
 * (row, row, their bytes): lowest, highest and sum of two rows, with what the sums lose by rounding: Knuth's exact difference (The Art
 * of Computer Programming 2, 3rd ed., section 4.2.2, theorem B).
 */
export function writeSurvey(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32])
  const [low, high] = [loaded(f, I.V128_LOAD, NUMBERS.low), loaded(f, I.V128_LOAD, NUMBERS.high)]
  const [sum, lost, next, part] = [f.own(V128), f.own(V128), f.own(V128), f.own(V128)]
  const [lower, higher] = [f.own(V128), f.own(V128)]
  overPairs(f, [], (pairs) => {
    for (const pair of pairs) {
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
    }
    // First those of this turn, so that the next one need not wait.
    for (const [i, pair] of pairs.entries())
      if (i === 0) f.get(pair).tee(lower).set(higher)
      else I.widen(f, lower, higher, pair)
    f.get(low)
      .get(lower)
      .op(...I.F64X2_LOWER)
      .set(low)
    f.get(high)
      .get(higher)
      .op(...I.F64X2_HIGHER)
      .set(high)
  })
  store(f, low, NUMBERS.low)
  store(f, high, NUMBERS.high)
  store(f, sum, NUMBERS.sum)
  store(f, lost, NUMBERS.lost)
  return f
}
