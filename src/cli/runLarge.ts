import { joinMembers } from '../ensemble/joinMembers.ts'
import { type MemberRows, memberRows } from '../ensemble/runMembers.ts'
import {
  emptyHistograms,
  type Histograms,
  mergeHistograms,
  rangesOf,
} from '../ensemble/streamed/histograms.ts'
import { RunningSums } from '../ensemble/streamed/runningSums.ts'
import { streamedStatistics } from '../ensemble/streamed/streamedStatistics.ts'
import { CHUNK } from '../ensemble/streamed/streamMembers.ts'
import { summarise } from '../ensemble/summarise.ts'
import { savesOf } from '../kernel/kernel.ts'
import type { Ensemble, Statistics } from '../model/ensemble.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import type { MemberBlock } from '../report/membersParquet.ts'
import type { Simulation } from '../simulate.ts'
import type { Ready } from './loadFile.ts'
import { counterOf, rowsOfMembersOn, sharedNumbers, shareEach } from './onPool.ts'
import type { PartFolder } from './partFolder.ts'
import type { Pool } from './pool.ts'
import type { SharedWork } from './work.ts'

/** The most members whose quantiles are exact, and the most bytes that are kept of them in memory. */
export const KEPT_MEMBERS = 200_000
export const KEPT_BYTES = 1.75 * 2 ** 30

/** Members whose paths are kept in any case: charts of single members draw them. */
export const EXCERPT = 1000

export interface LargeSizes {
  /** Members that are run first, kept whole and drawn; the ranges of histograms come from them. */
  readonly pilot: number
  /** Members after which what is finished is kept on the disk. */
  readonly segment: number
}

const SIZES: LargeSizes = { pilot: EXCERPT, segment: 64 * CHUNK }

/** A run whose paths were counted in histograms and not kept. */
export interface LargeRun extends Simulation {
  /** The first members in full. */
  readonly excerpt: Ensemble
  /** Metrics and draws of all members, one block after the other. */
  blocks(): Generator<MemberBlock>
}

/** Whether an ensemble is too large to keep the paths of its members. */
export function isLarge(system: System, { members }: EnsembleSpec): boolean {
  const rows = system.outputs.length * savesOf(system.time)
  return members > KEPT_MEMBERS || 8 * rows * members > KEPT_BYTES
}

/** Everything that is counted while members come and go. */
class Counting {
  readonly histograms: readonly Histograms[]
  readonly sums: RunningSums
  readonly #all: Histograms

  constructor(rows: number, threads: number, part: PartFolder) {
    const shared = (length: number) => new SharedArrayBuffer(length)
    this.histograms = Array.from({ length: threads }, () => emptyHistograms(rows, shared))
    this.sums = new RunningSums(rows)
    this.#all = emptyHistograms(rows)
    if (part.segments > 0) part.counts(this.#arrays(this.histograms[0] as Histograms))
  }

  /** All histograms together. */
  merged(): Histograms {
    this.#all.counts.fill(0)
    for (const one of this.histograms) mergeHistograms(one, this.#all)
    return this.#all
  }

  arrays(): readonly ArrayBufferView[] {
    return this.#arrays(this.merged())
  }

  #arrays({ counts, least, most }: Histograms): readonly ArrayBufferView[] {
    return [counts, least, most, ...this.sums.arrays]
  }
}

/** Room for the metrics and draws of a segment. */
function roomFor(system: System, segment: number): MemberRows {
  return memberRows({ ...system, outputs: [] }, 0, segment, sharedNumbers)
}

/** What is known when all members have run, before their metrics are read back from the disk. */
export interface Streamed {
  readonly excerpt: Ensemble
  /** Of each row of the outputs. */
  readonly statistics: readonly Statistics[]
  readonly segment: number
}

/**
 * Runs members who are too many even for time tiles: paths are counted in histograms, metrics and draws go to the disk. What is
 * finished stays in the part folder when the run is interrupted. Results depend neither on threads nor on interruptions.
 */
export async function streamLarge(
  { scenario, system }: Ready,
  pool: Pool,
  part: PartFolder,
  onMembers: (done: number) => void,
  { pilot, segment }: LargeSizes = SIZES,
): Promise<Streamed> {
  const { ensemble: spec } = scenario
  const excerpt = await runPilot(system, spec, pool, Math.min(pilot, spec.members))
  const ranges = rangesOf(excerpt)
  const rows = ranges.low.length
  const counting = new Counting(rows, pool.workers, part)
  const room = roomFor(system, segment)
  const sums = sharedNumbers((segment / CHUNK) * 2 * rows)
  onMembers(Math.min(part.segments * segment, spec.members))
  for (let first = part.segments * segment; first < spec.members; first += segment) {
    const count = Math.min(segment, spec.members - first)
    const counter = counterOf(count, CHUNK)
    const works = counting.histograms.map((histograms): SharedWork => {
      const left = { ranges, histograms, sums }
      return { kind: 'stream', ensemble: spec, into: { ...room, first }, left, counter }
    })
    const failures = await shareEach(pool, system, works, onMembers)
    counting.sums.add(sums, Math.ceil(count / CHUNK))
    part.save(room, counting.arrays(), failures)
  }
  const merged = counting.merged()
  const statistics = Array.from({ length: rows }, (_, row) =>
    streamedStatistics(ranges, merged, counting.sums, row),
  )
  return { excerpt, statistics, segment }
}

async function runPilot(system: System, spec: EnsembleSpec, pool: Pool, members: number): Promise<Ensemble> {
  const into = memberRows(system, 0, members, sharedNumbers)
  const failures = await rowsOfMembersOn(pool, system, spec, into)
  const { values, metricValues, draws } = into
  return joinMembers(system, { ...spec, members }, [
    { first: 0, count: members, values, metricValues, draws, failures },
  ])
}

/** Reads the metrics of all members back from the disk; the threads and their memory are no longer needed then. */
export function finishLarge(
  { scenario, system }: Ready,
  part: PartFolder,
  { excerpt, statistics, segment }: Streamed,
): LargeRun {
  const { members } = scenario.ensemble
  const blocks = () => blocksOf(system, members, part, segment)
  const metricValues = new Float64Array(system.metrics.length * members)
  for (const { first, count, stride, metricValues: values } of blocks())
    for (let metric = 0; metric < system.metrics.length; metric++)
      metricValues.set(values.subarray(metric * stride, metric * stride + count), metric * members + first)
  const ensemble: Ensemble = {
    ...excerpt,
    ...{ members, metricValues, failures: part.failures },
    ...{ series: [], values: new Float64Array(), drawNames: [], draws: new Float64Array() },
  }
  const summary = summarise(scenario, { ...ensemble, series: excerpt.series }, statistics)
  return { scenario, system, ensemble, summary, excerpt, blocks }
}

function* blocksOf(
  system: System,
  members: number,
  part: PartFolder,
  segment: number,
): Generator<MemberBlock> {
  const room = roomFor(system, segment)
  for (let number = 0; number * segment < members; number++) {
    part.segment(number, room)
    const first = number * segment
    yield { ...room, first, count: Math.min(segment, members - first) }
  }
}
