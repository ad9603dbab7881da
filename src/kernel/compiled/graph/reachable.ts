import type { Graph } from './graph.ts'

/** The wanted terms and all their parts, in order. */
export function reachable(graph: Graph, wanted: Iterable<number>): number[] {
  const found = new Set<number>()
  const waiting = [...wanted]
  for (let term = waiting.pop(); term !== undefined; term = waiting.pop()) {
    if (found.has(term)) continue
    found.add(term)
    waiting.push(...graph.term(term).parts)
  }
  return [...found].sort((a, b) => a - b)
}
