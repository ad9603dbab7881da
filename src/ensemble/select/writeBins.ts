import { type FunctionBuilder, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'
import { CONSTANTS, NUMBERS, UPPER_WORD, WHOLE } from './layout.ts'

/**
 * Says where the bins of two rows begin and how wide they are. Neighbouring rows are much alike, so bins need only lie where the wanted
 * order statistics of the last row lay; from the lowest to the highest value, where rows have nothing to do with each other.
 *
 * Bins are of equal width in the upper words of the numbers, to which so much is added first that all are positive: with as much as the
 * range is wide they are of equal width as numbers too, with little they get narrower by halves towards the lower end.
 */
export function writeBins(
  f: FunctionBuilder,
  rows: readonly [number, number],
  low: number,
  high: number,
): void {
  const [from, to, shift] = [f.own(V128), f.own(V128), f.own(V128)]
  f.get(low).integer(0).memory(I.V128_LOAD, NUMBERS.expectedFrom)
  f.op(...I.F64X2_HIGHER).set(from)
  f.get(high).integer(0).memory(I.V128_LOAD, NUMBERS.expectedTo)
  f.op(...I.F64X2_LOWER).set(to)
  const fits = writeFits(f, rows, from, to)
  const choose = (write: () => void, otherwise: () => void, into: number): void => {
    write()
    otherwise()
    f.get(fits)
      .op(...I.V128_CHOOSE)
      .set(into)
  }
  choose(
    () => f.get(from),
    () => f.get(low),
    from,
  )
  choose(
    () => f.get(to),
    () => f.get(high),
    to,
  )
  choose(
    () => f.integer(0).memory(I.V128_LOAD, NUMBERS.expectedShift),
    () => f.op(...I.double(1), ...I.F64X2_SPLAT),
    shift,
  )
  f.get(to)
    .get(from)
    .op(...I.F64X2_SUBTRACT)
    .get(shift)
    .op(...I.F64X2_MULTIPLY)
  f.get(from)
    .op(...I.F64X2_SUBTRACT)
    .set(shift)
  f.integer(0).get(shift).memory(I.V128_STORE, NUMBERS.shift)
  for (const [end, address] of [
    [from, NUMBERS.first],
    [to, NUMBERS.last],
  ] as const)
    f.integer(0)
      .get(end)
      .get(shift)
      .op(...I.F64X2_ADD)
      .memory(I.V128_STORE, address)
  for (const lane of [0, 1]) writeScale(f, lane)
}

/** Bins for each unit of the upper words of a row, and what is added to them. */
function writeScale(f: FunctionBuilder, lane: number): void {
  const upper = (end: number) => f.integer(0).memory(I.I32_LOAD, end + 8 * lane + UPPER_WORD)
  for (const at of [4 * lane, 8 + 4 * lane]) {
    f.integer(0).integer(0).memory(I.I32_LOAD, CONSTANTS.binCount).op(I.F32_FROM_I32)
    upper(NUMBERS.last)
    upper(NUMBERS.first).op(I.I32_SUBTRACT).integer(1).op(I.I32_ADD, I.F32_FROM_I32, I.F32_DIVIDE)
    f.memory(I.F32_STORE, NUMBERS.scale + at)
    f.integer(0).op(...I.single(WHOLE))
    upper(NUMBERS.first)
      .op(I.F32_FROM_I32)
      .integer(0)
      .memory(I.F32_LOAD, NUMBERS.scale + at)
    f.op(I.F32_MULTIPLY, I.F32_SUBTRACT).memory(I.F32_STORE, NUMBERS.offset + at)
  }
}

/** Of so many values so many must lie in narrower bins. */
const SAMPLE = { values: 8, inside: 4 } as const

/** Whether bins from one number to another fit two rows. */
function writeFits(
  f: FunctionBuilder,
  [first, second]: readonly [number, number],
  from: number,
  to: number,
): number {
  const [fits, pair] = [f.own(V128), f.own(V128)]
  for (let at = 0; at < 8 * SAMPLE.values; at += 8) {
    f.get(second).get(first).memory(I.V128_LOAD64_ZERO, at).memory(I.V128_LOAD64_LANE, at)
    f.op(1).set(pair)
    f.get(from)
      .get(pair)
      .op(...I.F64X2_NOT_GREATER)
    f.get(pair)
      .get(to)
      .op(...I.F64X2_NOT_GREATER, ...I.V128_AND)
    f.get(fits)
      .op(...I.I32X4_ADD)
      .set(fits)
  }
  // What holds is -1, so there are as many below 0 as lie inside.
  f.get(fits)
    .get(I.spread(f, 1 - SAMPLE.inside))
    .op(...I.I32X4_LESS)
  f.get(from)
    .get(to)
    .op(...I.F64X2_LESS, ...I.V128_AND)
    .set(fits)
  return fits
}
