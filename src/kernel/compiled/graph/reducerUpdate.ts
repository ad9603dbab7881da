import type { ReducerTerms } from './buildGraph.ts'
import { type Graph, TIME } from './graph.ts'

/** Numbers a reducer keeps: its result and two of its own, as in `reducerState.ts`. */
export const REDUCER_NUMBERS = 3

/** What a reducer does at a time step, as terms with the interpreter's meaning. */
export interface ReducerUpdate {
  /** Whether it does anything at the step; a constant or a term of time alone when `scheduled`. */
  readonly active: number
  /** The steps at which it does anything are the same for all members. */
  readonly scheduled: boolean
  /** New values of the numbers it keeps, by their place: given only where they change. */
  readonly numbers: readonly { readonly place: number; readonly term: number }[]
  /** For a reading on a date: whether the date has come. Until a value is found it is tried at every later step. */
  readonly due?: number
}

/** The update of one reducer; the numbers it keeps are those from `place` on. */
export function reducerUpdate(graph: Graph, reducer: ReducerTerms, place: number): ReducerUpdate {
  return new UpdateBuilder(graph, reducer, place).build()
}

class UpdateBuilder {
  readonly #graph: Graph
  readonly #reducer: ReducerTerms
  readonly #place: number
  readonly #time: number

  constructor(graph: Graph, reducer: ReducerTerms, place: number) {
    this.#graph = graph
    this.#reducer = reducer
    this.#place = place
    this.#time = graph.add('time', '')
  }

  build(): ReducerUpdate {
    const { kind, value } = this.#reducer
    switch (kind) {
      case 'highest':
        return this.#within((active) => [this.#better('>', this.#kept(0), active, [value])])
      case 'lowest':
        return this.#within((active) => [this.#better('<', this.#kept(0), active, [value])])
      case 'final':
        return this.#within((active) => [this.#graph.choose(active, value, this.#kept(0))])
      case 'timeOfHighest':
        return this.#within((active) => this.#timeOf('>', active))
      case 'timeOfLowest':
        return this.#within((active) => this.#timeOf('<', active))
      case 'total':
        return this.#total()
      case 'at':
        return this.#at()
      case 'firstBelow':
        return this.#within((active) => this.#cross('<', active))
      case 'firstAbove':
        return this.#within((active) => this.#cross('>', active))
    }
  }

  #call(name: string, ...parts: readonly number[]): number {
    return this.#graph.call(name, ...parts)
  }

  #kept(number: number): number {
    return this.#graph.add('memory', this.#place + number)
  }

  #isNaN(term: number): number {
    return this.#call('!=', term, term)
  }

  /** Numbers that change while the reducer's window is open. */
  #within(numbers: (active: number) => readonly number[]): ReducerUpdate {
    const { from, to } = this.#reducer
    const outside = this.#call('or', this.#call('<', this.#time, from), this.#call('>', this.#time, to))
    return this.#update(this.#call('not', outside), numbers)
  }

  #update(active: number, numbers: (active: number) => readonly number[]): ReducerUpdate {
    const scheduled = this.#isScheduled(active)
    const terms = numbers(scheduled ? this.#graph.constant(1) : active)
    return { active, scheduled, numbers: terms.map((term, i) => ({ place: this.#place + i, term })) }
  }

  #better(order: '<' | '>', best: number, active: number, [value]: readonly [number]): number {
    const better = this.#call('and', active, this.#call(order, value, best))
    return this.#graph.choose(better, value, best)
  }

  #timeOf(order: '<' | '>', active: number): number[] {
    const { value } = this.#reducer
    const best = this.#kept(1)
    const better = this.#call('or', this.#isNaN(best), this.#call(order, value, best))
    const takes = this.#call('and', active, better)
    return [this.#graph.choose(takes, this.#time, this.#kept(0)), this.#graph.choose(takes, value, best)]
  }

  #total(): ReducerUpdate {
    const { from, to, value } = this.#reducer
    const end = this.#call('+', this.#time, this.#graph.add('length', ''))
    const overlap = this.#call('-', this.#call('min', end, to), this.#call('max', this.#time, from))
    const active = this.#call('>', overlap, this.#graph.constant(0))
    const sum = this.#call('+', this.#kept(0), this.#call('*', value, overlap))
    return this.#update(active, (open) => [this.#graph.choose(open, sum, this.#kept(0))])
  }

  /** The value on a date between two time steps lies on the line through theirs; until a value is found, each step is tried. */
  #at(): ReducerUpdate {
    const { from: date, value } = this.#reducer
    const [result, before, earlier] = [this.#kept(0), this.#kept(1), this.#kept(2)]
    const early = this.#call('<', this.#time, date)
    const due = this.#call('not', early)
    const far = this.#call('<', this.#call('+', this.#time, this.#graph.add('length', '')), date)
    const near = this.#call('not', far)
    const looks = this.#call('and', this.#isNaN(result), near)
    const rise = this.#call('*', this.#call('-', value, before), this.#call('-', date, earlier))
    const line = this.#call('+', before, this.#call('/', rise, this.#call('-', this.#time, earlier)))
    const between = this.#call('and', this.#call('==', before, before), this.#call('>', this.#time, date))
    const found = this.#graph.choose(between, line, value)
    const remembers = this.#call('and', looks, early)
    const terms = [
      this.#graph.choose(this.#call('and', looks, due), found, result),
      this.#graph.choose(remembers, value, before),
      this.#graph.choose(remembers, this.#time, earlier),
    ]
    const numbers = terms.map((term, i) => ({ place: this.#place + i, term }))
    return { active: near, scheduled: this.#isScheduled(near), numbers, due }
  }

  /** Whether a condition is the same for all members. */
  #isScheduled(condition: number): boolean {
    return (this.#graph.term(condition).depends & ~TIME) === 0
  }

  #cross(order: '<' | '>', active: number): number[] {
    const { value, threshold, hold } = this.#reducer
    const [result, since] = [this.#kept(0), this.#kept(1)]
    const open = this.#call('not', this.#call('<', result, this.#graph.constant(Infinity)))
    const looks = this.#call('and', active, open)
    const holds = this.#call('and', looks, this.#call(order, value, threshold))
    const began = this.#graph.choose(this.#isNaN(since), this.#time, since)
    const long = this.#call('>=', this.#call('-', this.#time, began), hold)
    const unheld = this.#graph.choose(looks, this.#graph.constant(Number.NaN), since)
    return [
      this.#graph.choose(this.#call('and', holds, long), began, result),
      this.#graph.choose(holds, began, unheld),
    ]
  }
}
