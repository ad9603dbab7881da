import { FUNCTIONS } from '../../../functions/catalogue.ts'
import type { Table } from '../../../model/system.ts'
import { lookUp } from '../../evaluator.ts'
import { Numbering } from '../machine/numbering.ts'

/**
 * What a term's value can depend on, as bits. Nothing: a constant. `MEMBER` alone: the same for a member's whole life.
 * `TIME` alone: the same for all members. Anything with `NOISE` or `STOCK` changes with both.
 */
export const MEMBER = 1
export const TIME = 2
const NOISE = 4
const STOCK = 8

/** Where a term's value comes from. */
export type TermKind =
  | 'constant'
  | 'time'
  /** The length of the coming time step: 0 at the end of the time axis. */
  | 'length'
  /** A slot that keeps its value from the start of a member's life to its end. */
  | 'settled'
  /** A number drawn for a member, where its start is computed. */
  | 'draw'
  | 'stock'
  | 'delay'
  | 'noise'
  /** A number that a reducer keeps. */
  | 'memory'
  | 'call'
  | 'if'
  | 'lookup'

/** One number computed from others; `parts` are the indices of those. */
export interface Term {
  readonly kind: TermKind
  /** The constant, slot, number of the stock, delay, series, memory or table, or the name of the function. */
  readonly detail: number | string
  readonly parts: readonly number[]
  readonly depends: number
}

const DEPENDS: Readonly<Partial<Record<TermKind, number>>> = {
  time: TIME,
  length: TIME,
  settled: MEMBER,
  draw: NOISE,
  stock: STOCK,
  delay: STOCK,
  noise: NOISE,
  memory: STOCK,
}

/** Kinds of terms with parts. */
const KINDS: readonly TermKind[] = ['call', 'if', 'lookup']

const NONE: readonly number[] = []

/**
 * All terms of a system, each once: equal computations get one number (value numbering, Cocke and Schwartz 1970), constants
 * are computed with the catalogue's own functions. A term comes after its parts.
 */
export class Graph {
  readonly terms: Term[] = []
  readonly tables: readonly Table[]
  /** Terms without parts, and kinds and details of those with parts as numbers. */
  readonly #leaves = new Map<TermKind, Map<number | string, number>>()
  readonly #sorts = new Map<TermKind, Map<number | string, number>>()
  readonly #numbering = new Numbering()

  constructor(tables: readonly Table[]) {
    this.tables = tables
  }

  add(kind: TermKind, detail: number | string, parts: readonly number[] = NONE): number {
    const fresh = this.terms.length
    const number =
      parts.length === 0 ? this.#leaf(kind, detail, fresh) : this.#compound(kind, detail, parts, fresh)
    if (number < fresh) return number
    let depends = DEPENDS[kind] ?? 0
    for (const part of parts) depends |= this.term(part).depends
    this.terms.push({ kind, detail, parts, depends })
    return fresh
  }

  #leaf(kind: TermKind, detail: number | string, fresh: number): number {
    return numbered(within(this.#leaves, kind), Object.is(detail, -0) ? '-0' : detail, fresh)
  }

  #compound(kind: TermKind, detail: number | string, parts: readonly number[], fresh: number): number {
    const sorts = within(this.#sorts, kind)
    const sort = numbered(sorts, detail, sorts.size)
    if (parts.length > 3) throw new Error(`${kind} ${detail} has more than three parts`)
    const at = (i: number): number => (i < parts.length ? (parts[i] as number) : -1)
    return this.#numbering.of(KINDS.indexOf(kind), sort, at(0), at(1), at(2), 0, fresh)
  }

  term(index: number): Term {
    return this.terms[index] as Term
  }

  constant(value: number): number {
    return this.add('constant', value)
  }

  /** The value of a constant term. */
  constantOf(index: number): number | undefined {
    const { kind, detail } = this.term(index)
    return kind === 'constant' ? (detail as number) : undefined
  }

  /** A call of a row of the function table. @throws Error when there is no such row */
  call(name: string, ...parts: readonly number[]): number {
    return this.callOf(name, parts)
  }

  callOf(name: string, parts: readonly number[]): number {
    const row = FUNCTIONS.get(name)
    if (!row) throw new Error(`the compiled kernel knows no function ${name}`)
    if (this.#areConstant(parts))
      return this.constant(row.evaluate(...parts.map((part) => this.term(part).detail as number)))
    const known = name === 'and' || name === 'or' ? this.#condition(name, parts) : undefined
    return known ?? this.add('call', name, parts)
  }

  #areConstant(parts: readonly number[]): boolean {
    for (const part of parts) if (this.term(part).kind !== 'constant') return false
    return true
  }

  choose(condition: number, then: number, otherwise: number): number {
    const known = this.constantOf(condition)
    if (known !== undefined) return known !== 0 ? then : otherwise
    return then === otherwise ? then : this.add('if', '', [condition, then, otherwise])
  }

  lookUp(table: number, argument: number): number {
    const known = this.constantOf(argument)
    if (known === undefined) return this.add('lookup', table, [argument])
    return this.constant(lookUp(this.tables[table] as Table, known))
  }

  /** The same term with other parts. */
  again({ kind, detail }: Term, parts: readonly number[]): number {
    if (kind === 'call') return this.callOf(detail as string, parts)
    if (kind === 'if') return this.choose(...(parts as [number, number, number]))
    if (kind === 'lookup') return this.lookUp(detail as number, ...(parts as [number]))
    return this.add(kind, detail, parts)
  }

  /** What a conjunction or disjunction comes down to where one of its parts decides it, or leaves it to the other. */
  #condition(name: 'and' | 'or', parts: readonly number[]): number | undefined {
    const decisive = name === 'or'
    let only: number | undefined
    let others = 0
    for (const part of parts) {
      const value = this.constantOf(part)
      if (value === undefined && only === undefined) only = part
      else if (value === undefined) others++
      else if ((value !== 0) === decisive) return this.constant(decisive ? 1 : 0)
    }
    return only !== undefined && others === 0 && this.#isCondition(only) ? only : undefined
  }

  #isCondition(index: number): boolean {
    const { kind, detail } = this.term(index)
    return kind === 'call' && ['order', 'logic'].includes(FUNCTIONS.get(detail as string)?.unit ?? '')
  }
}

/** The number a key has, or else the one it is given here. */
function numbered<Key>(numbers: Map<Key, number>, key: Key, fresh: number): number {
  const known = numbers.get(key)
  if (known === undefined) numbers.set(key, fresh)
  return known ?? fresh
}

/** The map within a map, made when it is first asked for. */
function within<Key, Inner extends Map<unknown, unknown>>(outer: Map<Key, Inner>, key: Key): Inner {
  const known = outer.get(key)
  if (known) return known
  const fresh = new Map() as Inner
  outer.set(key, fresh)
  return fresh
}
