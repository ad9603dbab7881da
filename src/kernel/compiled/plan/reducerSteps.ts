import type { System } from '../../../model/system.ts'
import type { Graph } from '../graph/graph.ts'
import type { ReducerUpdate } from '../graph/reducerUpdate.ts'
import { momentsOf, timeTable } from '../graph/timeTable.ts'

/**
 * Whether each reducer has something to do at each time step; always, where that differs between members.A reading on a
 * date works up to the first step that is not before the date.
 */
export function reducerSteps(
  graph: Graph,
  system: System,
  updates: readonly ReducerUpdate[],
): (readonly boolean[])[] {
  const wanted = updates.flatMap((u) =>
    u.scheduled ? [u.active, ...(u.due === undefined ? [] : [u.due])] : [],
  )
  const table = timeTable(graph, system, wanted)
  const moments = momentsOf(system.time)
  const all = Array.from({ length: system.time.steps + 1 }, (_, n) => n)
  const holds = (term: number, n: number): boolean =>
    (graph.constantOf(term) ?? table.get(term)?.[n * moments]) !== 0
  return updates.map(({ scheduled, due, active }) => {
    if (!scheduled) return all.map(() => true)
    if (due === undefined) return all.map((n) => holds(active, n))
    const first = all.findIndex((n) => holds(due, n))
    return all.map((n) => n <= first && holds(active, n))
  })
}
