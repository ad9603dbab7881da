import { nearestName } from '../../diagnostics/nearestName.ts'
import { FUNCTIONS } from '../../functions/catalogue.ts'
import { monthsOf, NEVER } from '../../model/calendar.ts'
import type { Expression } from '../../model/expression.ts'
import { nameOf } from '../../model/nameOf.ts'
import type { StudiedMetric } from '../studiedMetrics.ts'

/** What is wrong with a condition, by the offset of its first character. */
export interface ConditionProblem {
  readonly at: number
  readonly found: string
  readonly expected: string
  readonly nearest?: string
}

type Kind = StudiedMetric['kind'] | 'never'

/** A part of a condition: what it is, and its value for a member. */
interface Typed {
  readonly kind: Kind
  readonly value: (values: readonly number[]) => number
}

/** Ends the reading of a condition. */
export class Refused extends Error {
  readonly problem: ConditionProblem

  constructor(at: number, found: string, expected: string, nearest?: string) {
    super(found)
    this.problem = { at, found, expected, ...(nearest === undefined ? {} : { nearest }) }
  }
}

/** Words that ask whether a time or a number ever comes. */
const ASKING = ['comes', 'never']

export const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='] as const

const DATE = 'a date such as date("2028-06")'

/** What is expected where a condition is none. */
export const SAMPLE = 'a comparison such as METRIC > 12, METRIC <= date("2028-06") or METRIC == never'

/** Reads the parts of one condition and remembers which metrics they are about. */
export class ConditionReader {
  readonly used: StudiedMetric[] = []
  readonly #metrics: readonly StudiedMetric[]
  readonly #origin: string

  /** @param origin `YYYY-MM` of time zero */
  constructor(metrics: readonly StudiedMetric[], origin: string) {
    this.#metrics = metrics
    this.#origin = origin
  }

  /** @throws Refused where a part does not fit */
  read(expression: Expression): Typed {
    switch (expression.kind) {
      case 'number':
        return { kind: 'number', value: () => expression.value }
      case 'text':
        throw new Refused(expression.at, `"${expression.value}"`, DATE)
      case 'name':
        return expression.name === 'never'
          ? { kind: 'never', value: () => Number.POSITIVE_INFINITY }
          : this.#metric(expression.name, expression.at)
      case 'element':
        return this.#metric(nameOf(expression.name, expression.indices.join(',')), expression.at)
      case 'call':
        return this.#call(expression)
      case 'if':
        throw new Refused(expression.at, 'a choice ? :', 'and, or, not')
    }
  }

  #date([part]: readonly Expression[], at: number): Typed {
    if (part?.kind !== 'text') throw new Refused(part?.at ?? at, 'no text', DATE)
    const months = monthsOf(part.value, this.#origin)
    if (months === undefined) throw new Refused(part.at, `"${part.value}"`, DATE)
    const time = months >= NEVER ? Number.POSITIVE_INFINITY : months
    return { kind: 'time', value: () => time }
  }

  #metric(id: string, at: number): Typed {
    const found = this.#metrics.find((one) => one.id === id)
    if (!found) throw this.#unknown(id, at)
    if (!this.used.includes(found)) this.used.push(found)
    const place = this.used.indexOf(found)
    return { kind: found.kind, value: (values) => values[place] as number }
  }

  #unknown(id: string, at: number): Refused {
    const elements = this.#metrics.filter(({ name }) => name === id).map((one) => one.id)
    if (elements.length > 0) return new Refused(at, id, `one element of it: ${elements.join(', ')}`)
    const ids = this.#metrics.map((one) => one.id)
    const expected =
      this.#metrics.length === 0 ? 'a metric; the scenario has none' : 'a metric of the scenario'
    return new Refused(at, id, expected, nearestName(id, [...ids, 'never']))
  }

  #call({ name, arguments: parts, at }: Extract<Expression, { kind: 'call' }>): Typed {
    if (ASKING.includes(name)) return this.#asking(name, parts, at)
    if (name === 'date') return this.#date(parts, at)
    const row = FUNCTIONS.get(name)
    if (!row) {
      const known = [...FUNCTIONS.keys(), ...ASKING, 'date'].filter((one) => /^[a-z]/i.test(one))
      throw new Refused(at, name, 'a function of the equation language', nearestName(name, known))
    }
    if (parts.length < row.least || parts.length > row.most)
      throw new Refused(at, `${parts.length} values for ${name}`, countText(row.least, row.most))
    const read = parts.map((part) => this.read(part))
    const kind = this.#kindOf(name, read, parts)
    const { evaluate } = row
    if ((name === 'min' || name === 'max') && read.length !== 2)
      return {
        kind,
        value: (values) => read.map((one) => one.value(values)).reduce((a, b) => evaluate(a, b)),
      }
    return { kind, value: (values) => evaluate(...read.map((one) => one.value(values))) }
  }

  #asking(name: string, parts: readonly Expression[], at: number): Typed {
    const [part] = parts
    if (!part || parts.length > 1) throw new Refused(at, `${parts.length} values for ${name}`, 'one metric')
    const { kind, value } = this.read(part)
    if (kind === 'condition' || kind === 'never')
      throw new Refused(part.at, nounOf(kind), 'a date or a number that may never come')
    const wanted = name === 'comes'
    return { kind: 'condition', value: (values) => (value(values) < NEVER === wanted ? 1 : 0) }
  }

  /** What a function of the language gives for parts of these kinds. */
  #kindOf(name: string, read: readonly Typed[], parts: readonly Expression[]): Kind {
    const kinds = read.map((one) => one.kind)
    const refuse = (i: number, expected: string): never => {
      throw new Refused(parts[i]?.at ?? 0, nounOf(kinds[i] as Kind), expected)
    }
    if (COMPARISONS.includes(name as (typeof COMPARISONS)[number])) {
      const [a, b] = kinds
      if (a === 'condition' || b === 'condition')
        refuse(a === 'condition' ? 0 : 1, 'a number or a date: a condition is not compared, it holds or not')
      if (a !== b && a !== 'never' && b !== 'never')
        refuse(1, a === 'time' ? `${DATE}, or never` : 'a number')
      return 'condition'
    }
    if (name === 'and' || name === 'or' || name === 'not') {
      const wrong = kinds.findIndex((kind) => kind !== 'condition')
      if (wrong >= 0) refuse(wrong, SAMPLE)
      return 'condition'
    }
    if (name === '-' && kinds[0] === 'time' && kinds[1] === 'time') return 'number'
    if ((name === '+' || name === '-') && kinds[0] === 'time' && kinds[1] === 'number') return 'time'
    const wrong = kinds.findIndex((kind) => kind !== 'number')
    if (wrong >= 0) refuse(wrong, 'a number')
    return 'number'
  }
}

/** What a part is called in a message. */
export function nounOf(kind: Kind): string {
  return { number: 'a number', time: 'a date', condition: 'a condition', never: 'never' }[kind]
}

function countText(least: number, most: number): string {
  return least === most ? `${least}` : `${least} to ${most}`
}
