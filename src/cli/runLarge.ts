import { joinMembers } from '../ensemble/joinMembers.ts'
import { type MemberRows, memberRows } from '../ensemble/runMembers.ts'
import { sharedNumbers } from '../ensemble/sharedNumbers.ts'
import { CHUNK, emptyHistograms, rangesOf, widen } from '../ensemble/streamed/histograms.ts'
import { RunningSums } from '../ensemble/streamed/runningSums.ts'
import { streamedStatistics } from '../ensemble/streamed/streamedStatistics.ts'
import { summarise } from '../ensemble/summarise.ts'
import { savesOf } from '../kernel/kernel.ts'
import type { Ensemble, Statistics } from '../model/ensemble.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import type { MemberBlock } from '../report/membersParquet.ts'
import type { Simulation } from '../simulate.ts'
import { CountedSegments } from './countedSegments.ts'
import type { Ready } from './loadFile.ts'
import { rowsOfMembersOn } from './onPool.ts'
import type { PartFolder } from './partFolder.ts'
import type { Pool } from './pool.ts'
import { wholeSteps } from './wholeSteps.ts'

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

type Metric = Ensemble['metrics'][number]

/** A run whose paths were counted in histograms and not kept; its ensemble has the metrics that the scenario asks for. */
export interface LargeRun extends Simulation {
  /** The first members in full. */
  readonly excerpt: Ensemble
  /** The ensemble with some of its metrics: of all members, those of all would be more than is wanted in memory at once. */
  withMetrics(isWanted: (metric: Metric) => boolean): Ensemble
  /** Metrics and draws of all members, one block after the other. */
  blocks(): Generator<MemberBlock>
}

/** Whether an ensemble is too large to keep the paths of its members. */
export function isLarge(system: System, { members }: EnsembleSpec): boolean {
  const rows = system.outputs.length * savesOf(system.time)
  return members > KEPT_MEMBERS || 8 * rows * members > KEPT_BYTES
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
  const histograms = emptyHistograms(rows, (length) => new SharedArrayBuffer(length))
  const sums = new RunningSums(rows)
  const kept = [histograms.counts, histograms.least, histograms.most, ...sums.arrays]
  if (part.segments > 0) part.counts(kept)
  const segments = new CountedSegments(system, spec, pool, segment, { ranges, counts: histograms.counts })
  const tell = wholeSteps(onMembers)
  tell(Math.min(part.segments * segment, spec.members))
  for (let first = part.segments * segment; first < spec.members; first += segment) {
    const count = Math.min(segment, spec.members - first)
    const { failures, left } = await segments.take(first, count, tell)
    widen(histograms, left, Math.ceil(count / CHUNK))
    sums.add(left, Math.ceil(count / CHUNK))
    part.save(segments.rows, kept, failures)
  }
  const statistics = Array.from({ length: rows }, (_, row) =>
    streamedStatistics(ranges, histograms, sums, row),
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

/** Reads metrics of all members back from the disk; the threads and their memory are no longer needed then. */
export function finishLarge(
  { scenario, system }: Ready,
  part: PartFolder,
  { excerpt, statistics, segment }: Streamed,
): LargeRun {
  const { members } = scenario.ensemble
  const none = { series: [], values: new Float64Array(), drawNames: [], draws: new Float64Array() }
  const withMetrics = (isWanted: (metric: Metric) => boolean): Ensemble => {
    const rows = excerpt.metrics.flatMap((metric, row) => (isWanted(metric) ? [row] : []))
    const metrics = excerpt.metrics.filter(isWanted)
    const metricValues = readRows(part, rows, members, segment)
    return { ...excerpt, ...none, members, metrics, metricValues, failures: part.failures }
  }
  const ensemble = withMetrics(({ purpose }) => purpose === 'metric')
  const summary = summarise(scenario, { ...ensemble, series: excerpt.series }, statistics)
  const blocks = () => blocksOf(system, members, part, segment)
  return { scenario, system, ensemble, summary, excerpt, withMetrics, blocks }
}

/** Some rows of metrics of all members, from all segments. */
function readRows(part: PartFolder, rows: readonly number[], members: number, segment: number): Float64Array {
  const values = new Float64Array(rows.length * members)
  for (let number = 0; number * segment < members; number++) {
    const first = number * segment
    const end = Math.min(first + segment, members)
    part.numbers(
      number,
      rows.map((row, i) => [row * segment, values.subarray(i * members + first, i * members + end)]),
    )
  }
  return values
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
