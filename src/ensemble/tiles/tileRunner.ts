import type { PausableBlock, PausableKernel, Stretch } from '../../kernel/kernel.ts'
import { monthsOfNoise, monthsOfStretch, savesOf } from '../../kernel/kernel.ts'
import type { Failure } from '../../model/ensemble.ts'
import type { EnsembleSpec } from '../../model/scenario.ts'
import type { System } from '../../model/system.ts'
import { noiseDrawer } from '../drawNoise.ts'
import { parameterDrawer } from '../drawParameters.ts'
import { failuresOf, type MemberRange } from '../runMembers.ts'

/** Members that share one block, and the save periods that each of them is taken through in turn: see `runMembers`. */
const BLOCK = 64
const SAVES = 8

/** Members are paused in whole tiles of memory, each of so many. */
export const SIDE_BY_SIDE = 32

/** Where members stand that are run one time tile after the other: rows of `stride` numbers, in which member `first` has place 0. */
export interface TileRows extends Pick<MemberRange, 'metricValues' | 'draws'> {
  readonly first: number
  readonly members: number
  readonly stride: number
  /** `values[(output * tile.count + save - tile.first) * stride + place]`; used again for each time tile. */
  readonly values: Float64Array
  /** Members between two time tiles. */
  readonly paused: Uint8Array
}

/** Takes members through a time tile, from a place on that is a multiple of `SIDE_BY_SIDE`. @returns what went wrong in it */
export type TileRunner = (place: number, count: number, tile: Stretch, rows: TileRows) => Failure[]

/** Bytes in which a kernel pauses members. */
export function pausedRoom(kernel: PausableKernel, members: number): number {
  return Math.ceil(members / SIDE_BY_SIDE) * kernel.block(SIDE_BY_SIDE).pausedBytes
}

/** Prepares what all members of an ensemble share. Time tiles are run in order; within one, members in any order, on any thread. */
export function tileRunner(system: System, kernel: PausableKernel, ensemble: EnsembleSpec): TileRunner {
  const names = system.noise.map((n) => n.name)
  const drawNumbers = parameterDrawer(system.draws, system.correlations, ensemble)
  const noiseOf = noiseDrawer(names, monthsOfNoise(system.time), ensemble)
  const block = kernel.block(BLOCK)
  const pausedBytes = block.pausedBytes / BLOCK
  if (pausedRoom(kernel, SIDE_BY_SIDE) !== SIDE_BY_SIDE * pausedBytes)
    throw new Error(`the kernel does not pause ${SIDE_BY_SIDE} members at a time`)
  return (place, count, tile, rows) => {
    const failures: Failure[] = []
    const stretch = monthsOfStretch(system.time, tile)
    for (let at = place; at < place + count; at += BLOCK) {
      const members = Math.min(BLOCK, place + count - at)
      const from = rows.first + at
      const within = (values: Float64Array) => ({ values, stride: rows.stride, offset: at })
      const noise = { values: noiseOf(from, members, stretch), stride: members, offset: 0, stretch }
      const paused = rows.paused.subarray(pausedBytes * at)
      if (tile.first === 0) {
        putDraws(drawNumbers(from, members), members, at, rows)
        block.start(members, within(rows.draws), noise)
      } else block.resume(paused, tile.first, members, within(rows.draws), noise)
      advance(block, tile, within(rows.values))
      if (tile.first + tile.count < savesOf(system.time)) block.pause(paused)
      else block.metrics(within(rows.metricValues))
      failures.push(...failuresOf(system, block, from))
    }
    return failures
  }
}

function putDraws(from: Float64Array, count: number, place: number, { draws, stride }: TileRows): void {
  for (let draw = 0; draw * count < from.length; draw++)
    draws.set(from.subarray(draw * count, (draw + 1) * count), draw * stride + place)
}

function advance(block: PausableBlock, tile: Stretch, into: Parameters<PausableBlock['advance']>[1]): void {
  const columns = { ...into, stretch: tile }
  for (let done = 0; done < tile.count; done += SAVES)
    block.advance(Math.min(SAVES, tile.count - done), columns)
}
