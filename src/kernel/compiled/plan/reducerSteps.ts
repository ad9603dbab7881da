import type { System } from '../../../model/system.ts'
import type { Graph } from '../graph/graph.ts'
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
  { graph, paths, updates }: { graph: Graph; paths: TimePaths; updates: readonly ReducerUpdate[] },
  { time }: System,
): ReducerSteps[] {
  const moments = momentsOf(time)
  const always = Array.from({ length: time.steps + 1 }, () => true)
  const known = new Map<string, ReducerSteps>()
  const holds = (term: number): boolean[] => {
    const constant = graph.constantOf(term)
    if (constant !== undefined) return always.map(() => constant !== 0)
    const path = paths.of(term)
    const found: boolean[] = []
    for (let n = 0; n < always.length; n++) found.push(path[n * moments] !== 0)
    return found
  }
  const find = ({ scheduled, due, active }: ReducerUpdate): readonly boolean[] => {
    if (!scheduled) return always
    const works = holds(active)
    if (due === undefined) return works
    const first = holds(due).indexOf(true)
    return works.map((does, n) => does && n <= first)
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

/** The steps at which a reducer begins or ends to work. */
function changes(works: readonly boolean[]): number[] {
  const found: number[] = []
  for (let n = 0; n < works.length; n++) if (works[n] !== (works[n - 1] ?? false)) found.push(n)
  return found
}
