import type { System } from '../../model/system.ts'
import type { PausableKernel } from '../kernel.ts'
import { kernelParts } from './compile.ts'
import { CompiledBlock } from './compiledBlock.ts'
import { F32X4 } from './emit/f32x4.ts'

/** Members side by side: as many bytes as in the compiled kernel. */
const LANES = 32

/**
 * Compiles a system to WebAssembly in single precision, four members at a time: quicker, and good to about three digits of a quantile. For
 * what is shown while a slider is dragged, labelled as a preview, and never for what is stored: single members may be off by a
 * percent, dates by a time step, and a stock that must not be negative may be so by rounding without its member failing.
 * @throws Error that names what cannot be compiled
 */
export function preview(system: System): PausableKernel {
  const parts = kernelParts(system, { instructions: F32X4, lanes: LANES })
  return { block: (members) => new CompiledBlock(parts, members, F32X4.rounding) }
}
