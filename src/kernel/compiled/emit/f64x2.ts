import { ROUNDING } from '../../interpretedMember.ts'
import { ELEMENTARIES } from '../elementary/elementaries.ts'
import { type FunctionBuilder, V128 } from '../wasm/functionBuilder.ts'
import type { Emit, InstructionSet } from './instructionSet.ts'

/** A vector instruction by its number (WebAssembly Core 2.0, section 5.4.7). */
export const simd = (opcode: number): readonly number[] =>
  opcode < 0x80 ? [0xfd, opcode] : [0xfd, opcode, 1]

/** An instruction that takes its operands from the stack as they are. */
export const plain =
  (opcode: number): Emit =>
  (f) =>
    f.op(...simd(opcode))

const [AND, OR] = [simd(0x4e), simd(0x50)]

/** Keeps two operands in locals, so that they can be used twice. */
function twice(f: FunctionBuilder, write: (a: number, b: number) => void): void {
  const [a, b] = [f.local(V128), f.local(V128)]
  f.set(b).set(a)
  write(a, b)
  f.release(V128, a)
  f.release(V128, b)
}

/**
 * `min` and `max` are made of the two one-instruction forms, which differ only where one operand is NaN or both are zeros: bits or'ed
 * there give NaN and -0; for `max`, bits and'ed give +0, and a comparison's all-ones is the NaN. V8's own f64x2.min and max take two
 * to three times as long because they also make every NaN the same.
 */
export function extremes(opcodes: {
  readonly smaller: number
  readonly larger: number
  readonly notEqual: number
}): Pick<InstructionSet['computations'], 'min' | 'max'> {
  const [smaller, larger, notEqual] = [opcodes.smaller, opcodes.larger, opcodes.notEqual].map(simd) as [
    readonly number[],
    readonly number[],
    readonly number[],
  ]
  return {
    min: (f) =>
      twice(f, (a, b) => {
        f.get(a)
          .get(b)
          .op(...smaller)
        f.get(b)
          .get(a)
          .op(...smaller)
        f.op(...OR)
      }),
    max: (f) =>
      twice(f, (a, b) => {
        const [t, u] = [f.local(V128), f.local(V128)]
        f.get(a)
          .get(b)
          .op(...larger)
          .tee(t)
        f.get(b)
          .get(a)
          .op(...larger)
          .tee(u)
        f.op(...AND)
          .get(t)
          .get(u)
          .op(...notEqual)
          .op(...OR)
        f.release(V128, t)
        f.release(V128, u)
      }),
  }
}

/** Two members in one 128-bit register. */
export const F64X2: InstructionSet = {
  name: 'f64x2',
  bytes: 8,
  rounding: ROUNDING,
  elementaries: ELEMENTARIES,
  width: 2,
  number: V128,
  mask: V128,
  computations: {
    add: plain(0xf0),
    sub: plain(0xf1),
    mul: plain(0xf2),
    div: plain(0xf3),
    sqrt: plain(0xef),
    abs: plain(0xec),
    neg: plain(0xed),
    floor: plain(0x75),
    ceil: plain(0x74),
    pmin: plain(0xf6),
    pmax: plain(0xf7),
    ...extremes({ smaller: 0xf6, larger: 0xf7, notEqual: 0x48 }),
    lt: plain(0x49),
    le: plain(0x4b),
    eq: plain(0x47),
    ne: plain(0x48),
    and: plain(0x4e),
    or: plain(0x50),
    andNot: plain(0x4f),
    not: plain(0x4d),
    select: plain(0x52),
    truth: plain(0x4e),
    where: plain(0x4e),
    unless: plain(0x4f),
    bitsAdd: plain(0xce),
    bitsSub: plain(0xd1),
    bitsAnd: plain(0x4e),
    bitsOr: plain(0x50),
    bitsXor: plain(0x51),
  },
  shift: (f, direction, by) => {
    f.integer(by).op(...simd(direction === 'left' ? 0xcb : 0xcd))
  },
  load: (f, offset) => f.memory(simd(0x00), offset),
  loadMask: (f, offset) => f.memory(simd(0x00), offset),
  spread: (f, offset) => f.memory(simd(0x0a), offset),
  spreadMask: (f, offset) => f.memory(simd(0x0a), offset),
  store: (f, offset) => f.memory(simd(0x0b), offset),
  storeMask: (f, offset) => f.memory(simd(0x0b), offset),
  storeDoubles: (f, address, value, offset) => f.get(address).get(value).memory(simd(0x0b), offset),
  any: plain(0x53),
  callEach: (f, functionIndex, locals) => {
    for (const lane of [0, 1]) {
      for (const local of locals) f.get(local).op(...simd(0x21), lane)
      f.call(functionIndex)
      if (lane === 0) f.op(...simd(0x14))
      else f.op(...simd(0x22), lane)
    }
  },
}
