import { FUNCTIONS } from '../../../functions/catalogue.ts'
import type { System, Table } from '../../../model/system.ts'
import { lookUp } from '../../evaluator.ts'
import { Numbering } from '../machine/numbering.ts'
import { COMMON_FILLS } from './commonFills.ts'

/** Moments at which the equations of one time step are evaluated: one for Euler; for RK4 also half and whole way to the next. */
export function momentsOf({ method }: System['time']): 1 | 3 {
  return method === 'euler' ? 1 : 3
}

/** A number for each moment of a time axis. Paths of one axis with the same bits are the same object. */
export interface AxisPath {
  readonly values: Float64Array
  /** Among the paths of its axis. */
  readonly place: number
  /** Whether all numbers have the same bits. */
  readonly isConstant: boolean
}

/** Paths that get their memory together: asking for each by itself takes longer than filling it. */
const TOGETHER = 64

/** Bytes of paths, and computations, that are worth keeping. */
const MOST_BYTES = 32_000_000
const MOST_COMPUTATIONS = 100_000

type Evaluate = (...values: number[]) => number
type Time = System['time']

let latest: AxisPaths | undefined

/**
 * Values over a time axis, each computed once by the catalogue's own functions. Time and the length of the coming step are exactly
 * what the interpreter sets them to.
 */
export class AxisPaths {
  readonly time: AxisPath
  readonly length: AxisPath
  readonly #axis: Time
  readonly #moments: number
  readonly #all: AxisPath[] = []
  readonly #byHash = new Map<number, AxisPath[]>()
  readonly #constants = new Map<number | string, AxisPath>()
  /** Computations by what they do and what they read, and their results. */
  readonly #numbering = new Numbering()
  readonly #results: AxisPath[] = []
  readonly #names = new Map<string, number>()
  readonly #tables = new WeakMap<Table, number>()
  #lookups = 0
  #room = new Float64Array(0)
  #taken = 0

  /** Those of the last axis that was asked for, if it is this one: while a model is edited, nearly all paths stay the same. */
  static of(axis: Time): AxisPaths {
    if (!latest?.fits(axis)) latest = new AxisPaths(axis)
    return latest
  }

  private constructor(axis: Time) {
    const { start, step, steps } = axis
    const reaches = momentsOf(axis) === 1 ? [0] : [0, 0.5, 1]
    this.#axis = axis
    this.#moments = (steps + 1) * reaches.length
    const [times, lengths] = [new Float64Array(this.#moments), new Float64Array(this.#moments)]
    for (let moment = 0; moment < this.#moments; moment++) {
      const n = Math.floor(moment / reaches.length)
      const reach = reaches[moment % reaches.length] as number
      const time = start + n * step
      times[moment] = reach === 0 ? time : time + reach * step
      lengths[moment] = n < steps ? step : 0
    }
    this.time = this.#same(times) ?? this.#keep(times)
    this.length = this.#same(lengths) ?? this.#keep(lengths)
  }

  constant(value: number): AxisPath {
    const key = Object.is(value, -0) ? '-0' : value
    const known = this.#constants.get(key)
    if (known) return known
    const path = this.#filled((values) => values.fill(value))
    this.#constants.set(key, path)
    return path
  }

  /** A row of the function table; it has up to three arguments. */
  call(name: string, [a, b = a, c = a]: Parts, count: number): AxisPath {
    const number = this.#names.get(name) ?? this.#names.size
    this.#names.set(name, number)
    return this.#once(number, count, [a, b, c], (values) => {
      const fill = COMMON_FILLS.get(name)
      if (fill) fill(values, a.values, b.values)
      else fillCall(values, FUNCTIONS.get(name)?.evaluate as Evaluate, count, [a.values, b.values, c.values])
    })
  }

  choice(condition: AxisPath, then: AxisPath, otherwise: AxisPath): AxisPath {
    return this.#once(CHOICE, 0, [condition, then, otherwise], (values) => {
      for (let i = 0; i < values.length; i++)
        values[i] = (condition.values[i] !== 0 ? then.values[i] : otherwise.values[i]) as number
    })
  }

  lookUp(table: Table, at: AxisPath): AxisPath {
    const number = this.#tables.get(table) ?? this.#lookups++
    this.#tables.set(table, number)
    return this.#once(LOOKUP, number, [at, at, at], (values) => {
      for (let i = 0; i < values.length; i++) values[i] = lookUp(table, at.values[i] as number)
    })
  }

  /** Whether these are the paths of an axis, and not too many yet to go on with. */
  fits({ start, step, steps, method }: Time): boolean {
    const own = this.#axis
    const same = own.start === start && own.step === step && own.steps === steps && own.method === method
    const bytes = this.#all.length * this.#moments * Float64Array.BYTES_PER_ELEMENT
    return same && bytes < MOST_BYTES && this.#results.length < MOST_COMPUTATIONS
  }

  #once(
    operation: number,
    detail: number,
    [a, b, c]: readonly [AxisPath, AxisPath, AxisPath],
    fill: (values: Float64Array) => void,
  ): AxisPath {
    const fresh = this.#results.length
    const number = this.#numbering.of(operation, detail, a.place, b.place, c.place, 0, fresh)
    if (number < fresh) return this.#results[number] as AxisPath
    const path = this.#filled(fill)
    this.#results.push(path)
    return path
  }

  /** Memory that turns out to hold a known path is used again for the next one. */
  #filled(fill: (values: Float64Array) => void): AxisPath {
    if (this.#taken === this.#room.length) {
      this.#room = new Float64Array(TOGETHER * this.#moments)
      this.#taken = 0
    }
    const values = this.#room.subarray(this.#taken, this.#taken + this.#moments)
    fill(values)
    const known = this.#same(values)
    if (known) return known
    this.#taken += this.#moments
    return this.#keep(values)
  }

  #same(values: Float64Array): AxisPath | undefined {
    const words = wordsOf(values)
    return this.#byHash.get(hash(words))?.find((other) => isSame(words, wordsOf(other.values)))
  }

  #keep(values: Float64Array): AxisPath {
    const words = wordsOf(values)
    const path = { values, place: this.#all.length, isConstant: isConstant(words) }
    this.#all.push(path)
    const key = hash(words)
    const others = this.#byHash.get(key)
    if (others) others.push(path)
    else this.#byHash.set(key, [path])
    return path
  }
}

type Parts = readonly [AxisPath, AxisPath?, AxisPath?]

/** Computations that are no calls. */
const CHOICE = -1
const LOOKUP = -2

function fillCall(
  path: Float64Array,
  evaluate: Evaluate,
  count: number,
  [a, b, c]: readonly [Float64Array, Float64Array, Float64Array],
): void {
  if (count === 1) for (let i = 0; i < path.length; i++) path[i] = evaluate(a[i] as number)
  else if (count === 2)
    for (let i = 0; i < path.length; i++) path[i] = evaluate(a[i] as number, b[i] as number)
  else
    for (let i = 0; i < path.length; i++) path[i] = evaluate(a[i] as number, b[i] as number, c[i] as number)
}

function wordsOf(values: Float64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, 2 * values.length)
}

function isConstant(words: Uint32Array): boolean {
  for (let i = 2; i < words.length; i++) if (words[i] !== words[i & 1]) return false
  return true
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
