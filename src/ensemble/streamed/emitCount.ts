import { FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import { ModuleBuilder } from '../../kernel/compiled/wasm/moduleBuilder.ts'
import * as I from '../instructions.ts'
import { loaded, overPairs, store } from '../select/overPairs.ts'
import { CELLS, CHUNK, LEFT } from './histograms.ts'

/** Where numbers of a row stand in memory, and what two chunks leave: for each of `LEFT` a number of either. */
const ROW = { low: 0, perValue: 8, centre: 16, last: 24, whole: 32 } as const
const RESULTS = 48
const COUNTS = RESULTS + 16 * LEFT.numbers
const VALUES = COUNTS + 16 * Math.ceil(CELLS / 4)

/** Addresses in bytes. Values are those of two chunks, one behind the other. */
export const MEMORY = { ...ROW, results: RESULTS, counts: COUNTS, values: VALUES, end: VALUES + 16 * CHUNK }

/** Functions of the module. */
export interface CountExports {
  /** Counts two chunks, whose values begin at two addresses and take so many bytes each. */
  count(first: number, second: number, bytes: number): void
}

/** The module that `RowCounter` runs: chunks are counted side by side, so that each one's sums are taken in the order of its members. */
export function emitCount(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder()
  module.add(writeCount(), 'count')
  return module.encode()
}

function writeCount(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32])
  const [low, perValue, centre, last, whole] = (['low', 'perValue', 'centre', 'last', 'whole'] as const).map(
    (name) => loaded(f, I.V128_LOAD64_SPLAT, ROW[name]),
  ) as [number, number, number, number, number]
  const results = Array.from({ length: LEFT.numbers }, (_, i) =>
    loaded(f, I.V128_LOAD, RESULTS + 16 * i),
  ) as [number, number, number, number]
  const [distances, squares, least, most] = results
  const [none, distance, cell] = [f.own(V128), f.own(V128), f.own(I32)]
  const countPair = (pair: number): void => {
    I.widen(f, least, most, pair)
    f.get(pair)
      .get(centre)
      .op(...I.F64X2_SUBTRACT)
      .tee(distance)
    f.get(distances)
      .op(...I.F64X2_ADD)
      .set(distances)
    f.get(distance)
      .get(distance)
      .op(...I.F64X2_MULTIPLY)
      .get(squares)
      .op(...I.F64X2_ADD)
      .set(squares)
    f.get(last).get(none).get(pair).get(low)
    f.op(...I.F64X2_SUBTRACT)
      .get(perValue)
      .op(...I.F64X2_MULTIPLY)
    f.op(...I.F64X2_HIGHER, ...I.F64X2_LOWER, ...I.F64X2_CEILING)
    // A whole number and 2^50: its lower word is four times the number.
    f.get(whole)
      .op(...I.F64X2_ADD)
      .set(distance)
    for (const word of [0, 2]) {
      f.get(distance)
        .op(...I.I32X4_LANE, word)
        .set(cell)
      I.increment(f, cell, COUNTS)
    }
  }
  overPairs(f, [], (pairs) => pairs.forEach(countPair))
  for (const [i, local] of results.entries()) store(f, local, RESULTS + 16 * i)
  return f
}
