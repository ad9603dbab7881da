import type { System } from '../../model/system.ts'
import { prepareEnds, type ReadySystem } from '../interpreter.ts'
import type { PausableKernel } from '../kernel.ts'
import { CompiledBlock } from './compiledBlock.ts'
import { emitKernel, type KernelCode } from './emit/emitKernel.ts'
import { F64X2 } from './emit/f64x2.ts'
import type { InstructionSet } from './emit/instructionSet.ts'
import { type KernelImage, kernelImage } from './kernelImage.ts'
import { type PausedPieces, pausedPieces } from './pausedTile.ts'
import type { Plan } from './plan/plan.ts'
import { planKernel } from './plan/planKernel.ts'
import { compileModule, type WasmModule } from './wasm/host.ts'

export interface CompileOptions {
  /** Two members at a time, or one where vectors are missing or to be checked; the same bits either way. */
  readonly instructions?: InstructionSet
  /** Members computed side by side: an even number. Results do not depend on it. */
  readonly lanes?: number
}

/** A system as WebAssembly. */
export interface CompiledKernel extends PausableKernel {
  readonly bytes: Uint8Array<ArrayBuffer>
  block(members: number): CompiledBlock
}

/** All that blocks of one kernel share. */
export interface KernelParts {
  readonly plan: Plan
  readonly code: KernelCode
  readonly image: KernelImage
  readonly module: WasmModule
  readonly paused: PausedPieces
  /** For the interpreter's functions, which check members at their start and read their metrics at the end. */
  readonly ready: Pick<ReadySystem, 'checks' | 'metrics'>
}

/** Members side by side: see PERFORMANCE.md. */
const LANES = 32

/**
 * Compiles a system to WebAssembly. It gives the interpreter's results to the bit.
 * @throws Error that names what cannot be compiled
 */
export function compile(
  system: System,
  { instructions = F64X2, lanes = LANES }: CompileOptions = {},
): CompiledKernel {
  if (instructions.bytes !== 8) throw new Error(`${instructions.name} is for previews: see preview.ts`)
  const parts = kernelParts(system, { instructions, lanes })
  return { bytes: parts.code.bytes, block: (members) => new CompiledBlock(parts, members) }
}

/** Everything a kernel consists of, ready to make blocks. */
export function kernelParts(system: System, { instructions, lanes }: Required<CompileOptions>): KernelParts {
  const plan = planKernel(system, lanes, instructions.bytes)
  const code = emitKernel(plan, instructions)
  return {
    plan,
    code,
    image: kernelImage(plan, code),
    module: compileModule(code.bytes),
    paused: pausedPieces(plan, code.tile),
    ready: prepareEnds(system),
  }
}
