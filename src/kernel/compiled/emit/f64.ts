import { ROUNDING } from '../../interpretedMember.ts'
import { ELEMENTARIES } from '../elementary/elementaries.ts'
import { F64, type FunctionBuilder, I32 } from '../wasm/functionBuilder.ts'
import type { Emit, InstructionSet } from './instructionSet.ts'

const plain =
  (...opcodes: readonly number[]): Emit =>
  (f) =>
    f.op(...opcodes)

const BITS_OF = 0xbd
const NUMBER_OF = 0xbf

/** An instruction on the bits of two numbers. */
const onBits =
  (opcode: number): Emit =>
  (f) => {
    const second = f.local(F64)
    f.set(second).op(BITS_OF).get(second).op(BITS_OF, opcode, NUMBER_OF)
    f.release(F64, second)
  }

/** The second operand where the comparison of the operands in the given order holds, else the first. */
const preferred =
  (order: (f: FunctionBuilder, a: number, b: number) => void): Emit =>
  (f) => {
    const [a, b] = [f.local(F64), f.local(F64)]
    f.set(b).set(a).get(b).get(a)
    order(f, a, b)
    f.op(0x63, 0x1b)
    f.release(F64, a)
    f.release(F64, b)
  }

/** A number where a mask holds, or where it does not, and 0 elsewhere. */
const orZero =
  (holds: boolean): Emit =>
  (f) => {
    const mask = f.local(I32)
    f.set(mask)
      .op(...ZERO)
      .get(mask)
    if (!holds) f.op(0x45)
    f.op(0x1b)
    f.release(I32, mask)
  }

const ZERO = [0x44, 0, 0, 0, 0, 0, 0, 0, 0]

/** One member at a time, for engines without vector instructions and as a check of `F64X2`. A mask is the integer 0 or 1. */
export const F64_SCALAR: InstructionSet = {
  name: 'f64',
  bytes: 8,
  rounding: ROUNDING,
  elementaries: ELEMENTARIES,
  width: 1,
  number: F64,
  mask: I32,
  computations: {
    add: plain(0xa0),
    sub: plain(0xa1),
    mul: plain(0xa2),
    div: plain(0xa3),
    sqrt: plain(0x9f),
    abs: plain(0x99),
    neg: plain(0x9a),
    floor: plain(0x9c),
    ceil: plain(0x9b),
    pmin: preferred((f, a, b) => f.get(b).get(a)),
    pmax: preferred((f, a, b) => f.get(a).get(b)),
    min: plain(0xa4),
    max: plain(0xa5),
    lt: plain(0x63),
    le: plain(0x65),
    eq: plain(0x61),
    ne: plain(0x62),
    and: plain(0x71),
    or: plain(0x72),
    andNot: plain(0x45, 0x71),
    not: plain(0x45),
    select: plain(0x1b),
    truth: plain(0x1a, 0xb8),
    where: orZero(true),
    unless: orZero(false),
    bitsAdd: onBits(0x7c),
    bitsSub: onBits(0x7d),
    bitsAnd: onBits(0x83),
    bitsOr: onBits(0x84),
    bitsXor: onBits(0x85),
  },
  shift: (f, direction, by) => {
    f.op(BITS_OF, 0x42, by, direction === 'left' ? 0x86 : 0x88, NUMBER_OF)
  },
  load: (f, offset) => f.memory([0x2b], offset),
  loadMask: (f, offset) => f.memory([0x28], offset).integer(1).op(0x71),
  spread: (f, offset) => f.memory([0x2b], offset),
  spreadMask: (f, offset) => f.memory([0x28], offset).integer(1).op(0x71),
  store: (f, offset) => f.memory([0x39], offset),
  storeMask: (f, offset) => {
    const mask = f.local(I32)
    f.set(mask).op(0x42, 0).get(mask).op(0xac, 0x7d)
    f.memory([0x37], offset)
    f.release(I32, mask)
  },
  storeDoubles: (f, address, value, offset) => f.get(address).get(value).memory([0x39], offset),
  any: () => undefined,
  callEach: (f, functionIndex, locals) => {
    for (const local of locals) f.get(local)
    f.call(functionIndex)
  },
}
