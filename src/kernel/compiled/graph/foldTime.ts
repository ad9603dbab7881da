import type { System } from '../../../model/system.ts'
import type { AxisPath } from './axisPaths.ts'
import { Graph, type Term, TIME } from './graph.ts'
import { reachable } from './reachable.ts'
import { TimePaths } from './timePaths.ts'

/** A graph with everything the time axis decides. */
export interface Folded {
  readonly graph: Graph
  readonly paths: TimePaths
  /** The new index of each old term. */
  renamed(term: number): number
}

/**
 * The graph again with what the time axis decides: a term of time that never changes within the simulated span is a constant
 * (an event that comes later or never drops out with all it would have done), and terms of time with equal paths are one.
 * @param wanted the terms whose new indices will be asked for
 */
export function foldTime(graph: Graph, time: System['time'], wanted: Iterable<number>): Folded {
  const before = new TimePaths(graph, time)
  const folded = new Graph(graph.tables)
  const paths = new TimePaths(folded, time)
  const known = new Map<AxisPath, number>()
  const renamed = new Int32Array(graph.terms.length)
  for (const index of reachable(graph, wanted)) {
    const term = graph.term(index)
    const parts = renamedParts(term, renamed)
    const path = term.depends === TIME ? before.of(index) : undefined
    const now = path ? timed(path, known, folded, term, parts) : folded.again(term, parts)
    renamed[index] = now
    if (path && folded.term(now).depends === TIME) paths.set(now, path)
  }
  return { graph: folded, paths, renamed: (term) => renamed[term] as number }
}

function renamedParts({ parts }: Term, renamed: Int32Array): number[] {
  const now: number[] = []
  for (const part of parts) now.push(renamed[part] as number)
  return now
}

function timed(
  path: AxisPath,
  known: Map<AxisPath, number>,
  folded: Graph,
  term: Term,
  parts: readonly number[],
): number {
  if (path.isConstant) return folded.constant(path.values[0] as number)
  const same = known.get(path)
  if (same !== undefined) return same
  const now = folded.again(term, parts)
  known.set(path, now)
  return now
}
