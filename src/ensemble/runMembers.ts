import type { Block, Kernel } from '../kernel/kernel.ts'
import { monthsOfNoise, savesOf } from '../kernel/kernel.ts'
import { monthLabel } from '../model/calendar.ts'
import type { Failure } from '../model/ensemble.ts'
import { nameOf } from '../model/nameOf.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import { noiseDrawer } from './drawNoise.ts'
import { parameterDrawer } from './drawParameters.ts'

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

/**
 * Members that share one block, and the save periods that each of them is taken through in turn. Their numbers stand next to each
 * other in rows that are far apart, so that what is written to one place in memory is written soon after each other. Results do
 * not depend on it.
 */
export const BLOCK = 128
const SAVES = 8

/** Where the results of many members stand: rows of `stride` numbers, in which member `first` has place 0. */
export interface MemberRows extends Pick<MemberRange, 'values' | 'metricValues' | 'draws'> {
  readonly first: number
  readonly stride: number
}

/** Runs ranges of members one after the other and puts their results where they belong. @returns what went wrong */
export type RangeRunner = (first: number, count: number, into: MemberRows) => Failure[]

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
  const into = memberRows(system, first, count)
  const failures = rangeRunner(system, kernel, ensemble)(first, count, into)
  const { values, metricValues, draws } = into
  return { first, count, values, metricValues, draws, failures }
}

/** Room for the results of some members. @param numbers how memory is had, which threads may share */
export function memberRows(
  system: System,
  first: number,
  count: number,
  numbers: (length: number) => Float64Array = (length) => new Float64Array(length),
): MemberRows {
  return {
    first,
    stride: count,
    values: numbers(system.outputs.length * savesOf(system.time) * count),
    metricValues: numbers(system.metrics.length * count),
    draws: numbers(system.draws.length * count),
  }
}

/** Prepares what all ranges of an ensemble share. */
export function rangeRunner(system: System, kernel: Kernel, ensemble: EnsembleSpec): RangeRunner {
  const names = system.noise.map((n) => n.name)
  const drawNumbers = parameterDrawer(system.draws, system.correlations, ensemble)
  const noiseOf = noiseDrawer(names, monthsOfNoise(system.time), ensemble)
  const run = blockRunner(system, kernel, noiseOf)
  return (first, count, into) => {
    const draws = drawNumbers(first, count)
    const at = first - into.first
    for (let draw = 0; draw < system.draws.length; draw++)
      into.draws.set(draws.subarray(draw * count, (draw + 1) * count), draw * into.stride + at)
    return run(first, count, into)
  }
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
  const into = { ...memberRows(system, first, count), draws }
  const failures = blockRunner(system, kernel, noiseOf)(first, count, into)
  return { first, count, values: into.values, metricValues: into.metricValues, draws, failures }
}

/** Runs members whose draws stand where they belong already. */
function blockRunner(
  system: System,
  kernel: Kernel,
  noiseOf: (from: number, members: number) => Float64Array,
): RangeRunner {
  const saves = savesOf(system.time)
  const block = kernel.block(BLOCK)
  return (first, count, { first: start, stride, values, metricValues, draws }) => {
    const failures: Failure[] = []
    for (let from = first; from < first + count; from += BLOCK) {
      const members = Math.min(BLOCK, first + count - from)
      const within = (array: Float64Array) => ({ values: array, stride, offset: from - start })
      const noise = { values: noiseOf(from, members), stride: members, offset: 0 }
      block.start(members, within(draws), noise)
      for (let save = 0; save < saves; save += SAVES) block.advance(SAVES, within(values))
      block.metrics(within(metricValues))
      failures.push(...failuresOf(system, block, from))
    }
    return failures
  }
}

/** What went wrong in a block whose first member is `first`, in words. */
export function failuresOf(system: System, block: Block, first: number): Failure[] {
  return block.failures().map(({ member, slot, time, reason }) => {
    const { variable, element } = system.slots[slot] ?? { variable: 'time', element: '' }
    const name = nameOf(variable, element)
    return { member: first + member, variable: name, month: monthLabel(time, system.time.origin), reason }
  })
}
