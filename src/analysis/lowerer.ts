import { FUNCTIONS } from '../functions/catalogue.ts'
import { dateLabel, monthsOf } from '../model/calendar.ts'
import type { Equation, Expression } from '../model/expression.ts'
import { placeInEquation } from '../model/placeInEquation.ts'
import type { Reducer, Scalar } from '../model/system.ts'
import type { Draft } from './draft.ts'
import type { Report } from './report.ts'
import { call, choose, constant, slotValue, TIME_NOW } from './scalar.ts'
import { type Binding, bind, type Scope } from './scope.ts'
import { SPECIALS } from './specials.ts'

/** What lowering needs to know of the time axis, in months since its origin. */
export interface Span {
  readonly origin: string
  readonly startTime: number
  readonly endTime: number
  readonly timeStep: number
}

/** Whose equation is being lowered: hidden parts are named after it. */
export interface Owner {
  readonly variable: string
  readonly element: string
}

/**
 * Turns a checked equation into scalars for one element: names become slots, arrays are laid out, macros become hidden
 * stocks, reducers are registered. Never called on an equation that the checker found fault with.
 */
export class Lowerer {
  readonly timeStep: number
  readonly startTime: number
  readonly endTime: number
  /** Set when a date of a reducer lies outside the simulated span. */
  outside = false
  readonly #scope: Scope
  readonly #draft: Draft
  readonly #report: Report
  readonly #span: Span
  readonly #equation: Equation
  readonly #binding: Binding
  readonly #owner: Owner

  constructor(
    context: { scope: Scope; draft: Draft; report: Report; span: Span },
    equation: Equation,
    binding: Binding,
    owner: Owner,
  ) {
    this.#scope = context.scope
    this.#draft = context.draft
    this.#report = context.report
    this.#span = context.span
    this.#equation = equation
    this.#binding = binding
    this.#owner = owner
    this.timeStep = context.span.timeStep
    this.startTime = context.span.startTime
    this.endTime = context.span.endTime
  }

  lowerAll(): Scalar {
    return this.lower(this.#equation.expression)
  }

  lower(expression: Expression): Scalar {
    switch (expression.kind) {
      case 'number':
        return constant(expression.value)
      case 'text':
        return this.time(expression)
      case 'name':
        return this.#name(expression.name)
      case 'element':
        return slotValue(this.#slot(expression.name, expression.indices))
      case 'if':
        return choose(
          this.lower(expression.condition),
          this.lower(expression.then),
          this.lower(expression.otherwise),
        )
      case 'call':
        return this.#call(expression)
    }
  }

  /** A point on the time axis: a text is a date, anything else an expression of one. */
  time(expression: Expression): Scalar {
    if (expression.kind !== 'text') return this.lower(expression)
    const months = monthsOf(expression.value, this.#span.origin)
    if (months !== undefined) return constant(months)
    this.#problem(
      expression,
      'bad-date',
      `"${expression.value}"`,
      'a date such as 2027, 2027-01 or 2027-01-31',
    )
    return constant(this.startTime)
  }

  /** A date that a reducer reads: outside the simulated span it would never be reached. */
  dateWithin(expression: Expression): Scalar {
    const date = this.time(expression)
    if (date.op === 'constant' && (date.value < this.startTime || date.value > this.endTime))
      this.outside = true
    return date
  }

  /** The window of a reducer; where an end is left out, that of the simulated span. @param lasts no instant is one */
  window(from?: Expression, to?: Expression, lasts = false): { from: Scalar; to: Scalar } {
    const first = from ? this.dateWithin(from) : constant(this.startTime)
    const last = to ? this.dateWithin(to) : constant(this.endTime)
    if (from && to && first.op === 'constant' && last.op === 'constant') {
      const { origin } = this.#span
      const expected = `a date after the first, ${dateLabel(first.value, origin)}`
      if (last.value < first.value || (lasts && last.value === first.value))
        this.#problem(to, 'reversed-window', dateLabel(last.value, origin), expected)
    }
    return { from: first, to: last }
  }

  /** The expression once for each element of a dimension. */
  each(dimension: string, expression: Expression): Scalar[] {
    return this.#scope
      .elements(dimension)
      .map((element) => this.#bound(dimension, element).#inner(expression, this))
  }

  hiddenStock(initial: Scalar, rate: (slot: number) => Scalar): number {
    const slot = this.#hidden()
    this.#draft.stocks.push({ slot, initial, rate: rate(slot), nonNegative: false })
    return slot
  }

  fixedDelay(input: Scalar, delay: Scalar, initial: Scalar): number {
    const slot = this.#hidden()
    this.#draft.delays.push({ slot, input, delay, initial })
    return slot
  }

  memory(value: Scalar): number {
    const slot = this.#hidden()
    this.#draft.memories.push({ slot, value })
    return slot
  }

  reducer(reducer: Omit<Reducer, 'slot'>): number {
    const slot = this.#hidden()
    this.#draft.reducers.push({ ...reducer, slot })
    return slot
  }

  requireAtLeastTimeStep(delay: Scalar, expression: Expression): void {
    const value = this.#constantValue(delay)
    if (value !== undefined && !(value >= this.timeStep)) {
      const expected = `at least the time step of ${this.timeStep} months`
      this.#problem(expression, 'delay-too-short', `a delay of ${value} months`, expected)
      return
    }
    if (value !== undefined) return
    this.#draft.checks.push({
      variable: this.#owner.variable,
      holds: call('>=', delay, constant(this.timeStep)),
      reason: `a delay is shorter than the time step of ${this.timeStep} months`,
    })
  }

  #bound(dimension: string, element: string): Lowerer {
    const context = { scope: this.#scope, draft: this.#draft, report: this.#report, span: this.#span }
    return new Lowerer(context, this.#equation, bind(this.#binding, [dimension], [element]), this.#owner)
  }

  #inner(expression: Expression, outer: Lowerer): Scalar {
    const value = this.lower(expression)
    if (this.outside) outer.outside = true
    return value
  }

  #hidden(): number {
    return this.#draft.hidden(this.#owner.variable, this.#owner.element)
  }

  #problem(expression: Expression, code: string, found: string, expected: string): void {
    this.#report.add(placeInEquation(this.#equation, expression.at), code, found, expected)
  }

  #name(name: string): Scalar {
    if (name === 'time') return TIME_NOW
    if (name === 'timeStep') return constant(this.timeStep)
    if (name === 'startTime') return constant(this.startTime)
    if (name === 'endTime') return constant(this.endTime)
    return slotValue(this.#slot(name, []))
  }

  #slot(name: string, indices: readonly string[]): number {
    const over = this.#scope.variables.get(name)?.over ?? []
    const elements = indices.map((index, i) =>
      this.#scope.elements(over[i] as string).includes(index) ? index : this.#binding.get(index),
    )
    const slot = this.#draft.find(name, elements.join(','))
    if (slot === undefined) throw new Error(`no slot for ${name}[${elements.join(',')}]`)
    return slot
  }

  #call(expression: Extract<Expression, { kind: 'call' }>): Scalar {
    const { name, arguments: args } = expression
    const table = this.#draft.tableIndex(name)
    if (table !== undefined) return { op: 'lookup', table, argument: this.lower(args[0] as Expression) }
    if (FUNCTIONS.has(name)) return call(name, ...args.map((a) => this.lower(a)))
    return (SPECIALS.get(name) as { lower: (a: readonly Expression[], l: Lowerer) => Scalar }).lower(
      args,
      this,
    )
  }

  /** The value of a scalar made of constants and certain parameters only. */
  #constantValue(scalar: Scalar): number | undefined {
    if (scalar.op === 'constant') return scalar.value
    if (scalar.op === 'slot') {
      const value = this.#draft.assignments.get(scalar.slot)
      return value?.op === 'constant' ? value.value : undefined
    }
    if (scalar.op !== 'call') return undefined
    const values = scalar.arguments.map((a) => this.#constantValue(a))
    if (values.some((v) => v === undefined)) return undefined
    return FUNCTIONS.get(scalar.name)?.evaluate(...(values as number[]))
  }
}
