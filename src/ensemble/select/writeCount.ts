import { FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'
import { BIN, CONSTANTS, FIRST_BIN, FRAME, NUMBERS } from './layout.ts'
import { loaded, overPairs, store } from './overPairs.ts'

/** The lower words of the halves of two vectors, side by side. */
const LOWER_WORDS = [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]

const [FIRST, SECOND, SLOTS] = [0, 1, 3]

/** Locals with what values are binned by. */
interface Binning {
  readonly from: number
  readonly scale: number
  readonly last: number
  readonly whole: number
  readonly eights: number
  readonly none: number
}

/**
 * (row, row, their bytes, slots of their values): puts each value of two rows into a bin, the first or the last one where it lies
 * outside all, and sums the squared distances from the mean. A bin is a list, of which the latest value and the length are kept: the
 * slot of a value says which value came before it. The slots of the two rows stand side by side, four bytes each.
 */
export function writeCount(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32])
  const binning = {
    from: loaded(f, I.V128_LOAD, NUMBERS.from),
    scale: loaded(f, I.V128_LOAD, NUMBERS.scale),
    last: loaded(f, I.V128_LOAD64_SPLAT, CONSTANTS.lastBin),
    whole: loaded(f, I.V128_LOAD64_SPLAT, CONSTANTS.whole),
    eights: I.spread(f, -BIN.bytes),
    none: f.own(V128),
  }
  const halves = [0, 1].map((lane) => ({
    ...binning,
    from: loaded(f, I.V128_LOAD64_SPLAT, NUMBERS.from + 8 * lane),
    scale: loaded(f, I.V128_LOAD64_SPLAT, NUMBERS.scale + 8 * lane),
  }))
  const [mean, below] = [loaded(f, I.V128_LOAD, NUMBERS.mean), loaded(f, I.V128_LOAD, CONSTANTS.below)]
  const first = I.spread(f, FIRST_BIN)
  const [squares, distance, word, later] = [f.own(V128), f.own(V128), f.own(I.I64), f.own(I.I64)]
  const [counts, bin] = [f.own(I.I64), f.own(I32)]
  const addSquare = (pair: number): void => {
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
  const put = (lane: number, from: number, offset: number): void => {
    const bins = CONSTANTS.frames + lane * FRAME.bytes + FRAME.bins
    f.integer(0).memory(I.I32_LOAD, from).set(bin)
    f.get(SLOTS)
      .get(bin)
      .memory(I.I64_LOAD, bins)
      .tee(word)
      .memory(I.I64_STORE32, offset + 4 * lane)
    f.get(bin).get(word).get(counts).op(I.I64_AND).get(later).op(I.I64_ADD)
    f.op(I.I64_CONSTANT, offset + 4 * lane, I.I64_ADD).memory(I.I64_STORE, bins)
  }
  f.op(I.I64_CONSTANT, ...I.ABOVE_LOWER_WORD).set(counts)
  f.get(SLOTS)
    .op(I.I64_FROM_I32_UNSIGNED, I.I64_CONSTANT, ...I.ONE_ABOVE, I.I64_ADD)
    .set(later)
  const slotsOn = (count: number): void => {
    f.get(later)
      .op(I.I64_CONSTANT, 8 * count, I.I64_ADD)
      .set(later)
  }
  overPairs(f, [SLOTS], (pair, offset, isAlone) => {
    addSquare(pair)
    if (isAlone) {
      writeBin(f, binning, () => f.get(pair))
      f.tee(distance).get(distance)
      toWords(f, binning)
      f.set(distance).integer(0).get(distance).memory(I.V128_STORE, CONSTANTS.bin)
      for (const lane of [0, 1]) put(lane, CONSTANTS.bin + 4 * lane, 0)
      slotsOn(1)
    } else if (offset === 0) {
      for (const lane of [0, 1]) {
        f.integer(0)
        for (const at of [0, 1])
          writeBin(f, halves[lane] as Binning, () =>
            f.get([FIRST, SECOND][lane] as number).memory(I.V128_LOAD, 16 * at),
          )
        toWords(f, binning)
        // Many values may be equal to the lowest one: each is put into another of the first bins than those next to it.
        f.tee(distance)
          .get(distance)
          .get(first)
          .op(...I.I32X4_EQUAL)
          .get(below)
          .op(...I.V128_AND, ...I.I32X4_SUBTRACT)
        f.memory(I.V128_STORE, CONSTANTS.bin + 16 * lane)
      }
      for (const place of [0, 1, 2, 3])
        for (const lane of [0, 1]) put(lane, CONSTANTS.bin + 16 * lane + 4 * place, 8 * place)
      slotsOn(4)
    }
  })
  store(f, squares, NUMBERS.squares)
  return f
}

/** The bins of two values, as numbers to which `whole` was added. */
function writeBin(f: FunctionBuilder, { from, scale, last, whole, none }: Binning, values: () => void): void {
  f.get(last).get(none)
  values()
  f.get(from)
    .op(...I.F64X2_SUBTRACT)
    .get(scale)
    .op(...I.F64X2_MULTIPLY, ...I.F64X2_HIGHER, ...I.F64X2_LOWER)
    .get(whole)
    .op(...I.F64X2_ADD)
}

/** Replaces the bins of two pairs of values by where they stand, in one vector. */
function toWords(f: FunctionBuilder, { eights }: Binning): void {
  f.op(...I.I8X16_SHUFFLE, ...LOWER_WORDS)
    .get(eights)
    .op(...I.V128_AND)
}
