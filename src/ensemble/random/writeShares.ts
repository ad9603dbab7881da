import { type FunctionBuilder, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import {
  ADD,
  CONSTANT,
  MULTIPLY_NUMBERS,
  OR,
  SHIFT_RIGHT_PAIR,
  SHUFFLE,
  SPLAT,
  SPLAT_NUMBER,
  STORE,
  SUBTRACT_NUMBERS,
} from './instructions.ts'

/** Locals with the numbers that `writeShares` needs. */
export type Halves = readonly [whole: number, less: number, scale: number]

export function halvesOf(f: FunctionBuilder): Halves {
  return [constants(f, 2 ** 52), constants(f, 2 ** 52 - 0.5), constants(f, 2 ** -52)]
}

/** Four numbers of members, from that in a local on, as a vector on the stack. */
export function fourFrom(f: FunctionBuilder, first: number): void {
  f.get(first).op(...SPLAT)
  f.op(...CONSTANT, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0)
  f.op(...ADD)
}

/** A vector of two equal numbers in a local. */
function constants(f: FunctionBuilder, value: number): number {
  const local = f.own(V128)
  f.op(0x44, ...new Uint8Array(new Float64Array([value]).buffer))
    .op(...SPLAT_NUMBER)
    .set(local)
  return local
}

/**
 * See `shareOf`: 52 bits n as the lowest bits of 2^52 + n, and n + 1/2 as the difference of that and 2^52 - 1/2, which is exact.
 */
export function writeShares(
  f: FunctionBuilder,
  at: number,
  [high, low]: readonly [number, number],
  [whole, less, scale]: Halves,
): void {
  for (const pair of [0, 1]) {
    const words = [0, 1].flatMap((i) => {
      const word = 4 * (2 * pair + i)
      return [word, word + 1, word + 2, word + 3, word + 16, word + 17, word + 18, word + 19]
    })
    f.get(at)
      .get(low)
      .get(high)
      .op(...SHUFFLE, ...words)
    f.integer(12)
      .op(...SHIFT_RIGHT_PAIR)
      .get(whole)
      .op(...OR)
    f.get(less)
      .op(...SUBTRACT_NUMBERS)
      .get(scale)
      .op(...MULTIPLY_NUMBERS)
    f.memory(STORE, 16 * pair)
  }
}
