import { type CompiledCode, compiledCode, kernelOf } from '../kernel/compiled/compile.ts'
import { CannotCompile } from '../kernel/compiled/emit/checkRoom.ts'
import { interpret } from '../kernel/interpreter.ts'
import type { PausableKernel } from '../kernel/kernel.ts'
import type { System } from '../model/system.ts'
import { Refusal } from './refusal.ts'

/** What evaluates the equations, by the names the command line gives it. */
export const KERNELS = ['compile', 'interpret'] as const

export type KernelName = (typeof KERNELS)[number]

/** A system as threads are sent it: with its code where it is compiled, which is done once for all of them. */
export interface SentSystem {
  readonly system: System
  readonly code: CompiledCode | undefined
}

const compiled = new WeakMap<System, CompiledCode>()

/**
 * A system to be sent to a thread that runs it with a kernel.
 * @throws Refusal of what cannot be compiled, which says how to run it all the same
 */
export function sentSystem(system: System, kernel: KernelName): SentSystem {
  if (kernel === 'interpret') return { system, code: undefined }
  const code = compiled.get(system) ?? codeOf(system)
  compiled.set(system, code)
  return { system, code }
}

function codeOf(system: System): CompiledCode {
  try {
    return compiledCode(system)
  } catch (error) {
    if (!(error instanceof CannotCompile)) throw error
    throw new Refusal(`${error.message}. With --kernel interpret it runs, slowly.`)
  }
}

/** The kernel for a system that was sent. */
export function sentKernel({ system, code }: SentSystem): PausableKernel {
  return code ? kernelOf(code) : interpret(system)
}
