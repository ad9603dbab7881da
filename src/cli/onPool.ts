import type { MemberRange } from '../ensemble/runMembers.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import { inParts, joinParts, type MemberRunner } from '../study/calibration/givenMembers.ts'
import type { Plan } from '../study/sensitivity/plan.ts'
import type { Pool } from './pool.ts'

/** Ranges for each thread: enough for an even load and a moving progress bar, few enough to draw in one go. */
const RANGES_PER_WORKER = 8

/** Ranges begin on whole blocks of members. */
const BLOCK = 16

/** The most members of a range, so that progress moves and memory stays bounded. */
const LONGEST = 4096

type Range = Pick<MemberRange, 'first' | 'count'>

function rangesOf(members: number, workers: number): Range[] {
  const even = Math.ceil(members / (workers * RANGES_PER_WORKER) / BLOCK) * BLOCK
  const size = Math.min(LONGEST, even)
  return Array.from({ length: Math.ceil(members / size) }, (_, i) => {
    return { first: i * size, count: Math.min(size, members - i * size) }
  })
}

/** Runs all members of an ensemble. @param onMembers told how many more are done */
export function membersOn(
  pool: Pool,
  system: System,
  ensemble: EnsembleSpec,
  onMembers: (done: number) => void = () => {},
): Promise<MemberRange[]> {
  return Promise.all(
    rangesOf(ensemble.members, pool.workers).map(async (range) => {
      const done = await pool.run(system, { kind: 'members', ensemble, ...range })
      onMembers(range.count)
      return done
    }),
  )
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
