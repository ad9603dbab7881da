import type { Kernel } from '../../kernel/kernel.ts'
import { monthsOfNoise, savesOf } from '../../kernel/kernel.ts'
import type { System } from '../../model/system.ts'

/** Members whose draws are given, not drawn; plain arrays that can be sent between threads. */
export interface GivenMembers {
  readonly count: number
  /** `draws[draw * count + member]`. */
  readonly draws: Float64Array
  /** `noise[row * count + member]`, a row a noise series and month; all zero when left out. */
  readonly noise?: Float64Array
}

/** What came of them. */
export interface GivenResults {
  readonly count: number
  /** `metricValues[metric * count + member]`. */
  readonly metricValues: Float64Array
  /** Numbers of the members that failed. */
  readonly failed: readonly number[]
}

/** Runs members through one system; a shell may use several threads for it, with the same result. */
export type MemberRunner = (members: GivenMembers) => GivenResults | Promise<GivenResults>

/** Members that share one block; results do not depend on it. */
const BLOCK = 16

/** A runner on the calling thread. Nothing that is saved on the way is kept. */
export function runnerHere(system: System, kernel: Kernel): (members: GivenMembers) => GivenResults {
  const saves = savesOf(system.time)
  const block = kernel.block(BLOCK)
  const paths = new Float64Array(system.outputs.length * saves * BLOCK)
  const calm = new Float64Array(system.noise.length * monthsOfNoise(system.time) * BLOCK)
  return ({ count, draws, noise }) => {
    const metricValues = new Float64Array(system.metrics.length * count)
    const failed: number[] = []
    for (let from = 0; from < count; from += BLOCK) {
      const within = (values: Float64Array) => ({ values, stride: count, offset: from })
      const shocks = noise ? within(noise) : { values: calm, stride: BLOCK, offset: 0 }
      block.start(Math.min(BLOCK, count - from), within(draws), shocks)
      block.advance(saves, { values: paths, stride: BLOCK, offset: 0 })
      block.metrics(within(metricValues))
      failed.push(...block.failures().map(({ member }) => from + member))
    }
    return { count, metricValues, failed }
  }
}

/** Cuts members into parts of nearly the same size, one for each thread. */
export function inParts({ count, draws, noise }: GivenMembers, parts: number): GivenMembers[] {
  const ends = Array.from({ length: parts + 1 }, (_, i) => Math.floor((i * count) / parts))
  return ends.slice(1).flatMap((end, i) => {
    const start = ends[i] as number
    if (start === end) return []
    const cut = (rows: Float64Array): Float64Array => columnsOf(rows, count, start, end)
    return [{ count: end - start, draws: cut(draws), ...(noise ? { noise: cut(noise) } : {}) }]
  })
}

/** Puts the results of parts together, in their order. */
export function joinParts(parts: readonly GivenResults[]): GivenResults {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const rows = parts[0] ? parts[0].metricValues.length / parts[0].count : 0
  const metricValues = new Float64Array(rows * count)
  const failed: number[] = []
  let first = 0
  for (const part of parts) {
    for (let row = 0; row < rows; row++)
      metricValues.set(
        part.metricValues.subarray(row * part.count, (row + 1) * part.count),
        row * count + first,
      )
    for (const member of part.failed) failed.push(first + member)
    first += part.count
  }
  return { count, metricValues, failed }
}

function columnsOf(rows: Float64Array, count: number, start: number, end: number): Float64Array {
  const width = end - start
  const cut = new Float64Array((rows.length / count) * width)
  for (let row = 0; row * count < rows.length; row++)
    cut.set(rows.subarray(row * count + start, row * count + end), row * width)
  return cut
}
