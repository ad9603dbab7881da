import type { Graph } from './graph.ts'

/** The wanted terms and all their parts, in order. */
export function reachable(graph: Graph, wanted: Iterable<number>): number[] {
  const found = new Uint8Array(graph.terms.length)
  for (const term of wanted) found[term] = 1
  const result: number[] = []
  // A term comes after its parts.
  for (let term = found.length - 1; term >= 0; term--) {
    if (found[term] === 0) continue
    result.push(term)
    for (const part of graph.term(term).parts) found[part] = 1
  }
  return result.reverse()
}
