import { expect } from 'vitest'
import { type CompileOptions, compile } from '../../../src/kernel/compiled/compile.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import type { BlockFailure, Columns, Kernel, PausableKernel, Stretch } from '../../../src/kernel/kernel.ts'
import { monthsOfNoise, monthsOfStretch, savesOf } from '../../../src/kernel/kernel.ts'
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

/** Rows of members as columns, before which something else stands. */
function columns(rows: readonly (readonly number[])[], members: number): Columns {
  const values = Float64Array.from(rows.flatMap((row) => [Number.NaN, ...row]))
  return { values, stride: members + 1, offset: 1 }
}

/** Lets a block of members live, all at once or in pieces. */
export function runKernel(
  kernel: Kernel,
  system: System,
  { members, draws = [], noise = [] }: Inputs,
  pieces: readonly number[] = [Number.POSITIVE_INFINITY],
): Results {
  const saves = savesOf(system.time)
  const values = new Float64Array(system.outputs.length * saves * members)
  const metrics = new Float64Array(system.metrics.length * members)
  const block = kernel.block(members)
  block.start(members, columns(draws, members), columns(noise, members))
  for (const piece of pieces) block.advance(piece, { values, stride: members, offset: 0 })
  block.metrics({ values: metrics, stride: members, offset: 0 })
  return { values, metrics, failures: block.failures() }
}

/**
 * Lets a block of members live in pieces. Between them its members are paused while others are run in its place, and only the
 * noise of a piece is known.
 */
function runPaused(
  kernel: PausableKernel,
  system: System,
  { members, draws = [], noise = [] }: Inputs,
  pieces: readonly number[],
): Results {
  const saves = savesOf(system.time)
  const values = new Float64Array(system.outputs.length * saves * members)
  const metrics = new Float64Array(system.metrics.length * members)
  const failures: BlockFailure[] = []
  const block = kernel.block(members)
  const paused = new Uint8Array(block.pausedBytes).fill(170)
  const months = monthsOfNoise(system.time)
  const noiseOf = (stretch: Stretch) => {
    const known = system.noise.flatMap((_, i) =>
      noise.slice(i * months + stretch.first, i * months + stretch.first + stretch.count),
    )
    return { ...columns(known, members), stretch }
  }
  let first = 0
  for (const piece of pieces) {
    const stretch = { first, count: Math.min(piece, saves - first) }
    const shocks = noiseOf(monthsOfStretch(system.time, stretch))
    if (first === 0) block.start(members, columns(draws, members), shocks)
    else block.resume(paused, first, members, columns(draws, members), shocks)
    const part = new Float64Array(system.outputs.length * stretch.count * members)
    block.advance(piece, { values: part, stride: members, offset: 0, stretch })
    for (let output = 0; output < system.outputs.length; output++) {
      const from = output * stretch.count * members
      values.set(part.subarray(from, from + stretch.count * members), (output * saves + first) * members)
    }
    failures.push(...block.failures())
    first += stretch.count
    if (first === saves) block.metrics({ values: metrics, stride: members, offset: 0 })
    else block.pause(paused)
    const others = (rows: Inputs['draws'] = []) =>
      columns(
        rows.map((row) => row.map((value) => 1 - value)),
        members,
      )
    block.start(members, others(draws), others(noise))
    block.advance(saves, { values: new Float64Array(values.length), stride: members, offset: 0 })
  }
  return { values, metrics, failures: failures.sort((a, b) => a.member - b.member) }
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

/** Compiles a system and compares it with the interpreter, without and with pauses. */
export function expectCompiledSame(system: System, inputs: Inputs, options: CompileOptions = {}): Results {
  const wanted = runKernel(interpret(system), system, inputs)
  const compiled = compile(system, options)
  expectSame(runKernel(compiled, system, inputs), wanted)
  const pieces = piecesOf(savesOf(system.time))
  expectSame(runPaused(compiled, system, inputs, pieces), wanted)
  expectSame(runPaused(interpret(system), system, inputs, pieces), wanted)
  return wanted
}

/** 1, 2, 3 and 4 save periods, again and again. */
function piecesOf(saves: number): number[] {
  const pieces: number[] = []
  for (let first = 0; first < saves; first += pieces.at(-1) ?? 0) pieces.push(1 + (pieces.length % 4))
  return pieces
}

/** Noise that is the same in every month. */
export function steadyNoise(
  system: System,
  rows: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  return rows.flatMap((row) => Array.from({ length: monthsOfNoise(system.time) }, () => row))
}
