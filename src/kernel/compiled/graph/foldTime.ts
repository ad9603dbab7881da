import type { System } from '../../../model/system.ts'
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
  const known = new Paths()
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
  path: Float64Array,
  known: Paths,
  folded: Graph,
  term: Term,
  parts: readonly number[],
): number {
  const words = wordsOf(path)
  if (isConstant(words)) return folded.constant(path[0] as number)
  return known.find(words) ?? known.keep(words, folded.again(term, parts))
}

function wordsOf(path: Float64Array): Uint32Array {
  return new Uint32Array(path.buffer, path.byteOffset, 2 * path.length)
}

/** Whether all numbers have the same bits. */
function isConstant(words: Uint32Array): boolean {
  for (let i = 2; i < words.length; i++) if (words[i] !== words[i & 1]) return false
  return true
}

/** Paths already met, with their terms. */
class Paths {
  readonly #known = new Map<number, { readonly words: Uint32Array; readonly term: number }[]>()

  find(words: Uint32Array): number | undefined {
    return this.#known.get(hash(words))?.find((other) => isSame(words, other.words))?.term
  }

  keep(words: Uint32Array, term: number): number {
    const key = hash(words)
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
