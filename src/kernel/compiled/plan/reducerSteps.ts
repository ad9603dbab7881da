import type { System } from '../../../model/system.ts'
import type { ReducerUpdate } from '../graph/reducerUpdate.ts'
import { momentsOf, type TimePaths } from '../graph/timePaths.ts'

/** Whether a reducer has something to do at each time step, and the same as a text to compare it by. */
export interface ReducerSteps {
  readonly works: readonly boolean[]
  readonly pattern: string
}

/**
 * When each reducer has something to do; always, where that differs between members. A reading on a date works up to the first
 * step that is not before the date.
 */
export function reducerSteps(
  { paths, updates }: { paths: TimePaths; updates: readonly ReducerUpdate[] },
  { time }: System,
): ReducerSteps[] {
  const moments = momentsOf(time)
  const always = Array.from({ length: time.steps + 1 }, () => true)
  const known = new Map<string, ReducerSteps>()
  const find = ({ scheduled, due, active }: ReducerUpdate): readonly boolean[] => {
    if (!scheduled) return always
    const path = paths.of(active)
    const last = due === undefined ? time.steps : firstStep(paths.of(due), moments)
    const works: boolean[] = new Array(time.steps + 1)
    for (let n = 0; n <= time.steps; n++) works[n] = path[n * moments] !== 0 && n <= last
    return works
  }
  return updates.map((update) => {
    const key = update.scheduled ? `${update.active} ${update.due}` : ''
    const found = known.get(key)
    if (found) return found
    const works = find(update)
    const steps = { works, pattern: changes(works).join() }
    known.set(key, steps)
    return steps
  })
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
