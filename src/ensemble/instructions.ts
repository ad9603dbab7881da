import { simd } from '../kernel/compiled/emit/vectors.ts'
import { type FunctionBuilder, NOTHING, V128 } from '../kernel/compiled/wasm/functionBuilder.ts'

/** The type of whole numbers of 64 bits. */
export const I64 = 0x7e

/** Instructions by name (WebAssembly Core 2.0, section 5.4), in order of their numbers. */
export const BLOCK = 0x02
export const LOOP = 0x03
export const IF = 0x04
const ELSE = 0x05
export const END = 0x0b
export const BRANCH = 0x0c
export const BRANCH_IF = 0x0d
export const RETURN = 0x0f
export const SELECT = 0x1b

export const I32_LOAD = [0x28] as const
export const I64_LOAD = [0x29] as const
export const F32_LOAD = [0x2a] as const
export const F64_LOAD = [0x2b] as const
export const I32_LOAD8 = [0x2d] as const
export const I32_STORE = [0x36] as const
export const I64_STORE = [0x37] as const
export const F32_STORE = [0x38] as const
export const F64_STORE = [0x39] as const
export const I64_STORE32 = [0x3e] as const

export const I64_CONSTANT = 0x42
const F32_CONSTANT = 0x43
export const F64_CONSTANT = 0x44
export const I32_IS_ZERO = 0x45
export const I32_EQUAL = 0x46
export const I32_NOT_EQUAL = 0x47
export const I32_LESS = 0x48
export const I32_LESS_UNSIGNED = 0x49
export const I32_GREATER = 0x4a
export const I32_NOT_GREATER = 0x4c
export const F64_EQUAL = 0x61
export const F64_LESS = 0x63
export const F64_GREATER = 0x64
export const I32_ADD = 0x6a
export const I32_SUBTRACT = 0x6b
export const I32_AND = 0x71
export const I32_OR = 0x72
export const I32_SHIFT_LEFT = 0x74
export const I64_ADD = 0x7c
export const I64_AND = 0x83
export const F32_SUBTRACT = 0x93
export const F32_MULTIPLY = 0x94
export const F32_DIVIDE = 0x95
export const F64_ABSOLUTE = 0x99
export const F64_ROOT = 0x9f
export const F64_ADD = 0xa0
export const F64_SUBTRACT = 0xa1
export const F64_MULTIPLY = 0xa2
export const F64_DIVIDE = 0xa3
export const I32_WRAP = 0xa7
export const I64_FROM_I32_UNSIGNED = 0xad
export const F32_FROM_I32 = 0xb2
export const F64_FROM_I32 = 0xb7
export const I64_FROM_BITS = 0xbd

/** 2^32, and -2^32: all bits above the lower word (signed LEB128). */
export const ONE_ABOVE = [0x80, 0x80, 0x80, 0x80, 0x10] as const
export const ABOVE_LOWER_WORD = [0x80, 0x80, 0x80, 0x80, 0x70] as const

/** A number of double precision, and one of single precision. */
export const double = (value: number): readonly number[] => [
  F64_CONSTANT,
  ...new Uint8Array(new Float64Array([value]).buffer),
]
export const single = (value: number): readonly number[] => [
  F32_CONSTANT,
  ...new Uint8Array(new Float32Array([value]).buffer),
]

/** Two numbers in a vector. */
export const doubles = (values: readonly number[]): readonly number[] => [
  ...V128_CONSTANT,
  ...new Uint8Array(new Float64Array(values).buffer),
]

/** The number that is infinite. */
export const INFINITE = double(Number.POSITIVE_INFINITY)

/** The same on vectors of two numbers, four words or two pairs of words. */
export const V128_LOAD = simd(0x00)
export const V128_LOAD32_SPLAT = simd(0x09)
export const V128_LOAD64_SPLAT = simd(0x0a)
export const V128_STORE = simd(0x0b)
export const V128_CONSTANT = simd(0x0c)
export const I8X16_SHUFFLE = simd(0x0d)
export const I32X4_SPLAT = simd(0x11)
export const I64X2_SPLAT = simd(0x12)
export const F32X4_SPLAT = simd(0x13)
export const F64X2_SPLAT = simd(0x14)
export const I32X4_LANE = simd(0x1b)
export const I64X2_LANE = simd(0x1d)
export const F64X2_LANE = simd(0x21)
export const I32X4_EQUAL = simd(0x37)
export const I32X4_LESS = simd(0x39)
export const F64X2_EQUAL = simd(0x47)
export const F64X2_LESS = simd(0x49)
export const F64X2_NOT_GREATER = simd(0x4b)
export const V128_AND = simd(0x4e)
export const V128_AND_NOT = simd(0x4f)
export const V128_OR = simd(0x50)
export const V128_XOR = simd(0x51)
export const V128_CHOOSE = simd(0x52)
export const V128_LOAD64_LANE = simd(0x57)
export const V128_STORE64_LANE = simd(0x5b)
export const V128_LOAD64_ZERO = simd(0x5d)
export const F64X2_CEILING = simd(0x74)
export const I32X4_SHIFT_LEFT = simd(0xab)
export const I32X4_SPREAD_SIGN = simd(0xac)
export const I32X4_SHIFT_RIGHT = simd(0xad)
export const I32X4_ADD = simd(0xae)
export const I32X4_SUBTRACT = simd(0xb1)
export const I32X4_MULTIPLY = simd(0xb5)
export const I64X2_ALL_TRUE = simd(0xc3)
export const I64X2_SHIFT_RIGHT = simd(0xcd)
export const I64X2_SUBTRACT = simd(0xd1)
export const I64X2_PRODUCT_OF_FIRST = simd(0xde)
export const I64X2_PRODUCT_OF_LAST = simd(0xdf)
export const F32X4_ADD = simd(0xe4)
export const F32X4_MULTIPLY = simd(0xe6)
export const F32X4_LOWER = simd(0xea)
export const F32X4_HIGHER = simd(0xeb)
export const F64X2_ADD = simd(0xf0)
export const F64X2_SUBTRACT = simd(0xf1)
export const F64X2_MULTIPLY = simd(0xf2)
export const F64X2_DIVIDE = simd(0xf3)
export const F64X2_LOWER = simd(0xf6)
export const F64X2_HIGHER = simd(0xf7)
export const F32X4_FROM_I32X4 = simd(0xfa)

/** A local that holds a word four times. */
export function spread(f: FunctionBuilder, word: number): number {
  const local = f.own(V128)
  f.integer(word | 0)
    .op(...I32X4_SPLAT)
    .set(local)
  return local
}

/** `local += amount` */
export function advance(f: FunctionBuilder, local: number, amount: number): void {
  f.get(local).integer(amount).op(I32_ADD).set(local)
}

/** Runs `write` again and again as long as it leaves something other than 0. */
export function loop(f: FunctionBuilder, write: () => void): void {
  f.op(LOOP, NOTHING)
  write()
  f.op(BRANCH_IF, 0, END)
}

/** Runs `write` as long as `condition` leaves something other than 0, which is asked first. */
export function repeat(f: FunctionBuilder, condition: () => void, write: () => void): void {
  f.op(BLOCK, NOTHING, LOOP, NOTHING)
  condition()
  f.op(I32_IS_ZERO, BRANCH_IF, 1)
  write()
  f.op(BRANCH, 0, END, END)
}

/** Runs `write` if what is on the stack is not 0. */
export function when(f: FunctionBuilder, write: () => void, otherwise?: () => void): void {
  f.op(IF, NOTHING)
  write()
  if (otherwise) {
    f.op(ELSE)
    otherwise()
  }
  f.op(END)
}

/** Widens what two vectors hold, the lowest and the highest numbers so far, by those of another. */
export function widen(f: FunctionBuilder, low: number, high: number, numbers: number): void {
  f.get(low)
    .get(numbers)
    .op(...F64X2_LOWER)
    .set(low)
  f.get(high)
    .get(numbers)
    .op(...F64X2_HIGHER)
    .set(high)
}

/** Adds one to the word that stands so far from the address in a local. */
export function increment(f: FunctionBuilder, address: number, offset: number): void {
  f.get(address)
  f.get(address).memory(I32_LOAD, offset).integer(1).op(I32_ADD).memory(I32_STORE, offset)
}
