import { nearestName } from '../diagnostics/nearestName.ts'
import { FUNCTIONS, type FunctionRow } from '../functions/catalogue.ts'
import type { Equation, Expression } from '../model/expression.ts'
import type { Variable } from '../model/model.ts'
import { placeInEquation } from '../model/placeInEquation.ts'
import { agree, CONDITION, describe, MONTHS, type Quantity, TIME, ZERO } from './quantity.ts'
import type { Report } from './report.ts'
import type { Scope } from './scope.ts'
import { SPECIALS } from './specials.ts'
import { DIMENSIONLESS, divide, multiply, PER_MONTH, parseUnit, power, sameUnit, type Unit } from './unit.ts'
import { USUAL_NAMES } from './usualNames.ts'

const NUMBER: Quantity = { kind: 'number', unit: DIMENSIONLESS }

/**
 * Walks an equation once for all its elements: every name is known, every index fits, and every part has a unit that
 * agrees with the rest (dimensional analysis over the whole tree, both branches of conditions included).
 */
export class Checker {
  readonly #scope: Scope
  readonly #report: Report
  readonly #equation: Equation
  /** Dimensions that indices may name here. */
  readonly #bound: readonly string[]
  readonly #reducersAllowed: boolean
  #inReducer = false

  constructor(scope: Scope, report: Report, equation: Equation, bound: readonly string[], reducers = false) {
    this.#scope = scope
    this.#report = report
    this.#equation = equation
    this.#bound = bound
    this.#reducersAllowed = reducers
  }

  /** @param expected undefined where nothing is known of it: names and indices are checked all the same */
  check(expected: Quantity | undefined): void {
    if (expected) this.expect(this.#equation.expression, expected)
    else this.quantity(this.#equation.expression)
  }

  /** Reports an expression that is not of the expected kind and unit. */
  expect(expression: Expression, expected: Quantity): void {
    const found = this.quantity(expression)
    if (found && !agree(found, expected)) this.#mismatch(expression, found, expected)
  }

  problem(
    expression: Expression,
    code: string,
    found: string,
    expected: string,
    nearest?: string,
  ): undefined {
    this.#report.add(placeInEquation(this.#equation, expression.at), code, found, expected, nearest)
    return undefined
  }

  quantity(expression: Expression): Quantity | undefined {
    switch (expression.kind) {
      case 'number':
        return expression.value === 0 ? ZERO : NUMBER
      case 'text':
        return this.problem(
          expression,
          'number-expected',
          `the text "${expression.value}"`,
          'a number or a name',
        )
      case 'name':
        return this.#name(expression)
      case 'element':
        return this.#element(expression)
      case 'if':
        this.expect(expression.condition, CONDITION)
        return this.same([expression.then, expression.otherwise])
      case 'call':
        return this.#call(expression)
    }
  }

  /** The common kind and unit of several expressions; differing ones are reported at the first that differs. */
  same(expressions: readonly Expression[]): Quantity | undefined {
    let common: Quantity | undefined
    for (const e of expressions) {
      const q = this.quantity(e)
      if (!q) continue
      if (common && !agree(q, common)) return this.#mismatch(e, q, common)
      if (!common || common.kind === 'zero') common = q
    }
    return common
  }

  /** A time written as a text, or any expression that is one. */
  expectTime(expression: Expression): void {
    if (expression.kind === 'text') return
    const found = this.quantity(expression)
    if (found && !agree(found, TIME))
      this.problem(
        expression,
        'unit-mismatch',
        describe(found),
        'a date in quotation marks, such as "2027-01", or a parameter of unit date',
      )
  }

  /** A path is read once for a whole member, so a reducer cannot stand inside another. */
  path(expression: Expression): Quantity | undefined {
    const outer = this.#inReducer
    this.#inReducer = true
    const q = this.quantity(expression)
    this.#inReducer = outer
    return q
  }

  within(dimension: string, expression: Expression): Quantity | undefined {
    const inner = new Checker(
      this.#scope,
      this.#report,
      this.#equation,
      [...this.#bound, dimension],
      this.#reducersAllowed,
    )
    inner.#inReducer = this.#inReducer
    return inner.quantity(expression)
  }

  dimension(expression: Expression): string | undefined {
    if (expression.kind === 'name' && this.#scope.dimensions.has(expression.name)) return expression.name
    const found = expression.kind === 'name' ? expression.name : 'an expression'
    const nearest = nearestName(found, [...this.#scope.dimensions.keys()])
    return this.problem(
      expression,
      'unknown-dimension',
      found,
      'the name of a dimension or sub-range',
      nearest,
    )
  }

  #mismatch(expression: Expression, found: Quantity, expected: Quantity): undefined {
    const code = expected.kind === 'condition' ? 'condition-expected' : 'unit-mismatch'
    const isNumber = literal(expression) !== undefined && expected.kind === 'number'
    const advice = isNumber ? ': a number that has a unit is a parameter with a source' : ''
    return this.problem(expression, code, describe(found), `${describe(expected)}${advice}`)
  }

  #name(expression: Extract<Expression, { kind: 'name' }>): Quantity | undefined {
    const { name } = expression
    if (name === 'time' || name === 'startTime' || name === 'endTime') return TIME
    if (name === 'timeStep') return MONTHS
    const variable = this.#variable(expression, name)
    if (!variable) return undefined
    if (variable.kind === 'lookup')
      return this.problem(
        expression,
        'wrong-argument-count',
        `the lookup ${name} without an argument`,
        `${name}(x)`,
      )
    if (variable.over.length > 0)
      return this.problem(expression, 'wrong-index-count', name, `${name}[${variable.over.join(', ')}]`)
    return quantityOfVariable(variable)
  }

  #variable(expression: Expression, name: string): Variable | undefined {
    const variable = this.#scope.variables.get(name)
    if (variable) return variable
    return this.problem(
      expression,
      'unknown-name',
      name,
      'the name of a variable or parameter',
      this.#scope.nearestVariable(name),
    )
  }

  #element(expression: Extract<Expression, { kind: 'element' }>): Quantity | undefined {
    const variable = this.#variable(expression, expression.name)
    if (!variable) return undefined
    const expected = variable.over.length
    if (expression.indices.length !== expected)
      return this.problem(
        expression,
        'wrong-index-count',
        expression.indices.length === 1 ? 'one index' : `${expression.indices.length} indices`,
        expected === 0
          ? `${variable.name} without an index`
          : `${variable.name}[${variable.over.join(', ')}]`,
      )
    const fits = expression.indices.map((index, i) =>
      this.#index(expression, index, variable.over[i] as string),
    )
    return fits.every(Boolean) ? quantityOfVariable(variable) : undefined
  }

  #index(expression: Expression, index: string, dimension: string): boolean {
    const allowed = this.#scope.elements(dimension)
    if (allowed.includes(index)) return true
    if (!this.#bound.includes(index)) {
      const nearest = nearestName(index, [...this.#bound, ...allowed])
      const known = this.#scope.dimensions.has(index)
      const found = known ? `${index}, which this equation does not run over` : index
      this.problem(
        expression,
        'unknown-element',
        found,
        `an element of ${dimension}, or an index of this equation`,
        nearest,
      )
      return false
    }
    const missing = this.#scope.elements(index).find((e) => !allowed.includes(e))
    if (missing === undefined) return true
    this.problem(
      expression,
      'element-missing',
      `${index} with the element ${missing}`,
      `elements of ${dimension} only`,
    )
    return false
  }

  #call(expression: Extract<Expression, { kind: 'call' }>): Quantity | undefined {
    const { name } = expression
    const variable = this.#scope.variables.get(name)
    if (variable?.kind === 'lookup') return this.#lookup(expression, variable)
    const row = FUNCTIONS.get(name) ?? SPECIALS.get(name)
    if (!row) {
      const nearest =
        USUAL_NAMES.get(name.toLowerCase()) ?? nearestName(name, [...FUNCTIONS.keys(), ...SPECIALS.keys()])
      return this.problem(
        expression,
        'unknown-function',
        `${name}(…)`,
        'a function of the language or a lookup',
        nearest,
      )
    }
    if (!this.#count(expression, row.least, row.most)) return undefined
    if ('evaluate' in row) return this.#arithmetic(row, expression.arguments)
    if (row.reducer && (!this.#reducersAllowed || this.#inReducer))
      return this.problem(
        expression,
        'reducer-outside-metric',
        `${name}(…)`,
        'a reducer only in metrics, not within another',
      )
    return row.quantity(expression.arguments, this)
  }

  #count(expression: Extract<Expression, { kind: 'call' }>, least: number, most: number): boolean {
    const found = expression.arguments.length
    if (found >= least && found <= most) return true
    const expected = least === most ? `${least}` : `${least} to ${most}`
    this.problem(
      expression,
      'wrong-argument-count',
      `${expression.name} with ${found} arguments`,
      `${expected} arguments`,
    )
    return false
  }

  #lookup(
    expression: Extract<Expression, { kind: 'call' }>,
    lookup: Extract<Variable, { kind: 'lookup' }>,
  ): Quantity | undefined {
    if (!this.#count(expression, 1, 1)) return undefined
    const argument = expression.arguments[0] as Expression
    const found = this.quantity(argument)
    const input = quantityOfUnit(lookup.inputUnit)
    const timeAsMonths = found?.kind === 'time' && input && agree(input, MONTHS)
    if (found && input && !agree(found, input) && !timeAsMonths) this.#mismatch(argument, found, input)
    return quantityOfVariable(lookup)
  }

  #arithmetic(row: FunctionRow, args: readonly Expression[]): Quantity | undefined {
    const [a, b, c] = args as [Expression, Expression, Expression]
    switch (row.unit) {
      case 'same':
        return this.same(args)
      case 'sum':
      case 'difference':
        return this.#sum(row.unit, a, b)
      case 'product':
        return this.#product(a, b, multiply)
      case 'quotient':
        return this.#product(a, b, divide)
      case 'quotientOr': {
        const quotient = this.#product(a, b, divide)
        if (quotient) this.expect(c, quotient)
        return quotient
      }
      case 'power':
        return this.#power(a, b)
      case 'root':
        return this.#number(a, (unit) => power(unit, 0.5))
      case 'pure':
        for (const e of args) this.#expectPure(e)
        return NUMBER
      case 'sign':
        this.quantity(a)
        return NUMBER
      case 'order':
        this.same(args)
        return CONDITION
      case 'logic':
        for (const e of args) this.expect(e, CONDITION)
        return CONDITION
    }
  }

  #expectPure(expression: Expression): void {
    const q = this.quantity(expression)
    if (q && !agree(q, NUMBER))
      this.problem(expression, 'not-dimensionless', describe(q), 'a dimensionless number')
  }

  /** Dates differ by months and are moved by months; everything else adds only to its own kind. */
  #sum(rule: 'sum' | 'difference', a: Expression, b: Expression): Quantity | undefined {
    const p = this.quantity(a)
    const q = this.quantity(b)
    if (!p || !q) return undefined
    if (p.kind === 'time' && q.kind === 'time' && rule === 'difference') return MONTHS
    if (p.kind === 'time' && agree(q, MONTHS)) return TIME
    if (q.kind === 'time' && agree(p, MONTHS) && rule === 'sum') return TIME
    if (p.kind === 'condition' || (p.kind === 'time' && q.kind === 'time'))
      return this.#mismatch(a, p, NUMBER)
    if (!agree(p, q)) return this.#mismatch(b, q, p.kind === 'time' ? MONTHS : p)
    return p.kind === 'zero' ? q : p
  }

  #number(expression: Expression, unit: (unit: Unit) => Unit): Quantity | undefined {
    const q = this.quantity(expression)
    if (!q || q.kind === 'zero') return q
    if (q.kind !== 'number')
      return this.problem(expression, 'number-expected', describe(q), 'a number with a unit')
    return numberOf(unit(q.unit))
  }

  #product(a: Expression, b: Expression, combine: (a: Unit, b: Unit) => Unit): Quantity | undefined {
    const p = this.#number(a, (u) => u)
    const q = this.#number(b, (u) => u)
    if (!p || !q) return undefined
    if (p.kind === 'zero' || q.kind === 'zero') return ZERO
    return numberOf(combine((p as { unit: Unit }).unit, (q as { unit: Unit }).unit))
  }

  #power(a: Expression, b: Expression): Quantity | undefined {
    const base = this.#number(a, (u) => u)
    this.#expectPure(b)
    if (base?.kind !== 'number' || sameUnit(base.unit, DIMENSIONLESS)) return base
    const exponent = literal(b)
    if (exponent === undefined)
      return this.problem(
        a,
        'not-dimensionless',
        describe(base),
        'a dimensionless base, or a number as exponent',
      )
    return numberOf(power(base.unit, exponent))
  }
}

function literal(expression: Expression): number | undefined {
  if (expression.kind === 'number') return expression.value
  if (expression.kind !== 'call' || expression.name !== 'negate') return undefined
  const inner = literal(expression.arguments[0] as Expression)
  return inner === undefined ? undefined : -inner
}

export function numberOf(unit: Unit): Quantity {
  return { kind: 'number', unit }
}

/** Kind and unit of a variable's value; of a lookup, those of its result. Undefined where its unit is none. */
export function quantityOfVariable(variable: Variable): Quantity | undefined {
  const quantity = quantityOfUnit(variable.unit)
  const isImpulse = variable.kind === 'exogenous' && variable.path === 'impulse'
  return isImpulse && quantity?.kind === 'number' ? numberOf(multiply(quantity.unit, PER_MONTH)) : quantity
}

/** What a number is by the text of its unit; undefined where this is none. */
export function quantityOfUnit(text: string): Quantity | undefined {
  if (text === 'date') return TIME
  const unit = parseUnit(text)
  return unit && numberOf(unit)
}
