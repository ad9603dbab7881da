import type { System } from '../../../model/system.ts'
import type { AxisPath } from '../graph/axisPaths.ts'
import type { ReducerUpdate } from '../graph/reducerUpdate.ts'
import { momentsOf, type TimePaths } from '../graph/timePaths.ts'

/** Whether a reducer has something to do at each time step, and the same as a text to compare it by. */
export interface ReducerSteps {
  readonly works: readonly boolean[]
  readonly pattern: string
}

/** Steps by the paths that they follow from, whose axis they share. */
const known = new WeakMap<AxisPath, Map<AxisPath | undefined, ReducerSteps>>()

/**
 * When each reducer has something to do; always, where that differs between members. A reading on a date works up to the first
 * step that is not before the date.
 */
export function reducerSteps(
  { paths, updates }: { paths: TimePaths; updates: readonly ReducerUpdate[] },
  { time }: System,
): ReducerSteps[] {
  const always = stepsOf(Array.from({ length: time.steps + 1 }, () => true))
  const find = (active: AxisPath, due: AxisPath | undefined): ReducerSteps => {
    const ofActive = known.get(active) ?? new Map<AxisPath | undefined, ReducerSteps>()
    const steps = ofActive.get(due) ?? stepsOf(worksAt(active, due, time))
    known.set(active, ofActive.set(due, steps))
    return steps
  }
  return updates.map(({ scheduled, active, due }) =>
    scheduled ? find(paths.of(active), due === undefined ? undefined : paths.of(due)) : always,
  )
}

function stepsOf(works: readonly boolean[]): ReducerSteps {
  return { works, pattern: changes(works).join() }
}

function worksAt(active: AxisPath, due: AxisPath | undefined, time: System['time']): boolean[] {
  const moments = momentsOf(time)
  const last = due === undefined ? time.steps : firstStep(due.values, moments)
  const works: boolean[] = new Array(time.steps + 1)
  for (let n = 0; n <= time.steps; n++) works[n] = active.values[n * moments] !== 0 && n <= last
  return works
}

/** The first step at whose beginning a condition holds; -1 if there is none. */
function firstStep(path: Float64Array, moments: number): number {
  for (let at = 0; at < path.length; at += moments) if (path[at] !== 0) return at / moments
  return -1
}

/** The steps at which a reducer begins or ends to work. */
function changes(works: readonly boolean[]): number[] {
  const found: number[] = []
  for (let n = 0; n < works.length; n++) if (works[n] !== (works[n - 1] ?? false)) found.push(n)
  return found
}
