import { F64, type FunctionBuilder, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'
import { CONSTANTS, NUMBERS } from './layout.ts'

/** Locals that hold the lowest and the highest values of two rows, and the bins for each unit from the one to the other. */
interface Surveyed {
  readonly low: number
  readonly high: number
  readonly scale: number
}

/**
 * Says where the bins of two rows begin and how wide they are. Neighbouring rows are much alike, so bins need only lie where the wanted
 * order statistics of the last row lay; from the lowest to the highest value, where rows have nothing to do with each other.
 */
export function writeBins(
  f: FunctionBuilder,
  rows: readonly [number, number],
  { low, high, scale }: Surveyed,
): void {
  const [from, to, narrow] = [f.own(V128), f.own(V128), f.own(V128)]
  f.get(low).integer(0).memory(I.V128_LOAD, NUMBERS.expectedFrom)
  f.op(...I.F64X2_HIGHER).set(from)
  f.get(high).integer(0).memory(I.V128_LOAD, NUMBERS.expectedTo)
  f.op(...I.F64X2_LOWER).set(to)
  f.integer(0).memory(I.V128_LOAD64_SPLAT, CONSTANTS.bins)
  f.get(to)
    .get(from)
    .op(...I.F64X2_SUBTRACT, ...I.F64X2_DIVIDE)
    .set(narrow)
  const fits = writeFits(f, rows, { from, to, narrow })
  for (const [one, other, address] of [
    [from, low, NUMBERS.from],
    [narrow, scale, NUMBERS.scale],
  ] as const)
    f.integer(0)
      .get(one)
      .get(other)
      .get(fits)
      .op(...I.V128_CHOOSE)
      .memory(I.V128_STORE, address)
}

/** Of so many values so many must lie in narrower bins. */
const SAMPLE = { values: 8, inside: 4 } as const

/** Whether bins from one number to another fit two rows. */
function writeFits(
  f: FunctionBuilder,
  [first, second]: readonly [number, number],
  { from, to, narrow }: { readonly from: number; readonly to: number; readonly narrow: number },
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
  f.get(narrow).op(I.F64_CONSTANT, ...new Uint8Array(new Float64Array([Infinity]).buffer))
  f.op(...I.F64X2_SPLAT, ...I.F64X2_LESS, ...I.V128_AND).set(fits)
  return fits
}

/** How far from the wanted order statistics of a row those of the next one are expected, as a share of the distance between them. */
const MARGIN = 0.125

/** Says where the wanted order statistics of the next rows are expected. */
export function writeExpected(f: FunctionBuilder): void {
  const [low, high, margin] = [f.own(F64), f.own(F64), f.own(F64)]
  f.integer(0).memory(I.F64_LOAD, CONSTANTS.found).set(low)
  f.integer(0)
    .memory(I.I32_LOAD, CONSTANTS.ranksEnd)
    .memory(I.F64_LOAD, CONSTANTS.found - 8)
    .tee(high)
  f.get(low).op(I.F64_SUBTRACT, I.F64_CONSTANT, ...new Uint8Array(new Float64Array([MARGIN]).buffer))
  f.op(I.F64_MULTIPLY).set(margin)
  for (const [end, away, address] of [
    [low, I.F64_SUBTRACT, NUMBERS.expectedFrom],
    [high, I.F64_ADD, NUMBERS.expectedTo],
  ] as const)
    f.integer(0)
      .get(end)
      .get(margin)
      .op(away, ...I.F64X2_SPLAT)
      .memory(I.V128_STORE, address)
}
