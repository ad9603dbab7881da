import { type FunctionBuilder, V128 } from '../wasm/functionBuilder.ts'
import type { Emit, InstructionSet } from './instructionSet.ts'

/** A vector instruction by its number (WebAssembly Core 2.0, section 5.4.7). */
export const simd = (opcode: number): readonly number[] =>
  opcode < 0x80 ? [0xfd, opcode] : [0xfd, opcode, 1]

/** An instruction that takes its operands from the stack as they are. */
function plain(opcode: number): Emit {
  const bytes = simd(opcode)
  return (f) => f.op(...bytes)
}

const [LOAD, STORE, AND, OR] = [simd(0x00), simd(0x0b), simd(0x4e), simd(0x50)]

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
function extremes(opcodes: {
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

/** The numbers of a shape's instructions, of which most follow each other in the same order for every shape. */
export interface Shape {
  /** `f64x2.abs` and what follows it up to `pmax`. */
  readonly arithmetic: number
  /** `f64x2.eq` and what follows it up to `ge`. */
  readonly order: number
  /** `i64x2.shl` and what follows it up to `sub`. */
  readonly integers: number
  readonly ceil: number
  readonly floor: number
  /** `v128.load64_splat`. */
  readonly spread: number
}

/** What sets of vector instructions share; a mask has all bits set where it holds. */
export function vectors({
  arithmetic,
  order,
  integers,
  ceil,
  floor,
  spread,
}: Shape): Omit<
  InstructionSet,
  'name' | 'bytes' | 'width' | 'rounding' | 'elementaries' | 'storeDoubles' | 'callEach'
> {
  const [and, or, andNot] = [plain(0x4e), plain(0x50), plain(0x4f)]
  const [smaller, larger, notEqual] = [arithmetic + 10, arithmetic + 11, order + 1]
  const spreading = simd(spread)
  const spreadOne = (f: FunctionBuilder, offset: number): void => void f.memory(spreading, offset)
  return {
    number: V128,
    mask: V128,
    computations: {
      abs: plain(arithmetic),
      neg: plain(arithmetic + 1),
      sqrt: plain(arithmetic + 3),
      add: plain(arithmetic + 4),
      sub: plain(arithmetic + 5),
      mul: plain(arithmetic + 6),
      div: plain(arithmetic + 7),
      pmin: plain(smaller),
      pmax: plain(larger),
      floor: plain(floor),
      ceil: plain(ceil),
      ...extremes({ smaller, larger, notEqual }),
      eq: plain(order),
      ne: plain(notEqual),
      lt: plain(order + 2),
      le: plain(order + 4),
      and,
      or,
      andNot,
      not: plain(0x4d),
      select: plain(0x52),
      truth: and,
      where: and,
      unless: andNot,
      bitsAdd: plain(integers + 3),
      bitsSub: plain(integers + 6),
      bitsAnd: and,
      bitsOr: or,
      bitsXor: plain(0x51),
    },
    shift: (f, direction, by) => {
      f.integer(by).op(...simd(direction === 'left' ? integers : integers + 2))
    },
    load: loadVector,
    loadMask: loadVector,
    spread: spreadOne,
    spreadMask: spreadOne,
    store: storeVector,
    storeMask: storeVector,
    any: plain(0x53),
  }
}

function loadVector(f: FunctionBuilder, offset: number): void {
  f.memory(LOAD, offset)
}

export function storeVector(f: FunctionBuilder, offset: number): void {
  f.memory(STORE, offset)
}
