import { drawNoise } from '../../ensemble/drawNoise.ts'
import type { MemberRange } from '../../ensemble/runMembers.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { monthsOfNoise, savesOf } from '../../kernel/kernel.ts'
import { monthLabel } from '../../model/calendar.ts'
import type { System } from '../../model/system.ts'
import { drawsOf } from './drawsOf.ts'
import { CALM, type Plan } from './plan.ts'

/** Rows that share one block; results do not depend on it. */
const BLOCK = 16

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
  const saves = savesOf(system.time)
  const values = new Float64Array(system.outputs.length * saves * count)
  const metricValues = new Float64Array(system.metrics.length * count)
  const draws = drawsOf(plan, system.draws, system.correlations, first, count)
  const noiseOf = noiseReader(system, seed)
  const block = kernel.block(Math.min(BLOCK, count))
  const failures = []
  for (let from = 0; from < count; from += BLOCK) {
    const rows = plan.noise.subarray(first + from, first + Math.min(from + BLOCK, count))
    const within = (array: Float64Array) => ({ values: array, stride: count, offset: from })
    block.start(rows.length, within(draws), { values: noiseOf(rows), stride: rows.length, offset: 0 })
    block.advance(saves, within(values))
    block.metrics(within(metricValues))
    for (const { member, slot, time, reason } of block.failures()) {
      const { variable, element } = system.slots[slot] ?? { variable: 'time', element: '' }
      const name = element === '' ? variable : `${variable}[${element}]`
      failures.push({
        member: first + from + member,
        variable: name,
        month: monthLabel(time, system.time.origin),
        reason,
      })
    }
  }
  return { first, count, values, metricValues, draws, failures }
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
