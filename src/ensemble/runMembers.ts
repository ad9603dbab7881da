import type { Block, Kernel } from '../kernel/kernel.ts'
import { monthsOfNoise, savesOf } from '../kernel/kernel.ts'
import { monthLabel } from '../model/calendar.ts'
import type { Failure } from '../model/ensemble.ts'
import { nameOf } from '../model/nameOf.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import { drawNoise } from './drawNoise.ts'
import { drawParameters } from './drawParameters.ts'

/** The members `first` to `first + count - 1` of an ensemble; plain arrays that can be sent between threads. */
export interface MemberRange {
  readonly first: number
  readonly count: number
  /** `values[(output * saves + save) * count + member]`. */
  readonly values: Float64Array
  /** `metricValues[metric * count + member]`. */
  readonly metricValues: Float64Array
  /** `draws[draw * count + member]`. */
  readonly draws: Float64Array
  readonly failures: readonly Failure[]
}

/** Members that share one block; results do not depend on it. */
const BLOCK = 16

/**
 * Draws and runs a range of members. Each member is a function of the seed and its own number alone, so ranges can be run
 * in any order, on any number of threads.
 */
export function runMembers(
  system: System,
  kernel: Kernel,
  ensemble: EnsembleSpec,
  first: number,
  count: number,
): MemberRange {
  const names = system.noise.map((n) => n.name)
  const months = monthsOfNoise(system.time)
  const draws = drawParameters(system.draws, system.correlations, ensemble, first, count)
  return runBlocks(system, kernel, { first, count, draws }, (from, members) =>
    drawNoise(names, months, ensemble, from, members),
  )
}

/**
 * Runs members whose draws are given, block by block.
 * @param noiseOf the noise of a number of members from one on, `noise[(series * months + month) * members + member]`
 */
export function runBlocks(
  system: System,
  kernel: Kernel,
  { first, count, draws }: Pick<MemberRange, 'first' | 'count' | 'draws'>,
  noiseOf: (from: number, members: number) => Float64Array,
): MemberRange {
  const saves = savesOf(system.time)
  const values = new Float64Array(system.outputs.length * saves * count)
  const metricValues = new Float64Array(system.metrics.length * count)
  const failures: Failure[] = []
  const block = kernel.block(Math.min(BLOCK, count))
  for (let from = 0; from < count; from += BLOCK) {
    const members = Math.min(BLOCK, count - from)
    const within = (array: Float64Array) => ({ values: array, stride: count, offset: from })
    const noise = { values: noiseOf(first + from, members), stride: members, offset: 0 }
    block.start(members, within(draws), noise)
    block.advance(saves, within(values))
    block.metrics(within(metricValues))
    failures.push(...failuresOf(system, block, first + from))
  }
  return { first, count, values, metricValues, draws, failures }
}

function failuresOf(system: System, block: Block, first: number): Failure[] {
  return block.failures().map(({ member, slot, time, reason }) => {
    const { variable, element } = system.slots[slot] ?? { variable: 'time', element: '' }
    const name = nameOf(variable, element)
    return { member: first + member, variable: name, month: monthLabel(time, system.time.origin), reason }
  })
}
