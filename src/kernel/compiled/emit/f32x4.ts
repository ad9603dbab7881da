import { SINGLE_ELEMENTARIES } from '../elementary/single/singleElementaries.ts'
import { V128 } from '../wasm/functionBuilder.ts'
import { extremes, plain, simd } from './f64x2.ts'
import type { InstructionSet } from './instructionSet.ts'

const [EXTRACT, REPLACE, SPLAT] = [simd(0x1f), simd(0x20), simd(0x13)]
const PROMOTE_LOW = simd(0x5f)
/** A shuffle that brings bytes 8 to 15 down. */
const UPPER_HALF = [...simd(0x0d), 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15]
const PROMOTE = 0xbb
const DEMOTE = 0xb6

/**
 * Four members in one 128-bit register, in single precision: for previews only. Rounding may take a stock far below zero here, which
 * is no failure.
 */
export const F32X4: InstructionSet = {
  name: 'f32x4',
  bytes: 4,
  rounding: Number.POSITIVE_INFINITY,
  elementaries: SINGLE_ELEMENTARIES,
  width: 4,
  number: V128,
  mask: V128,
  computations: {
    add: plain(0xe4),
    sub: plain(0xe5),
    mul: plain(0xe6),
    div: plain(0xe7),
    sqrt: plain(0xe3),
    abs: plain(0xe0),
    neg: plain(0xe1),
    floor: plain(0x68),
    ceil: plain(0x67),
    pmin: plain(0xea),
    pmax: plain(0xeb),
    ...extremes({ smaller: 0xea, larger: 0xeb, notEqual: 0x42 }),
    lt: plain(0x43),
    le: plain(0x45),
    eq: plain(0x41),
    ne: plain(0x42),
    and: plain(0x4e),
    or: plain(0x50),
    andNot: plain(0x4f),
    not: plain(0x4d),
    select: plain(0x52),
    truth: plain(0x4e),
    where: plain(0x4e),
    unless: plain(0x4f),
    bitsAdd: plain(0xae),
    bitsSub: plain(0xb1),
    bitsAnd: plain(0x4e),
    bitsOr: plain(0x50),
    bitsXor: plain(0x51),
  },
  shift: (f, direction, by) => {
    f.integer(by).op(...simd(direction === 'left' ? 0xab : 0xad))
  },
  load: (f, offset) => f.memory(simd(0x00), offset),
  loadMask: (f, offset) => f.memory(simd(0x00), offset),
  spread: (f, offset) => f.memory(simd(0x09), offset),
  spreadMask: (f, offset) => f.memory(simd(0x09), offset),
  store: (f, offset) => f.memory(simd(0x0b), offset),
  storeMask: (f, offset) => f.memory(simd(0x0b), offset),
  storeDoubles: (f, address, value, offset) => {
    f.get(address)
      .get(value)
      .op(...PROMOTE_LOW)
    f.memory(simd(0x0b), offset)
    f.get(address)
      .get(value)
      .get(value)
      .op(...UPPER_HALF, ...PROMOTE_LOW)
    f.memory(simd(0x0b), offset + 16)
  },
  any: plain(0x53),
  callEach: (f, functionIndex, locals) => {
    for (const lane of [0, 1, 2, 3]) {
      for (const local of locals)
        f.get(local)
          .op(...EXTRACT, lane)
          .op(PROMOTE)
      f.call(functionIndex).op(DEMOTE)
      if (lane === 0) f.op(...SPLAT)
      else f.op(...REPLACE, lane)
    }
  },
}
