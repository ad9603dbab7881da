import type { System } from '../../../model/system.ts'
import { Graph, TIME } from './graph.ts'
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
  const known = new Paths()
  const renamed = new Map<number, number>()
  for (const index of reachable(graph, wanted)) {
    const term = graph.term(index)
    const again = (): number =>
      folded.again(
        term,
        term.parts.map((part) => renamed.get(part) as number),
      )
    const path = term.depends === TIME ? before.of(index) : undefined
    const now = path ? timed(path, known, folded, again) : again()
    renamed.set(index, now)
    if (path && folded.term(now).depends === TIME) paths.set(now, path)
  }
  return { graph: folded, paths, renamed: (term) => renamed.get(term) as number }
}

function timed(path: Float64Array, known: Paths, folded: Graph, again: () => number): number {
  const constant = constantPath(path)
  return constant === undefined ? known.once(path, again) : folded.constant(constant)
}

function constantPath(path: Float64Array): number | undefined {
  const first = path[0] as number
  for (let i = 1; i < path.length; i++) if (!Object.is(path[i], first)) return undefined
  return first
}

/** Paths already met, with their terms. */
class Paths {
  readonly #known = new Map<number, { readonly words: Uint32Array; readonly term: number }[]>()

  once(path: Float64Array, make: () => number): number {
    const words = new Uint32Array(path.buffer, path.byteOffset, 2 * path.length)
    const key = hash(words)
    const found = this.#known.get(key)?.find((other) => isSame(words, other.words))
    if (found) return found.term
    const term = make()
    const same = this.#known.get(key)
    if (same) same.push({ words, term })
    else this.#known.set(key, [{ words, term }])
    return term
  }
}

/** An odd number, so that both halves of doubles count. */
const EVERY = 7

/** FNV-1a on whole words (Fowler, Noll and Vo 1991), of which every seventh tells most paths apart. */
function hash(words: Uint32Array): number {
  let result = 2166136261
  for (let i = 0; i < words.length; i += EVERY) result = Math.imul(result ^ (words[i] as number), 16777619)
  return result
}

function isSame(a: Uint32Array, b: Uint32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
