import { ROUNDING } from '../../interpretedMember.ts'
import { ELEMENTARIES } from '../elementary/elementaries.ts'
import type { InstructionSet } from './instructionSet.ts'
import { simd, storeVector, vectors } from './vectors.ts'

/** Two members in one 128-bit register. */
export const F64X2: InstructionSet = {
  ...vectors({ arithmetic: 0xec, order: 0x47, integers: 0xcb, ceil: 0x74, floor: 0x75, spread: 0x0a }),
  name: 'f64x2',
  bytes: 8,
  rounding: ROUNDING,
  elementaries: ELEMENTARIES,
  width: 2,
  storeDoubles: (f, address, value, offset) => storeVector(f.get(address).get(value), offset),
  callEach: (f, functionIndex, locals) => {
    for (const lane of [0, 1]) {
      for (const local of locals) f.get(local).op(...simd(0x21), lane)
      f.call(functionIndex)
      if (lane === 0) f.op(...simd(0x14))
      else f.op(...simd(0x22), lane)
    }
  },
}
