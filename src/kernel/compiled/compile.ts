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

/** A compiled system as a module and plain data: one thread compiles it, and can send it to others. */
export interface CompiledCode {
  /** What its blocks need of the plan. */
  readonly plan: Pick<
    Plan,
    'system' | 'outputs' | 'slots' | 'settled' | 'draws' | 'lengths' | 'wholeExponents' | 'rows'
  > & { readonly layout: Pick<Plan['layout'], 'lanes' | 'bytes'> }
  readonly code: Pick<KernelCode, 'bytes' | 'tile'>
  readonly image: KernelImage
  readonly module: WasmModule
  readonly paused: PausedPieces
}

/** All that blocks of one kernel share. */
export interface BlockParts extends CompiledCode {
  /** For the interpreter's functions, which check members at their start and read their metrics at the end. */
  readonly ready: Pick<ReadySystem, 'checks' | 'metrics'>
}

/** The same with everything that the code was written from. */
export interface KernelParts extends BlockParts {
  readonly plan: Plan
  readonly code: KernelCode
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
  return withBlocks(kernelParts(system, { instructions, lanes }))
}

/**
 * Compiles a system for other threads: see `kernelOf`.
 * @throws Error that names what cannot be compiled
 */
export function compiledCode(system: System): CompiledCode {
  const { plan, code, image, module, paused } = kernelParts(system, { instructions: F64X2, lanes: LANES })
  const { outputs, slots, settled, draws, lengths, wholeExponents, rows } = plan
  const layout = { lanes: plan.layout.lanes, bytes: plan.layout.bytes }
  return {
    plan: { system, layout, outputs, slots, settled, draws, lengths, wholeExponents, rows },
    code: { bytes: code.bytes, tile: code.tile },
    ...{ image, module, paused },
  }
}

/** The kernel of a system that another thread has compiled. */
export function kernelOf(code: CompiledCode): CompiledKernel {
  return withBlocks({ ...code, ready: prepareEnds(code.plan.system) })
}

function withBlocks(parts: BlockParts): CompiledKernel {
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
