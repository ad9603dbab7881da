import { FUNCTIONS } from '../../../functions/catalogue.ts'
import type { Table } from '../../../model/system.ts'
import { lookUp } from '../../evaluator.ts'

/**
 * What a term's value can depend on, as bits. Nothing: a constant. `MEMBER` alone: the same for a member's whole life.
 * `TIME` alone: the same for all members. Anything with `NOISE` or `STOCK` changes with both.
 */
export const MEMBER = 1
export const TIME = 2
export const NOISE = 4
export const STOCK = 8

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

/**
 * All terms of a system, each once: equal computations get one number (value numbering, Cocke and Schwartz 1970), constants
 * are computed with the catalogue's own functions. A term comes after its parts.
 */
export class Graph {
  readonly terms: Term[] = []
  readonly tables: readonly Table[]
  readonly #known = new Map<TermKind, Map<number | string, Map<number | string, number>>>()

  constructor(tables: readonly Table[]) {
    this.tables = tables
  }

  add(kind: TermKind, detail: number | string, parts: readonly number[] = []): number {
    const same = this.#like(kind, detail)
    const key = parts.length > 2 ? parts.join(' ') : ((parts[0] ?? 0) + 1) * 2097152 + (parts[1] ?? 0)
    const known = same.get(key)
    if (known !== undefined) return known
    let depends = DEPENDS[kind] ?? 0
    for (const part of parts) depends |= this.term(part).depends
    const term = this.terms.push({ kind, detail, parts, depends }) - 1
    same.set(key, term)
    return term
  }

  /** Terms of a kind and detail, by their parts. */
  #like(kind: TermKind, detail: number | string): Map<number | string, number> {
    return within(within(this.#known, kind), Object.is(detail, -0) ? '-0' : detail)
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
    const row = FUNCTIONS.get(name)
    if (!row) throw new Error(`the compiled kernel knows no function ${name}`)
    if (parts.every((part) => this.term(part).kind === 'constant'))
      return this.constant(row.evaluate(...parts.map((part) => this.term(part).detail as number)))
    const known = name === 'and' || name === 'or' ? this.#condition(name, parts) : undefined
    return known ?? this.add('call', name, parts)
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
    if (kind === 'call') return this.call(detail as string, ...parts)
    if (kind === 'if') return this.choose(...(parts as [number, number, number]))
    if (kind === 'lookup') return this.lookUp(detail as number, ...(parts as [number]))
    return this.add(kind, detail, parts)
  }

  /** What a conjunction or disjunction comes down to where one of its parts decides it, or leaves it to the other. */
  #condition(name: 'and' | 'or', parts: readonly number[]): number | undefined {
    const values = parts.map((part) => this.constantOf(part))
    if (name === 'and' && values.some((v) => v === 0)) return this.constant(0)
    if (name === 'or' && values.some((v) => v !== undefined && v !== 0)) return this.constant(1)
    const [only, ...others] = parts.filter((_, i) => values[i] === undefined)
    return only !== undefined && others.length === 0 && this.#isCondition(only) ? only : undefined
  }

  #isCondition(index: number): boolean {
    const { kind, detail } = this.term(index)
    return kind === 'call' && ['order', 'logic'].includes(FUNCTIONS.get(detail as string)?.unit ?? '')
  }
}

/** The map within a map, made when it is first asked for. */
function within<Key, Inner extends Map<unknown, unknown>>(outer: Map<Key, Inner>, key: Key): Inner {
  const known = outer.get(key)
  if (known) return known
  const fresh = new Map() as Inner
  outer.set(key, fresh)
  return fresh
}
