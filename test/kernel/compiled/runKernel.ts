import { expect } from 'vitest'
import { type CompileOptions, compile } from '../../../src/kernel/compiled/compile.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import type { BlockFailure, Kernel } from '../../../src/kernel/kernel.ts'
import { monthsOfNoise, savesOf } from '../../../src/kernel/kernel.ts'
import type { System } from '../../../src/model/system.ts'

export interface Results {
  readonly values: Float64Array
  readonly metrics: Float64Array
  readonly failures: readonly BlockFailure[]
}

/** Draws and noise of some members: one row of members for each draw, and for each series and month. */
export interface Inputs {
  readonly members: number
  readonly draws?: readonly (readonly number[])[]
  readonly noise?: readonly (readonly number[])[]
}

/** Lets a block of members live, all at once or in pieces. */
export function runKernel(
  kernel: Kernel,
  system: System,
  { members, draws = [], noise = [] }: Inputs,
  pieces: readonly number[] = [Number.POSITIVE_INFINITY],
): Results {
  const saves = savesOf(system.time)
  const columns = (rows: readonly (readonly number[])[]) => ({
    values: Float64Array.from(rows.flatMap((row) => [Number.NaN, ...row])),
    stride: members + 1,
    offset: 1,
  })
  const values = new Float64Array(system.outputs.length * saves * members)
  const metrics = new Float64Array(system.metrics.length * members)
  const block = kernel.block(members)
  block.start(members, columns(draws), columns(noise))
  for (const piece of pieces) block.advance(piece, { values, stride: members, offset: 0 })
  block.metrics({ values: metrics, stride: members, offset: 0 })
  return { values, metrics, failures: block.failures() }
}

/** Fails unless two results are the same to the last bit; one NaN is as good as another. */
export function expectSame(found: Results, wanted: Results): void {
  for (const key of ['values', 'metrics'] as const) {
    const differences = [...wanted[key].keys()].filter((i) => !Object.is(found[key][i], wanted[key][i]))
    const shown = differences
      .slice(0, 5)
      .map((i) => `${key}[${i}] is ${text(found[key][i])} instead of ${text(wanted[key][i])}`)
    expect(shown).toEqual([])
  }
  expect(found.failures).toEqual(wanted.failures)
}

const text = (value: number | undefined): string => (Object.is(value, -0) ? '-0' : String(value))

/** Compiles a system and compares it with the interpreter. */
export function expectCompiledSame(system: System, inputs: Inputs, options: CompileOptions = {}): Results {
  const wanted = runKernel(interpret(system), system, inputs)
  expectSame(runKernel(compile(system, options), system, inputs), wanted)
  return wanted
}

/** Noise that is the same in every month. */
export function steadyNoise(
  system: System,
  rows: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  return rows.flatMap((row) => Array.from({ length: monthsOfNoise(system.time) }, () => row))
}
