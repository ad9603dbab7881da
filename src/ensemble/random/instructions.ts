import { simd } from '../../kernel/compiled/emit/vectors.ts'
import { type FunctionBuilder, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'

/** Instructions on vectors of four words, of pairs of words and of two numbers, by name (WebAssembly Core 2.0, section 5.4). */
export const LOAD = simd(0x00)
export const LOAD_SPLAT = simd(0x09)
export const STORE = simd(0x0b)
export const CONSTANT = simd(0x0c)
export const SHUFFLE = simd(0x0d)
export const SPLAT = simd(0x11)
export const SPLAT_NUMBER = simd(0x14)
export const AND = simd(0x4e)
export const OR = simd(0x50)
export const XOR = simd(0x51)
export const SHIFT_LEFT = simd(0xab)
export const SPREAD_SIGN = simd(0xac)
export const SHIFT_RIGHT = simd(0xad)
export const ADD = simd(0xae)
export const MULTIPLY = simd(0xb5)
export const SHIFT_RIGHT_PAIR = simd(0xcd)
export const PRODUCT_OF_FIRST = simd(0xde)
export const PRODUCT_OF_LAST = simd(0xdf)
export const SUBTRACT_NUMBERS = simd(0xf1)
export const MULTIPLY_NUMBERS = simd(0xf2)

/** A local that holds a word four times. */
export function spread(f: FunctionBuilder, word: number): number {
  const local = f.own(V128)
  f.integer(word | 0)
    .op(...SPLAT)
    .set(local)
  return local
}
