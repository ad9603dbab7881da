import { type Kernel, savesOf } from '../../kernel/kernel.ts'
import type { EnsembleSpec } from '../../model/scenario.ts'
import type { System } from '../../model/system.ts'
import { goodMembers } from '../rowStatistics.ts'
import { memberRows, rangeRunner } from '../runMembers.ts'
import { CHUNK, type Counting, leaveChunk, uncount } from './histograms.ts'

/** A member that was counted before it failed. */
export interface LateFailure {
  readonly member: number
  /** Save periods at which it was counted. */
  readonly counted: number
}

/** Chunks of a segment, in which members have failed late. */
export interface FailedChunks {
  /** The first member of the segment, and how many there are. */
  readonly first: number
  readonly members: number
  /** Numbers of the chunks in the segment. */
  readonly chunks: readonly number[]
  readonly late: readonly LateFailure[]
}

/** Runs a chunk once more and leaves it as if its failed members had never been counted. */
export type ChunkRecounter = (chunk: number, of: FailedChunks, into: Counting) => void

/** Prepares what all chunks of an ensemble share. */
export function chunkRecounter(system: System, kernel: Kernel, ensemble: EnsembleSpec): ChunkRecounter {
  const run = rangeRunner(system, kernel, ensemble)
  const room = memberRows(system, 0, CHUNK)
  const saves = savesOf(system.time)
  return (chunk, { first, members, late }, into) => {
    const from = first + chunk * CHUNK
    const count = Math.min(CHUNK, members - chunk * CHUNK)
    const failures = run(from, count, { ...room, first: from })
    const good = goodMembers({
      members: count,
      failures: failures.map((one) => ({ ...one, member: one.member - from })),
    })
    const own = late.filter(({ member }) => member >= from && member < from + count)
    for (let row = 0; row < room.values.length / CHUNK; row++) {
      const values = room.values.subarray(row * CHUNK, (row + 1) * CHUNK)
      leaveChunk({ values, good }, 0, good.length, row, chunk, into)
      for (const { member, counted } of own)
        if (row % saves < counted) uncount(values[member - from] as number, row, into)
    }
  }
}
