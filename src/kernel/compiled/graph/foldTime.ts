import { Graph, TIME } from './graph.ts'
import { reachable } from './termEvaluators.ts'
import type { TimeTable } from './timeTable.ts'

/**
 * The graph again with what the time axis decides: a term of time that never changes within the simulated span is a constant
 * (an event that comes later or never drops out with all it would have done), and terms of time with equal paths are one.
 * @returns the new graph and the new index of each old term among the wanted ones and their parts
 */
export function foldTime(
  graph: Graph,
  table: TimeTable,
  wanted: Iterable<number>,
): { folded: Graph; renamed: ReadonlyMap<number, number> } {
  const folded = new Graph(graph.tables)
  const renamed = new Map<number, number>()
  const paths = new Paths()
  for (const index of reachable(graph, wanted)) {
    const term = graph.term(index)
    const path = term.depends === TIME ? table.get(index) : undefined
    const known = path && constantPath(path)
    const again = (): number =>
      folded.again(
        term,
        term.parts.map((part) => renamed.get(part) as number),
      )
    if (known !== undefined) renamed.set(index, folded.constant(known))
    else if (path) renamed.set(index, paths.once(path, again))
    else renamed.set(index, again())
  }
  return { folded, renamed }
}

function constantPath(path: Float64Array): number | undefined {
  const first = path[0] as number
  return path.every((value) => Object.is(value, first)) ? first : undefined
}

/** Paths already met, with their terms. */
class Paths {
  readonly #known = new Map<number, { readonly words: Uint32Array; readonly term: number }[]>()

  once(path: Float64Array, make: () => number): number {
    const words = new Uint32Array(path.buffer)
    const hash = words.reduce((h, word) => Math.imul(h ^ word, 16777619), 2166136261)
    const same = this.#known.get(hash) ?? []
    const found = same.find((other) => other.words.every((word, i) => word === words[i]))
    if (found) return found.term
    const term = make()
    this.#known.set(hash, [...same, { words, term }])
    return term
  }
}
