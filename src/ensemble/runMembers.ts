import type { Block, Kernel } from '../kernel/kernel.ts'
import { monthsOfNoise, savesOf } from '../kernel/kernel.ts'
import { monthLabel } from '../model/calendar.ts'
import type { Failure } from '../model/ensemble.ts'
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
  const saves = savesOf(system.time)
  const range: MemberRange & { failures: Failure[] } = {
    first,
    count,
    values: new Float64Array(system.outputs.length * saves * count),
    metricValues: new Float64Array(system.metrics.length * count),
    draws: drawParameters(system.draws, system.correlations, ensemble, first, count),
    failures: [],
  }
  const block = kernel.block(Math.min(BLOCK, count))
  for (let from = 0; from < count; from += BLOCK) {
    const members = Math.min(BLOCK, count - from)
    runBlock(system, block, ensemble, range, from, members)
    range.failures.push(...failuresOf(system, block, first + from))
  }
  return range
}

function runBlock(
  system: System,
  block: Block,
  ensemble: EnsembleSpec,
  range: MemberRange,
  from: number,
  members: number,
): void {
  const months = monthsOfNoise(system.time)
  const names = system.noise.map((n) => n.name)
  const noise = drawNoise(names, months, ensemble, range.first + from, members)
  const within = (values: Float64Array) => ({ values, stride: range.count, offset: from })
  block.start(members, within(range.draws), { values: noise, stride: members, offset: 0 })
  block.advance(savesOf(system.time), within(range.values))
  block.metrics(within(range.metricValues))
}

function failuresOf(system: System, block: Block, first: number): Failure[] {
  return block.failures().map(({ member, slot, time, reason }) => {
    const { variable, element } = system.slots[slot] ?? { variable: 'time', element: '' }
    const name = element === '' ? variable : `${variable}[${element}]`
    return { member: first + member, variable: name, month: monthLabel(time, system.time.origin), reason }
  })
}
