import { type Rows, readRows } from '../ensemble/rowStatistics.ts'
import { type MemberRange, type MemberRows, rangeRunner } from '../ensemble/runMembers.ts'
import {
  type ChunkRecounter,
  chunkRecounter,
  type FailedChunks,
} from '../ensemble/streamed/chunkRecounter.ts'
import { countTile, type SegmentTile } from '../ensemble/streamed/countTile.ts'
import type { Counting } from '../ensemble/streamed/histograms.ts'
import { type TileRows, type TileRunner, tileRunner } from '../ensemble/tiles/tileRunner.ts'
import type { PausableKernel, Stretch } from '../kernel/kernel.ts'
import type { Failure } from '../model/ensemble.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import { type GivenMembers, type GivenResults, runnerHere } from '../study/calibration/givenMembers.ts'
import type { Plan } from '../study/sensitivity/plan.ts'
import { runPlan } from '../study/sensitivity/runPlan.ts'

/** Numbers from 0 to `end - 1` that threads divide among themselves: each takes the next few until none is left. */
export interface Counter {
  /** One number in shared memory: the first that nobody has taken. */
  readonly next: Int32Array
  readonly end: number
  /** How many are taken at once. */
  readonly group: number
  /** How many are taken at once at the end; all that are taken are multiples of it. */
  readonly least: number
}

/** A part in running the members of an ensemble, whose results stand in shared memory. */
export interface MembersWork {
  readonly kind: 'members'
  readonly ensemble: EnsembleSpec
  readonly into: MemberRows
  /** Members, counted from the first one that has room. */
  readonly counter: Counter
}

/** A part in taking the members of an ensemble through a time tile. */
export interface TileWork {
  readonly kind: 'tile'
  readonly ensemble: EnsembleSpec
  readonly tile: Stretch
  readonly rows: TileRows
  readonly counter: Counter
}

/** A part in counting the outputs of members in a time tile. */
interface CountWork {
  readonly kind: 'count'
  readonly from: SegmentTile
  readonly into: Counting
  /** Rows of the time tile. */
  readonly counter: Counter
}

/** A part in counting chunks of members again in which some have failed late. */
interface RecountWork {
  readonly kind: 'recount'
  readonly ensemble: EnsembleSpec
  readonly failed: FailedChunks
  readonly into: Counting
  /** Failed chunks, one after the other. */
  readonly counter: Counter
}

/** A part in reading the statistics of rows. */
export interface RowsWork {
  readonly kind: 'rows'
  readonly rows: Rows
  readonly into: Float64Array
  readonly counter: Counter
}

/** A range of a plan's rows. */
interface PlanWork {
  readonly kind: 'plan'
  readonly plan: Plan
  readonly seed: string
  readonly first: number
  readonly count: number
}

/** Members whose draws are given. */
interface GivenWork {
  readonly kind: 'given'
  readonly members: GivenMembers
}

/** Work that threads divide among themselves. */
export type SharedWork = MembersWork | TileWork | CountWork | RecountWork | RowsWork

/** Everything a thread can do with a system. */
export type Work = SharedWork | PlanWork | GivenWork

/** What comes of it. Results in shared memory are not among it. */
export type Worked<W extends Work> = W extends GivenWork
  ? GivenResults
  : W extends PlanWork
    ? MemberRange
    : W extends Exclude<SharedWork, RowsWork>
      ? Failure[]
      : undefined

/** Takes the next numbers until none is left: fewer at once towards the end, so that all threads end at about the same time. */
function* taken({ next, end, group, least }: Counter): Generator<{ first: number; count: number }> {
  for (;;) {
    const first = Atomics.load(next, 0)
    if (first >= end) return
    const even = least * Math.ceil((end - first) / (4 * least))
    const count = Math.min(group, even, end - first)
    if (Atomics.compareExchange(next, 0, first, first + count) === first) yield { first, count }
  }
}

/** Does work that is divided among threads, on the calling thread; it can be left and taken up again between the parts. */
export function* shareOf(
  work: SharedWork,
  system: System,
  kernel: PausableKernel,
): Generator<number, Failure[]> {
  const failures: Failure[] = []
  const run = partRunner(work, system, kernel)
  for (const { first, count } of taken(work.counter)) {
    failures.push(...run(first, count))
    yield count
  }
  return failures
}

/** Does a part of work, from a number on. */
function partRunner(
  work: SharedWork,
  system: System,
  kernel: PausableKernel,
): (first: number, count: number) => readonly Failure[] {
  switch (work.kind) {
    case 'members': {
      const run = rangeRunner(system, kernel, work.ensemble)
      return (first, count) => run(work.into.first + first, count, work.into)
    }
    case 'tile': {
      const run = tileRunnerFor(system, kernel, work.ensemble)
      return (first, count) => run(first, count, work.tile, work.rows)
    }
    case 'count':
      return (first, count) => {
        countTile(work.from, first, first + count, work.into)
        return []
      }
    case 'recount': {
      const recount = recounterFor(system, kernel, work.ensemble)
      return (first, count) => {
        for (const chunk of work.failed.chunks.slice(first, first + count))
          recount(chunk, work.failed, work.into)
        return []
      }
    }
    case 'rows':
      return (first, count) => {
        readRows(work.rows, first, first + count, work.into)
        return []
      }
  }
}

/** A long run comes in many pieces of work; what its members share is prepared once on each thread. */
function preparedOnce<T>(
  prepare: (system: System, kernel: PausableKernel, ensemble: EnsembleSpec) => T,
): typeof prepare {
  const prepared = new WeakMap<PausableKernel, { readonly spec: string; readonly value: T }>()
  return (system, kernel, ensemble) => {
    const spec = JSON.stringify(ensemble)
    const known = prepared.get(kernel)
    if (known?.spec === spec) return known.value
    const value = prepare(system, kernel, ensemble)
    prepared.set(kernel, { spec, value })
    return value
  }
}

const tileRunnerFor = preparedOnce<TileRunner>(tileRunner)
const recounterFor = preparedOnce<ChunkRecounter>(chunkRecounter)

/** Does all of it at once. */
function wholeShare(work: SharedWork, system: System, kernel: PausableKernel): Failure[] {
  const share = shareOf(work, system, kernel)
  for (;;) {
    const { done, value } = share.next()
    if (done) return value
  }
}

/** Does work with one system on the calling thread. */
export function workerFor(
  system: System,
  kernel: PausableKernel,
): (work: Work) => MemberRange | GivenResults | Failure[] | undefined {
  const given = runnerHere(system, kernel)
  return (work) => {
    switch (work.kind) {
      case 'members':
      case 'tile':
      case 'count':
      case 'recount':
        return wholeShare(work, system, kernel)
      case 'rows':
        wholeShare(work, system, kernel)
        return undefined
      case 'plan':
        return runPlan(system, kernel, work.plan, work.seed, work.first, work.count)
      case 'given':
        return given(work.members)
    }
  }
}

/** The memory of a result that another thread can take over. */
export function memoryOf(result: MemberRange | GivenResults | Failure[] | undefined): ArrayBuffer[] {
  if (result === undefined || Array.isArray(result)) return []
  const arrays = 'values' in result ? [result.values, result.draws] : []
  return [...arrays, result.metricValues].map(({ buffer }) => buffer as ArrayBuffer)
}
