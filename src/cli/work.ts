import { type MemberRange, runMembers } from '../ensemble/runMembers.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import { type GivenMembers, type GivenResults, runnerHere } from '../study/calibration/givenMembers.ts'
import type { Plan } from '../study/sensitivity/plan.ts'
import { runPlan } from '../study/sensitivity/runPlan.ts'

/** A range of an ensemble's members. */
export interface MembersWork {
  readonly kind: 'members'
  readonly ensemble: EnsembleSpec
  readonly first: number
  readonly count: number
}

/** A range of a plan's rows. */
export interface PlanWork {
  readonly kind: 'plan'
  readonly plan: Plan
  readonly seed: string
  readonly first: number
  readonly count: number
}

/** Members whose draws are given. */
export interface GivenWork {
  readonly kind: 'given'
  readonly members: GivenMembers
}

/** Everything a thread can do with a system. */
export type Work = MembersWork | PlanWork | GivenWork

/** What comes of it. */
export type Worked<W extends Work> = W extends GivenWork ? GivenResults : MemberRange

/** Does work with one system on the calling thread. */
export function workerFor(system: System, kernel: Kernel): (work: Work) => MemberRange | GivenResults {
  const given = runnerHere(system, kernel)
  return (work) => {
    switch (work.kind) {
      case 'members':
        return runMembers(system, kernel, work.ensemble, work.first, work.count)
      case 'plan':
        return runPlan(system, kernel, work.plan, work.seed, work.first, work.count)
      case 'given':
        return given(work.members)
    }
  }
}

/** The memory of a result that another thread can take over. */
export function memoryOf(result: MemberRange | GivenResults): ArrayBuffer[] {
  const arrays = 'values' in result ? [result.values, result.draws] : []
  return [...arrays, result.metricValues].map(({ buffer }) => buffer as ArrayBuffer)
}
