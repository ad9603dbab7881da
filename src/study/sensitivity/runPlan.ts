import { drawNoise } from '../../ensemble/drawNoise.ts'
import { type MemberRange, runBlocks } from '../../ensemble/runMembers.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { monthsOfNoise } from '../../kernel/kernel.ts'
import type { System } from '../../model/system.ts'
import { drawsOf } from './drawsOf.ts'
import { CALM, type Plan } from './plan.ts'

/**
 * Runs rows `first` to `first + count - 1` of a plan like members of an ensemble: the row is the member's number, also
 * in failures. Ranges can be run in any order, on any number of threads.
 */
export function runPlan(
  system: System,
  kernel: Kernel,
  plan: Plan,
  seed: string,
  first: number,
  count: number,
): MemberRange {
  const draws = drawsOf(plan, system.draws, system.correlations, first, count)
  const noiseOf = noiseReader(system, seed)
  return runBlocks(system, kernel, { first, count, draws }, (from, rows) =>
    noiseOf(plan.noise.subarray(from, from + rows)),
  )
}

/** Paths kept, so that the rows of one point of a design draw their noise once. */
const KEPT = 4

/** The noise of a block of rows, `noise[path * rows + row]`, by the numbers of the members they take it from. */
function noiseReader({ noise, time }: System, seed: string): (members: Int32Array) => Float64Array {
  const months = monthsOfNoise(time)
  const names = noise.map((one) => one.name)
  const calm = new Float64Array(names.length * months)
  const kept = new Map<number, Float64Array>()
  const pathOf = (member: number): Float64Array => {
    if (member === CALM) return calm
    const known = kept.get(member)
    if (known) return known
    if (kept.size >= KEPT) kept.clear()
    const path = drawNoise(names, months, { seed }, member, 1)
    kept.set(member, path)
    return path
  }
  return (members) => {
    const block = new Float64Array(calm.length * members.length)
    members.forEach((member, row) => {
      const path = pathOf(member)
      for (let i = 0; i < path.length; i++) block[i * members.length + row] = path[i] as number
    })
    return block
  }
}
