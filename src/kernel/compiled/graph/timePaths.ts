import { FUNCTIONS } from '../../../functions/catalogue.ts'
import type { System, Table } from '../../../model/system.ts'
import { lookUp } from '../../evaluator.ts'
import { COMMON_FILLS } from './commonFills.ts'
import type { Graph, Term } from './graph.ts'

/** Moments at which the equations of one time step are evaluated: one for Euler; for RK4 also half and whole way to the next. */
export function momentsOf({ method }: System['time']): 1 | 3 {
  return method === 'euler' ? 1 : 3
}

/**
 * Values of terms that depend on time alone, one for each moment of the time axis, computed by the catalogue's own functions when
 * they are first asked for. Time and the length of the coming step are exactly what the interpreter sets them to.
 */
export class TimePaths {
  readonly #graph: Graph
  readonly #time: Float64Array
  readonly #length: Float64Array
  readonly #known = new Map<number, Float64Array>()
  /** Memory for paths: asking for each by itself takes longer than filling it. */
  #room = new ArrayBuffer(0)
  #taken = 0

  constructor(graph: Graph, { start, step, steps, method }: System['time']) {
    const reaches = method === 'euler' ? [0] : [0, 0.5, 1]
    const moments = (steps + 1) * reaches.length
    this.#graph = graph
    this.#time = new Float64Array(moments)
    this.#length = new Float64Array(moments)
    for (let moment = 0; moment < moments; moment++) {
      const n = Math.floor(moment / reaches.length)
      const reach = reaches[moment % reaches.length] as number
      const time = start + n * step
      this.#time[moment] = reach === 0 ? time : time + reach * step
      this.#length[moment] = n < steps ? step : 0
    }
  }

  /** Takes over the path of a term from another graph. */
  set(term: number, path: Float64Array): void {
    this.#known.set(term, path)
  }

  of(index: number): Float64Array {
    const known = this.#known.get(index)
    if (known) return known
    const path = this.#compute(this.#graph.term(index))
    this.#known.set(index, path)
    return path
  }

  #path(): Float64Array {
    const { byteLength, length } = this.#time
    if (this.#taken + byteLength > this.#room.byteLength) {
      this.#room = new ArrayBuffer(PATHS * byteLength)
      this.#taken = 0
    }
    const path = new Float64Array(this.#room, this.#taken, length)
    this.#taken += byteLength
    return path
  }

  /** Paths of up to three parts; the first stands for those there are not. */
  #partsOf([a = 0, b = a, c = a]: readonly number[]): Paths {
    return [this.of(a), this.of(b), this.of(c)]
  }

  #compute({ kind, detail, parts }: Term): Float64Array {
    if (kind === 'time') return this.#time
    if (kind === 'length') return this.#length
    const path = this.#path()
    if (kind === 'constant') return path.fill(detail as number)
    const [a, b, c] = this.#partsOf(parts)
    if (kind === 'lookup') return fillLookup(path, this.#graph.tables[detail as number] as Table, a)
    if (kind === 'if') return fillChoice(path, a, b, c)
    if (kind !== 'call') throw new Error(`a ${kind} has no path of its own`)
    const fill = COMMON_FILLS.get(detail as string)
    if (fill) fill(path, a, b)
    else fillCall(path, FUNCTIONS.get(detail as string)?.evaluate as Evaluate, parts.length, [a, b, c])
    return path
  }
}

/** Paths that get their memory together. */
const PATHS = 64

type Evaluate = (...values: number[]) => number
type Paths = readonly [Float64Array, Float64Array, Float64Array]

function fillLookup(path: Float64Array, table: Table, at: Float64Array): Float64Array {
  for (let i = 0; i < path.length; i++) path[i] = lookUp(table, at[i] as number)
  return path
}

function fillChoice(
  path: Float64Array,
  condition: Float64Array,
  a: Float64Array,
  b: Float64Array,
): Float64Array {
  for (let i = 0; i < path.length; i++) path[i] = (condition[i] !== 0 ? a[i] : b[i]) as number
  return path
}

function fillCall(path: Float64Array, evaluate: Evaluate, count: number, [a, b, c]: Paths): void {
  if (count === 1) for (let i = 0; i < path.length; i++) path[i] = evaluate(a[i] as number)
  else if (count === 2)
    for (let i = 0; i < path.length; i++) path[i] = evaluate(a[i] as number, b[i] as number)
  else
    for (let i = 0; i < path.length; i++) path[i] = evaluate(a[i] as number, b[i] as number, c[i] as number)
}
