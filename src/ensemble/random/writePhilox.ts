import { type FunctionBuilder, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'
import { PHILOX } from '../philox.ts'

/** Four words, each a vector of those of four members. */
export type Words = readonly [number, number, number, number]

const LOWER = [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]
const UPPER = [4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31]

/** Bytes of the keys of all rounds, each four times over. */
export const KEY_BYTES = 32 * PHILOX.rounds

/** The keys of all rounds, as words. */
export function keySchedule([key0, key1]: readonly [number, number]): Int32Array {
  const words = new Int32Array(KEY_BYTES / 4)
  for (let round = 0; round < PHILOX.rounds; round++) {
    words.fill(key0 + Math.imul(round, PHILOX.firstWeyl), 8 * round, 8 * round + 4)
    words.fill(key1 + Math.imul(round, PHILOX.secondWeyl), 8 * round + 4, 8 * round + 8)
  }
  return words
}

/** What rounds work with. */
export interface Multipliers {
  readonly first: number
  readonly second: number
}

/** The multipliers in locals. */
export function multipliers(f: FunctionBuilder): Multipliers {
  return { first: I.spread(f, PHILOX.firstMultiplier), second: I.spread(f, PHILOX.secondMultiplier) }
}

/** All rounds of `philox` on four words of four members at once; the keys stand at an address. */
export function writePhilox(
  f: FunctionBuilder,
  x: Words,
  { first, second }: Multipliers,
  keys: number,
): void {
  const locals = [f.own(V128), f.own(V128), f.own(V128), f.own(V128)] as const
  for (let round = 0; round < PHILOX.rounds; round++) {
    products(f, x[0], first, locals[0], locals[1])
    products(f, x[2], second, locals[2], locals[3])
    const mixed = (products: readonly [number, number], word: number, key: number): void => {
      half(f, products, UPPER)
      f.get(word).op(...I.V128_XOR)
      f.integer(0)
        .memory(I.V128_LOAD, keys + 32 * round + key)
        .op(...I.V128_XOR)
    }
    const [low, high] = [
      [locals[0], locals[1]],
      [locals[2], locals[3]],
    ] as const
    mixed(high, x[1], 0)
    f.set(x[0])
    mixed(low, x[3], 16)
    f.set(x[2])
    half(f, high, LOWER)
    f.set(x[1])
    half(f, low, LOWER)
    f.set(x[3])
  }
}

/** The products of 64 bits of four words, two in each of two vectors. */
function products(f: FunctionBuilder, word: number, by: number, first: number, last: number): void {
  f.get(word)
    .get(by)
    .op(...I.I64X2_PRODUCT_OF_FIRST)
    .set(first)
  f.get(word)
    .get(by)
    .op(...I.I64X2_PRODUCT_OF_LAST)
    .set(last)
}

/** The lower or the upper words of four products. */
function half(f: FunctionBuilder, [first, last]: readonly [number, number], bytes: readonly number[]): void {
  f.get(first)
    .get(last)
    .op(...I.I8X16_SHUFFLE, ...bytes)
}
