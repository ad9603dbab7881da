import type { System } from '../../../model/system.ts'
import { type Graph, TIME } from './graph.ts'
import { reachable, termEvaluators } from './termEvaluators.ts'

/** Moments at which the equations of one time step are evaluated: one for Euler; for RK4 also half and whole way to the next. */
export function momentsOf({ method }: System['time']): 1 | 3 {
  return method === 'euler' ? 1 : 3
}

/** The time and the length of the coming time step at every moment, exactly as the interpreter sets them. */
export function momentTimes({ start, step, steps, method }: System['time']): {
  time: number
  length: number
}[] {
  return Array.from({ length: steps + 1 }, (_, n) => {
    const time = start + n * step
    const length = n < steps ? step : 0
    const reaches = method === 'euler' ? [0] : [0, 0.5, 1]
    return reaches.map((reach) => ({ time: reach === 0 ? time : time + reach * step, length }))
  }).flat()
}

/** Values of terms that depend on time alone, one for each moment, computed by the interpreter's own functions. */
export type TimeTable = ReadonlyMap<number, Float64Array>

export function timeTable(graph: Graph, system: System, wanted: Iterable<number>): TimeTable {
  const timed = reachable(graph, wanted).filter((t) => graph.term(t).depends === TIME)
  const evaluators = termEvaluators(graph, system, timed)
  const moments = momentTimes(system.time)
  const present = new Float64Array(system.slots.length + 2 + graph.terms.length)
  const columns = new Map(evaluators.map((e) => [e.term, new Float64Array(moments.length)]))
  moments.forEach(({ time, length }, moment) => {
    present[system.slots.length] = time
    present[system.slots.length + 1] = length
    for (const { term, place, evaluate } of evaluators) {
      const value = evaluate(present)
      present[place] = value
      ;(columns.get(term) as Float64Array)[moment] = value
    }
  })
  return columns
}
