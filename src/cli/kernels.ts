import { compile } from '../kernel/compiled/compile.ts'
import { interpret } from '../kernel/interpreter.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { System } from '../model/system.ts'

/** Kernels by the names the command line gives them. */
export const KERNELS = { compile, interpret } satisfies Record<string, (system: System) => Kernel>

export type KernelName = keyof typeof KERNELS
