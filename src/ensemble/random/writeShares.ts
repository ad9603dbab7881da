import { type FunctionBuilder, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'

/** Locals with the numbers that `writeShares` needs. */
export type Halves = readonly [whole: number, less: number, scale: number]

export function halvesOf(f: FunctionBuilder): Halves {
  return [constants(f, 2 ** 52), constants(f, 2 ** 52 - 0.5), constants(f, 2 ** -52)]
}

/** Four numbers of members, from that in a local on, as a vector on the stack. */
export function fourFrom(f: FunctionBuilder, first: number): void {
  f.get(first).op(...I.I32X4_SPLAT)
  f.op(...I.V128_CONSTANT, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0)
  f.op(...I.I32X4_ADD)
}

/** A vector of two equal numbers in a local. */
function constants(f: FunctionBuilder, value: number): number {
  const local = f.own(V128)
  f.op(I.F64_CONSTANT, ...new Uint8Array(new Float64Array([value]).buffer))
    .op(...I.F64X2_SPLAT)
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
      .op(...I.I8X16_SHUFFLE, ...words)
    f.integer(12)
      .op(...I.I64X2_SHIFT_RIGHT)
      .get(whole)
      .op(...I.V128_OR)
    f.get(less)
      .op(...I.F64X2_SUBTRACT)
      .get(scale)
      .op(...I.F64X2_MULTIPLY)
    f.memory(I.V128_STORE, 16 * pair)
  }
}
