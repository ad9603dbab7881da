import { simd } from '../../kernel/compiled/emit/vectors.ts'
import type { FunctionBuilder } from '../../kernel/compiled/wasm/functionBuilder.ts'

/** Instructions by name (WebAssembly Core 2.0, section 5.4). */
export const I32_ADD = 0x6a
export const I32_SUBTRACT = 0x6b
export const I32_EQUAL = 0x46
export const I32_NOT_EQUAL = 0x47
export const I32_LESS = 0x48
export const I32_GREATER = 0x4a
export const I32_AND = 0x71
export const EXTEND = 0xad
export const I32_LESS_UNSIGNED = 0x49
export const I32_IS_ZERO = 0x45
export const SHIFT_LEFT = 0x74
export const SHIFT_RIGHT = 0x76
export const WRAP = 0xa7
export const I64_ADD = 0x7c
export const I64_SHIFT_RIGHT = 0x88
export const I64_FROM_BITS = 0xbd
export const F64_ADD = 0xa0
export const F64_SUBTRACT = 0xa1
export const F64_MULTIPLY = 0xa2
export const F64_DIVIDE = 0xa3
export const F64_ROOT = 0x9f
export const F64_EQUAL = 0x61
export const F64_LESS = 0x63
export const F64_GREATER = 0x64
export const SELECT = 0x1b
export const RETURN = 0x0f
export const IF = 0x04
export const ELSE = 0x05
export const END = 0x0b

export const LOAD = [0x28] as const
export const STORE = [0x36] as const
export const LOAD_I64 = [0x29] as const
export const STORE_I64 = [0x37] as const
export const LOAD_F64 = [0x2b] as const
export const STORE_F64 = [0x39] as const

export const LOAD_PAIR = simd(0x00)
export const STORE_PAIR = simd(0x0b)
export const LOAD_FIRST = simd(0x5d)
export const LOAD_LANE = simd(0x57)
export const STORE_LANE = simd(0x5b)
export const SPREAD = simd(0x0a)
export const SHUFFLE = simd(0x0d)
export const WORDS = simd(0x11)
export const WORDS_ADD = simd(0xae)
export const WORD = simd(0x1b)
export const NUMBER = simd(0x21)
export const ALL_TRUE = simd(0xc3)
export const AND = simd(0x4e)
export const AND_NOT = simd(0x4f)
export const OR = simd(0x50)
export const EQUAL = simd(0x47)
export const LESS = simd(0x49)
export const ADD = simd(0xf0)
export const SUBTRACT = simd(0xf1)
export const MULTIPLY = simd(0xf2)
export const DIVIDE = simd(0xf3)
export const LOWER = simd(0xf6)
export const HIGHER = simd(0xf7)

/** `local += amount` */
export function advance(f: FunctionBuilder, local: number, amount: number): void {
  f.get(local).integer(amount).op(I32_ADD).set(local)
}

/** Runs `write` again and again as long as it leaves something other than 0. */
export function loop(f: FunctionBuilder, write: () => void): void {
  f.op(0x03, 0x40)
  write()
  f.op(0x0d, 0, END)
}

/** Runs `write` if what is on the stack is not 0. */
export function when(f: FunctionBuilder, write: () => void, otherwise?: () => void): void {
  f.op(IF, 0x40)
  write()
  if (otherwise) {
    f.op(ELSE)
    otherwise()
  }
  f.op(END)
}
