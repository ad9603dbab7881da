import { WHOLE_POWER } from '../../../functions/elementary/pow.ts'
import { type Graph, MEMBER, type Term, TIME } from '../graph/graph.ts'
import { type Arithmetic, arithmetic } from '../machine/arithmetic.ts'
import type { Machine } from '../machine/machine.ts'
import type { Lowering } from './lowering.ts'
import { LOWERINGS } from './lowerings.ts'
import { constantPower, generalPower } from './power.ts'

/** A term whose values are put into memory before a step is computed, as numbers or as masks. */
export interface Stored {
  readonly term: number
  readonly mask: boolean
}

/** Calls that cost one instruction, and how many of them in a row are still not worth a column of the time table. */
const SHORT_CALLS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=', 'not', 'and', '+', '-'])
const SHORT = 2

/**
 * Turns terms into instructions. Terms that are the same for a member's whole life become rows of memory, terms of time alone
 * columns of a table; both are only listed here, for whoever fills them.
 */
export class Lowerer {
  readonly machine: Machine
  /** Rows of memory in order: row i of these holds `members[i]`. */
  readonly members: Stored[] = []
  readonly times: Stored[] = []
  readonly #graph: Graph
  readonly #lowering: Lowering
  readonly #known: (number | undefined)[] = []
  /** Places of what is stored in the lists of it. */
  readonly #places = new Map<Stored[], Map<number, number>>()
  readonly #rows: Rows

  constructor(graph: Graph, machine: Machine, given: Pick<Lowering, 'finiteStocks' | 'single'>, rows: Rows) {
    this.#graph = graph
    this.#rows = rows
    this.machine = machine
    const m = arithmetic(machine)
    this.#lowering = {
      ...m,
      ...given,
      machine,
      number: (index) => (machine.isMask(index) ? machine.add('truth', '', index, m.constant(1)) : index),
      mask: (index) => (machine.isMask(index) ? index : machine.add('ne', '', index, m.constant(0))),
      call: (elementary, argument) => machine.add('call', elementary, argument),
    }
  }

  get arithmetic(): Arithmetic {
    return this.#lowering
  }

  /** The instruction that gives a term as a number. */
  number(term: number): number {
    return this.#lowering.number(this.#any(term))
  }

  /** The instruction that gives a term as a mask: it holds where the term is not 0. */
  mask(term: number): number {
    const { depends } = this.#graph.term(term)
    if (depends === MEMBER)
      return this.#stored(this.members, 'rowMask', { term, mask: true }, this.#rows.member)
    if (depends === TIME && !this.#isShort(term))
      return this.#stored(this.times, 'timeMask', { term, mask: true }, column)
    return this.#lowering.mask(this.#any(term))
  }

  /** The instruction of a term, number or mask as it comes. */
  #any(index: number): number {
    const known = this.#known[index]
    if (known !== undefined) return known
    const instruction = this.#lower(index, this.#graph.term(index))
    this.#known[index] = instruction
    return instruction
  }

  #lower(term: number, { kind, detail, parts, depends }: Term): number {
    if (kind === 'constant') return this.#lowering.constant(detail as number)
    if (depends === MEMBER) return this.#stored(this.members, 'row', { term, mask: false }, this.#rows.member)
    if (depends === TIME && !this.#isShort(term))
      return this.#stored(this.times, 'time', { term, mask: false }, column)
    switch (kind) {
      case 'stock':
      case 'noise':
        return this.machine.add(kind, detail)
      case 'draw':
        return this.machine.add('row', this.#rows.draw(detail as number))
      case 'delay':
        return this.machine.add('row', this.#rows.delay(detail as number))
      case 'memory':
        return this.machine.add('row', this.#rows.memory(detail as number))
      case 'if':
        return this.#choose(parts as [number, number, number])
      case 'lookup':
        return this.machine.add('lookup', detail, this.number(parts[0] as number))
      case 'call':
        return this.#call(detail as string, parts)
      case 'time':
      case 'length':
      case 'settled':
        throw new Error(`${kind} has no dependence`)
    }
  }

  /** Whether a term of time is as quickly computed as read: a comparison with a date, say. */
  #isShort(index: number, depth = SHORT): boolean {
    const { kind, parts, detail } = this.#graph.term(index)
    const isKnown = (part: number): boolean => {
      const { kind: source } = this.#graph.term(part)
      return source === 'constant' || source === 'time' || source === 'length'
    }
    return (
      kind === 'call' &&
      depth > 0 &&
      SHORT_CALLS.has(detail as string) &&
      parts.every((part) => isKnown(part) || this.#isShort(part, depth - 1))
    )
  }

  /** `then` where the condition holds; the larger or smaller of two numbers where that is what it says. */
  #choose([condition, then, otherwise]: readonly [number, number, number]): number {
    const [mask, a, b] = [this.mask(condition), this.number(then), this.number(otherwise)]
    const { operation, operands } = this.machine.instruction(mask)
    if (operation === 'lt' && operands[0] === b && operands[1] === a) return this.#lowering.pmax(b, a)
    if (operation === 'lt' && operands[0] === a && operands[1] === b) return this.#lowering.pmin(b, a)
    return this.#lowering.select(mask, a, b)
  }

  #call(name: string, parts: readonly number[]): number {
    if (name === '^') return this.#power(parts as [number, number])
    const row = LOWERINGS.get(name)
    if (!row) throw new Error(`the compiled kernel cannot compile the function ${name}`)
    if ((name === 'min' || name === 'max') && parts.length !== 2)
      throw new Error(`the compiled kernel cannot compile ${name} of ${parts.length} arguments`)
    const conditions = name === 'and' || name === 'or' || name === 'not'
    const operand = (i: number): number => {
      const part = parts[i] as number
      return conditions ? this.mask(part) : this.number(part)
    }
    if (parts.length === 1) return row(this.#lowering, operand(0))
    if (parts.length === 2) return row(this.#lowering, operand(0), operand(1))
    return row(this.#lowering, ...parts.map((_, i) => operand(i)))
  }

  /** Whether an exponent is whole is asked of a member once, where the exponent is the member's own. */
  #power([base, exponent]: readonly [number, number]): number {
    const known = this.#graph.constantOf(exponent)
    const x = this.number(base)
    if (known !== undefined) return constantPower(this.#lowering, x, known)
    const y = this.number(exponent)
    const graph = this.#graph
    const small = graph.call('<=', graph.call('abs', exponent), graph.constant(WHOLE_POWER))
    const whole = graph.call('and', small, graph.call('==', graph.call('floor', exponent), exponent))
    const general = generalPower(this.#lowering, x, y)
    return this.machine.add('wholePower', '', this.mask(whole), x, y, general)
  }

  #stored(
    list: Stored[],
    operation: 'row' | 'rowMask' | 'time' | 'timeMask',
    stored: Stored,
    place: (index: number) => number,
  ): number {
    const places = this.#places.get(list) ?? new Map<number, number>()
    this.#places.set(list, places)
    const key = 2 * stored.term + (stored.mask ? 1 : 0)
    const found = places.get(key) ?? list.push(stored) - 1
    places.set(key, found)
    return this.machine.add(operation, place(found))
  }
}

const column = (index: number): number => index

/** Where things stand among the rows of memory of a block. */
export interface Rows {
  member(index: number): number
  draw(index: number): number
  delay(index: number): number
  memory(index: number): number
}
