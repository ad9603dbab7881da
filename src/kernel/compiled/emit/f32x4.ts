import { SINGLE_ELEMENTARIES } from '../elementary/single/singleElementaries.ts'
import type { InstructionSet } from './instructionSet.ts'
import { simd, storeVector, vectors } from './vectors.ts'

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
  ...vectors({ arithmetic: 0xe0, order: 0x41, integers: 0xab, ceil: 0x67, floor: 0x68, spread: 0x09 }),
  name: 'f32x4',
  bytes: 4,
  rounding: Number.POSITIVE_INFINITY,
  elementaries: SINGLE_ELEMENTARIES,
  width: 4,
  storeDoubles: (f, address, value, offset) => {
    storeVector(
      f
        .get(address)
        .get(value)
        .op(...PROMOTE_LOW),
      offset,
    )
    storeVector(
      f
        .get(address)
        .get(value)
        .get(value)
        .op(...UPPER_HALF, ...PROMOTE_LOW),
      offset + 16,
    )
  },
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
