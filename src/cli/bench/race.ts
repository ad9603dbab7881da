import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measured } from '../../bench/benchResult.ts'
import { largestDifference } from '../../bench/largestDifference.ts'
import type { ContestantProcess, Spent } from './contestantProcess.ts'

/** A contestant that takes part, with what its time is divided by. */
export interface Entry extends Pick<Measured, 'key' | 'name' | 'unit' | 'clock'> {
  readonly process: ContestantProcess
  /** Member-steps or values of one `live`. */
  readonly units: number
  /** Brings its outputs into the order of contestants; undefined where there is nothing to compare. */
  readonly inOrder: ((values: Float64Array) => Float64Array) | undefined
  /** Whether it must give the same bits as the first one. */
  readonly isOurs: boolean
}

/** Differences that rounding and other exponentials explain, grown over hundreds of time steps. */
const TOLERATED = 1e-5

/** Nanoseconds of a turn, at least: far above the resolution of the clocks. */
const TURN = 15e6

const WARMING = 5

/** Runs all members once with each contestant. @returns the largest difference of each from the first */
export async function compareResults(
  entries: readonly Entry[],
  folder: string,
): Promise<ReadonlyMap<Entry, number>> {
  const differences = new Map<Entry, number>()
  let wanted: Float64Array | undefined
  for (const entry of entries) {
    const found = await outputsOf(entry, folder)
    if (!found) continue
    wanted ??= found
    const difference = largestDifference(found, wanted.subarray(0, found.length))
    if (entry.isOurs && difference !== 0) throw new Error(`${entry.name} gives other bits: ${difference}`)
    differences.set(entry, difference)
  }
  return differences
}

/** Whether a difference is small enough for the times to mean the same work. */
export const agrees = (difference: number | undefined): boolean => (difference ?? 0) <= TOLERATED

async function outputsOf({ process, inOrder }: Entry, folder: string): Promise<Float64Array | undefined> {
  if (!inOrder) return undefined
  const file = join(folder, 'outputs')
  await process.live(1)
  await process.write(file)
  const bytes = new Uint8Array(readFileSync(file))
  return inOrder(new Float64Array(bytes.buffer))
}

/** Lets all contestants take turns, each round beginning with another one. @param onRound told after each */
export async function race(
  entries: readonly Entry[],
  rounds: number,
  onRound: () => void,
): Promise<Omit<Measured, 'difference'>[]> {
  const times = new Map<Entry, number>()
  for (const entry of entries) times.set(entry, await turnOf(entry))
  const spent = new Map(entries.map((entry): [Entry, number[]] => [entry, []]))
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[(i + round) % entries.length] as Entry
      const count = times.get(entry) as number
      const time: Spent = await entry.process.live(count)
      spent.get(entry)?.push(time[entry.clock] / (count * entry.units))
    }
    onRound()
  }
  return entries.map((entry) => ({
    ...{ key: entry.key, name: entry.name, unit: entry.unit, clock: entry.clock },
    rounds: spent.get(entry) as number[],
  }))
}

/** Warms a contestant up. @returns how many times its members live in a turn */
async function turnOf({ process }: Entry): Promise<number> {
  await process.live(1)
  const { wall } = await process.live(1)
  for (let i = 0; i < WARMING && wall < TURN * 10; i++) await process.live(1)
  const { wall: warm } = await process.live(1)
  return Math.max(1, Math.round(TURN / warm))
}
