import type { Rows } from '../ensemble/rowStatistics.ts'
import { type MemberRange, type MemberRows, memberRows } from '../ensemble/runMembers.ts'
import { ROW_NUMBERS, statisticsAt } from '../ensemble/select/rowNumbers.ts'
import { sharedNumbers } from '../ensemble/sharedNumbers.ts'
import { pausedRoom, SIDE_BY_SIDE, type TileRows } from '../ensemble/tiles/tileRunner.ts'
import type { PausableKernel, Stretch } from '../kernel/kernel.ts'
import type { Failure, Statistics } from '../model/ensemble.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import { inParts, joinParts, type MemberRunner } from '../study/calibration/givenMembers.ts'
import type { Plan } from '../study/sensitivity/plan.ts'
import { type KernelName, sentKernel, sentSystem } from './kernels.ts'
import type { Pool } from './pool.ts'
import {
  type Counter,
  type MembersWork,
  type RowsWork,
  type SharedWork,
  shareOf,
  type TileWork,
} from './work.ts'

/** Ranges for each thread: enough for an even load and a moving progress bar, few enough to draw in one go. */
const RANGES_PER_WORKER = 8

/** Ranges begin on whole blocks of members that are computed side by side. */
const BLOCK = 32

/** The most members of a range, so that progress moves and memory stays bounded. */
const LONGEST = 4096

/** Members taken at once, a whole block: a part of a second, so that progress moves and the user can stop. */
const GROUP = 64

/** Rows of numbers taken at once. */
const ROWS = 64

/** Evaluations of equations that are done sooner than a thread is open: about half a second. */
const ALONE = 1.5e8

/** Values whose statistics are read sooner than that. */
const VALUES_ALONE = 5e6

type Range = Pick<MemberRange, 'first' | 'count'>

/** A counter that threads share. */
export function counterOf(end: number, group: number, least = group): Counter {
  return { next: new Int32Array(new SharedArrayBuffer(4)), end, group, least }
}

/** Evaluations of equations for one member. */
function evaluationsOf({ time, step, stocks }: System): number {
  return time.steps * (step.length + stocks.length)
}

/** Lets messages in. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Tells how far a counter has come since it was last asked, by all threads together. */
function teller({ next, end }: Counter, onDone: (more: number) => void): () => void {
  let told = 0
  return () => {
    const done = Math.min(Atomics.load(next, 0), end)
    if (done > told) onDone(done - told)
    told = done
  }
}

const kernels = new WeakMap<System, Map<KernelName, PausableKernel>>()

/** The kernel of this thread, made once for each system. */
function kernelFor({ kernel: name }: Pool, system: System): PausableKernel {
  const known = kernels.get(system) ?? new Map<KernelName, PausableKernel>()
  kernels.set(system, known)
  const kernel = known.get(name) ?? sentKernel(sentSystem(system, name))
  known.set(name, kernel)
  return kernel
}

/** Room that threads share for members on their way through time tiles. */
export function sharedTileRows(
  pool: Pool,
  system: System,
  members: number,
  tiles: readonly Stretch[],
): TileRows {
  const longest = Math.max(...tiles.map(({ count }) => count))
  return {
    ...memberRows({ ...system, outputs: [] }, 0, members, sharedNumbers),
    members,
    values: sharedNumbers(system.outputs.length * longest * members),
    paused: new Uint8Array(new SharedArrayBuffer(pausedRoom(kernelFor(pool, system), members))),
  }
}

function rangesOf(members: number, workers: number): Range[] {
  const even = Math.ceil(members / (workers * RANGES_PER_WORKER) / BLOCK) * BLOCK
  const size = Math.min(LONGEST, even)
  return Array.from({ length: Math.ceil(members / size) }, (_, i) => {
    return { first: i * size, count: Math.min(size, members - i * size) }
  })
}

/**
 * Runs all members of an ensemble, as one range in memory that threads share.
 * @param onMembers told how many more are done
 */
export async function membersOn(
  pool: Pool,
  system: System,
  ensemble: EnsembleSpec,
  onMembers: (done: number) => void = () => {},
): Promise<MemberRange[]> {
  const { members } = ensemble
  const into = memberRows(system, 0, members, sharedNumbers)
  const failures = await rowsOfMembersOn(pool, system, ensemble, into, onMembers)
  const { values, metricValues, draws } = into
  return [{ first: 0, count: members, values, metricValues, draws, failures }]
}

/** Runs the members that have room in memory which threads share. @returns what went wrong, by member */
export async function rowsOfMembersOn(
  pool: Pool,
  system: System,
  ensemble: EnsembleSpec,
  into: MemberRows,
  onMembers: (done: number) => void = () => {},
): Promise<Failure[]> {
  const work: MembersWork = { kind: 'members', ensemble, into, counter: counterOf(into.stride, GROUP, BLOCK) }
  const large = into.stride * evaluationsOf(system) > ALONE
  return shareOut(pool, system, work, large, onMembers)
}

/** Takes all members through a time tile. @returns what went wrong in it, by member */
export function tileOn(
  pool: Pool,
  system: System,
  ensemble: EnsembleSpec,
  tile: Stretch,
  rows: TileRows,
  onMembers: (done: number) => void,
): Promise<Failure[]> {
  const work: TileWork = {
    kind: 'tile',
    ensemble,
    tile,
    rows,
    counter: counterOf(rows.members, GROUP, SIDE_BY_SIDE),
  }
  return shareOut(pool, system, work, rows.members * evaluationsOf(system) > ALONE, onMembers)
}

/** The statistics of rows of numbers, which are in memory that threads share unless they are few. */
export async function statisticsOn(pool: Pool, system: System, rows: Rows): Promise<Statistics[]> {
  const count = rows.values.length / rows.members
  const into = sharedNumbers(count * ROW_NUMBERS)
  const work: RowsWork = { kind: 'rows', rows, into, counter: counterOf(count, ROWS) }
  await shareOut(pool, system, work, rows.values.length > VALUES_ALONE, () => {})
  return Array.from({ length: count }, (_, row) => statisticsAt(into, row))
}

/**
 * Divides work among this thread and all but one of the pool's: this one begins while the others are still being opened. Small
 * work is done here alone, because opening a thread and compiling the kernel again takes longer.
 */
function shareOut(
  pool: Pool,
  system: System,
  work: SharedWork,
  large: boolean,
  onDone: (more: number) => void,
): Promise<Failure[]> {
  return shareEach(pool, system, new Array<SharedWork>(large ? pool.workers : 1).fill(work), onDone)
}

/** Does parts of the same work at once, the first of them on this thread. */
export async function shareEach(
  pool: Pool,
  system: System,
  [mine, ...others]: readonly SharedWork[],
  onDone: (more: number) => void,
): Promise<Failure[]> {
  if (!mine) return []
  const elsewhere = others.map((work) => pool.run(system, work))
  const tell = teller(mine.counter, onDone)
  const here = async (): Promise<Failure[]> => {
    const share = shareOf(mine, system, kernelFor(pool, system))
    for (;;) {
      await pause()
      pool.signal.throwIfAborted()
      const { done, value } = share.next()
      tell()
      if (done) return value
    }
  }
  const failures = await Promise.all([here(), ...elsewhere])
  return failures.flatMap((list) => list ?? []).sort((a, b) => a.member - b.member)
}

/** Runs all rows of a plan, in order of their first row. @param onRows told how many more are done */
export function planOn(
  pool: Pool,
  system: System,
  plan: Plan,
  seed: string,
  onRows: (done: number) => void = () => {},
): Promise<MemberRange[]> {
  return Promise.all(
    rangesOf(plan.rows, pool.workers).map(async (range) => {
      const done = await pool.run(system, { kind: 'plan', plan: shared(plan), seed, ...range })
      onRows(range.count)
      return done
    }),
  )
}

/** Runs members whose draws are given, a part on each thread. */
export function runnerOn(pool: Pool): (system: System) => MemberRunner {
  return (system) => async (members) =>
    joinParts(
      await Promise.all(
        inParts(members, pool.workers).map((part) => pool.run(system, { kind: 'given', members: part })),
      ),
    )
}

const SHARED = new WeakMap<Plan, Plan>()

/** The same plan in memory that threads share, so that it is not copied for every range. */
function shared(plan: Plan): Plan {
  const known = SHARED.get(plan)
  if (known) return known
  const shares = new Float64Array(new SharedArrayBuffer(plan.shares.byteLength))
  const noise = new Int32Array(new SharedArrayBuffer(plan.noise.byteLength))
  shares.set(plan.shares)
  noise.set(plan.noise)
  const made = { ...plan, shares, noise }
  SHARED.set(plan, made)
  return made
}
