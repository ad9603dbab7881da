import type { Kernel } from '../../kernel/kernel.ts'
import type { Failure } from '../../model/ensemble.ts'
import type { EnsembleSpec } from '../../model/scenario.ts'
import type { System } from '../../model/system.ts'
import { goodMembers } from '../rowStatistics.ts'
import { type MemberRows, memberRows, rangeRunner } from '../runMembers.ts'
import { addValues, type Histograms, type Ranges } from './histograms.ts'

/** Members whose values are counted together. Sums are taken over them first, so that results do not depend on threads. */
export const CHUNK = 256

/** What members leave whose paths are not kept. */
export interface Streamed {
  readonly ranges: Ranges
  readonly histograms: Histograms
  /** Two numbers for each row (see `addValues`), for each chunk of members. */
  readonly sums: Float64Array
}

/** Runs one chunk of members and counts its values. @param into room for metrics and draws, not for values */
export type ChunkStreamer = (first: number, count: number, into: MemberRows, left: Streamed) => Failure[]

/** Prepares what all chunks of an ensemble share. */
export function chunkStreamer(system: System, kernel: Kernel, ensemble: EnsembleSpec): ChunkStreamer {
  const run = rangeRunner(system, kernel, ensemble)
  const chunk = memberRows(system, 0, CHUNK)
  return (first, count, into, { ranges, histograms, sums }) => {
    const failures = run(first, count, { ...chunk, first })
    const place = first - into.first
    copyRows(chunk.metricValues, count, into.metricValues, into.stride, place)
    copyRows(chunk.draws, count, into.draws, into.stride, place)
    const good = goodMembers({
      members: count,
      failures: failures.map((one) => ({ ...one, member: one.member - first })),
    })
    const width = 2 * ranges.low.length
    const start = (place / CHUNK) * width
    addValues(
      { values: chunk.values, stride: CHUNK, good },
      ranges,
      histograms,
      sums.subarray(start, start + width),
    )
    return failures
  }
}

function copyRows(
  from: Float64Array,
  count: number,
  into: Float64Array,
  stride: number,
  place: number,
): void {
  for (let row = 0; row * CHUNK < from.length; row++)
    into.set(from.subarray(row * CHUNK, row * CHUNK + count), row * stride + place)
}
