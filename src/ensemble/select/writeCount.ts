import { FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'
import { CONSTANTS, FIRST_BIN, FRAME, NUMBERS, PLACE, WHOLE } from './layout.ts'
import { loaded, overPairs, store } from './overPairs.ts'

/** The upper words of the halves of two vectors, side by side. */
const UPPER_WORDS = [4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31]

const SLOTS = 3

/** Locals with what values of a row, or of both, are put into bins by. */
interface Binning {
  readonly shift: number
  readonly scale: number
  readonly offset: number
}

/** The same for all rows. */
interface Bins {
  readonly first: number
  readonly last: number
  readonly place: number
}

/**
 * (row, row, their bytes, slots of their values): puts each value of two rows into a bin, the first or the last one where it lies
 * outside all, and sums the squared distances from the mean. A bin is a list, of which the latest value and the length are kept: the
 * slot of a value says which value came before it. The slots of the two rows stand side by side, four bytes each.
 */
export function writeCount(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32])
  const both = binning(f, I.V128_LOAD, I.V128_LOAD, 0)
  const rows = [0, 1].map((lane) => binning(f, I.V128_LOAD64_SPLAT, I.V128_LOAD32_SPLAT, lane))
  const bins = {
    first: f.own(V128),
    last: loaded(f, I.V128_LOAD32_SPLAT, CONSTANTS.lastBin),
    place: I.spread(f, PLACE),
  }
  f.op(...I.single(WHOLE), ...I.F32X4_SPLAT).set(bins.first)
  const below = loaded(f, I.V128_LOAD, CONSTANTS.below)
  const firstBin = I.spread(f, FIRST_BIN)
  const put = writePut(f)
  const addSquare = writeSquares(f)
  const words = f.own(V128)
  overPairs(f, [SLOTS], (pairs, values) => {
    for (const pair of pairs) addSquare(pair)
    if (pairs.length === 1) {
      f.integer(0)
      for (const _ of [0, 1])
        f.get(pairs[0] as number)
          .get(both.shift)
          .op(...I.F64X2_ADD)
      toPlaces(f, both, bins)
      f.memory(I.V128_STORE, CONSTANTS.bin)
      for (const lane of [0, 1]) put(lane, CONSTANTS.bin + 4 * lane, 0)
      put.advance(1)
    } else {
      for (const lane of [0, 1]) {
        const row = rows[lane] as Binning
        f.integer(0)
        for (const half of values[lane] as readonly number[])
          f.get(half)
            .get(row.shift)
            .op(...I.F64X2_ADD)
        toPlaces(f, row, bins)
        // Many values may be equal to the lowest one: each is put into another of the first bins than those next to it.
        f.tee(words)
          .get(words)
          .get(firstBin)
          .op(...I.I32X4_EQUAL)
          .get(below)
          .op(...I.V128_AND, ...I.I32X4_SUBTRACT)
        f.memory(I.V128_STORE, CONSTANTS.bin + 16 * lane)
      }
      for (const place of [0, 1, 2, 3])
        for (const lane of [0, 1]) put(lane, CONSTANTS.bin + 16 * lane + 4 * place, 8 * place)
      put.advance(4)
    }
  })
  addSquare.store()
  return f
}

/** @param double how two numbers of double precision are loaded @param single how four of single precision are */
function binning(
  f: FunctionBuilder,
  double: readonly number[],
  single: readonly number[],
  lane: number,
): Binning {
  return {
    shift: loaded(f, double, NUMBERS.shift + 8 * lane),
    scale: loaded(f, single, NUMBERS.scale + 4 * lane),
    offset: loaded(f, single, NUMBERS.offset + 4 * lane),
  }
}

/** Replaces two pairs of values, with the shift added, by where their bins stand. */
function toPlaces(f: FunctionBuilder, { scale, offset }: Binning, { first, last, place }: Bins): void {
  const sum = f.own(V128)
  f.op(...I.I8X16_SHUFFLE, ...UPPER_WORDS, ...I.F32X4_FROM_I32X4)
    .get(scale)
    .op(...I.F32X4_MULTIPLY)
    .get(offset)
    .op(...I.F32X4_ADD)
    .set(sum)
  f.get(last)
    .get(first)
    .get(sum)
    .op(...I.F32X4_HIGHER, ...I.F32X4_LOWER)
    .get(place)
    .op(...I.V128_AND)
}

/** Writes code that puts a value into a bin whose place is in memory. */
function writePut(f: FunctionBuilder) {
  const [word, later, counts, bin] = [f.own(I.I64), f.own(I.I64), f.own(I.I64), f.own(I32)]
  f.op(I.I64_CONSTANT, ...I.ABOVE_LOWER_WORD).set(counts)
  f.get(SLOTS)
    .op(I.I64_FROM_I32_UNSIGNED, I.I64_CONSTANT, ...I.ONE_ABOVE, I.I64_ADD)
    .set(later)
  const put = (lane: number, from: number, offset: number): void => {
    const bins = CONSTANTS.frames + lane * FRAME.bytes + FRAME.bins
    const slot = offset + 4 * lane
    f.integer(0).memory(I.I32_LOAD, from).set(bin)
    f.get(SLOTS).get(bin).memory(I.I64_LOAD, bins).tee(word).memory(I.I64_STORE32, slot)
    f.get(bin).get(word).get(counts).op(I.I64_AND).get(later).op(I.I64_ADD)
    f.op(I.I64_CONSTANT, slot, I.I64_ADD).memory(I.I64_STORE, bins)
  }
  const advance = (count: number): void => {
    f.get(later)
      .op(I.I64_CONSTANT, 8 * count, I.I64_ADD)
      .set(later)
  }
  return Object.assign(put, { advance })
}

/** Writes code that adds the squared distances of two values from the mean. */
function writeSquares(f: FunctionBuilder) {
  const [mean, squares, distance] = [loaded(f, I.V128_LOAD, NUMBERS.mean), f.own(V128), f.own(V128)]
  const add = (pair: number): void => {
    f.get(pair)
      .get(mean)
      .op(...I.F64X2_SUBTRACT)
      .tee(distance)
    f.get(distance)
      .op(...I.F64X2_MULTIPLY)
      .get(squares)
      .op(...I.F64X2_ADD)
      .set(squares)
  }
  return Object.assign(add, { store: () => store(f, squares, NUMBERS.squares) })
}
