import type { System, Table } from '../../../model/system.ts'
import { type AxisPath, AxisPaths } from './axisPaths.ts'
import type { Graph, Term } from './graph.ts'

export { momentsOf } from './axisPaths.ts'

/** Values of terms that depend on time alone, computed when they are first asked for. */
export class TimePaths {
  readonly #graph: Graph
  readonly #axis: AxisPaths
  readonly #known: (AxisPath | undefined)[] = []

  constructor(graph: Graph, time: System['time']) {
    this.#graph = graph
    this.#axis = AxisPaths.of(time)
  }

  /** Takes over the path of a term from another graph. */
  set(term: number, path: AxisPath): void {
    this.#known[term] = path
  }

  of(index: number): AxisPath {
    const known = this.#known[index]
    if (known) return known
    const path = this.#compute(this.#graph.term(index))
    this.#known[index] = path
    return path
  }

  #compute({ kind, detail, parts }: Term): AxisPath {
    if (kind === 'time') return this.#axis.time
    if (kind === 'length') return this.#axis.length
    if (kind === 'constant') return this.#axis.constant(detail as number)
    const [a, b, c] = parts.map((part) => this.of(part)) as [AxisPath, AxisPath, AxisPath]
    if (kind === 'lookup') return this.#axis.lookUp(this.#graph.tables[detail as number] as Table, a)
    if (kind === 'if') return this.#axis.choice(a, b, c)
    if (kind !== 'call') throw new Error(`a ${kind} has no path of its own`)
    return this.#axis.call(detail as string, [a, b, c], parts.length)
  }
}
