import { FunctionBuilder, I32, I64, NOTHING } from '../../kernel/compiled/wasm/functionBuilder.ts'
import { ModuleBuilder } from '../../kernel/compiled/wasm/moduleBuilder.ts'
import { PHILOX } from '../philox.ts'

/** Functions of the module. */
export interface UniformExports {
  /** Writes the numbers of `count` members for each period from `period` to `end - 1`, one period after the other, to an address. */
  uniforms(
    into: number,
    first: number,
    count: number,
    period: number,
    end: number,
    purpose: number,
    key0: number,
    key1: number,
  ): void
}

const ADD = 0x6a
const XOR = 0x73
const SHIFT_RIGHT = 0x76
const I64_MULTIPLY = 0x7e
const I64_SHIFT_RIGHT = 0x88
const WRAP = 0xa7
const EXTEND = 0xad
const TO_F64 = 0xb8
const F64_ADD = 0xa0
const F64_MULTIPLY = 0xa2

/** The module that `UniformWriter` runs: `uniform` for many members at once. */
export function emitUniforms(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder()
  module.add(writeUniforms(), 'uniforms')
  return module.encode()
}

function writeUniforms(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32, I32, I32, I32, I32])
  const [into, first, count, period, endPeriod, purpose] = [0, 1, 2, 3, 4, 5]
  const [member, end] = [f.own(I32), f.own(I32)]
  const words = [f.own(I32), f.own(I32), f.own(I32), f.own(I32)] as const
  f.get(first).get(count).op(ADD).set(end)
  f.op(0x03, NOTHING).get(first).set(member)
  f.op(0x03, NOTHING)
  f.get(member).set(words[0]).get(period).set(words[1]).get(purpose).set(words[2]).integer(0).set(words[3])
  writePhilox(f, words, [6, 7])
  f.get(into)
  writeShare(f, words[0], words[1])
  f.memory([0x39], 0)
  f.get(into).integer(8).op(ADD).set(into)
  f.get(member).integer(1).op(ADD).tee(member).get(end).op(0x47, 0x0d, 0, 0x0b)
  f.get(period).integer(1).op(ADD).tee(period).get(endPeriod).op(0x47, 0x0d, 0, 0x0b)
  return f
}

/** Ten rounds on four words. */
function writePhilox(
  f: FunctionBuilder,
  [x0, x1, x2, x3]: readonly [number, number, number, number],
  [key0, key1]: readonly [number, number],
): void {
  const [k0, k1, first, second] = [f.own(I32), f.own(I32), f.own(I64), f.own(I64)]
  f.get(key0).set(k0).get(key1).set(k1)
  for (let round = 0; round < PHILOX.rounds; round++) {
    multiply(f, x0, PHILOX.firstMultiplier, first)
    multiply(f, x2, PHILOX.secondMultiplier, second)
    upper(f, second)
    f.get(x1).op(XOR).get(k0).op(XOR).set(x0)
    upper(f, first)
    f.get(x3).op(XOR).get(k1).op(XOR).set(x2)
    f.get(second).op(WRAP).set(x1).get(first).op(WRAP).set(x3)
    f.get(k0)
      .integer(PHILOX.firstWeyl | 0)
      .op(ADD)
      .set(k0)
    f.get(k1)
      .integer(PHILOX.secondWeyl | 0)
      .op(ADD)
      .set(k1)
  }
}

function multiply(f: FunctionBuilder, word: number, by: number, into: number): void {
  f.get(word)
    .op(EXTEND)
    .integer(by | 0)
    .op(EXTEND, I64_MULTIPLY)
    .set(into)
}

/** The upper half of a product. */
function upper(f: FunctionBuilder, product: number): void {
  f.get(product).op(0x42, 32, I64_SHIFT_RIGHT, WRAP)
}

/** See `shareOf`. */
function writeShare(f: FunctionBuilder, high: number, low: number): void {
  f.get(high).op(TO_F64)
  constant(f, 1048576)
  f.op(F64_MULTIPLY).get(low).integer(12).op(SHIFT_RIGHT, TO_F64, F64_ADD)
  constant(f, 0.5)
  f.op(F64_ADD)
  constant(f, 2 ** -52)
  f.op(F64_MULTIPLY)
}

function constant(f: FunctionBuilder, value: number): void {
  f.op(0x44, ...new Uint8Array(new Float64Array([value]).buffer))
}
