import type { NamedDimension, NamedVariable, NameTable } from './nameTable.ts'
import type { XmileExpression, XmileIndex } from './parseXmileEquation.ts'
import { Unsupported } from './unsupported.ts'
import { CALLS } from './writeCall.ts'

type Name = Extract<XmileExpression, { kind: 'name' }>

/** Where an equation stands. */
export interface Setting {
  readonly names: NameTable
  readonly start: number
  readonly owner: NamedVariable
  /** Whether it gives a stock's initial value: a variable with an initial equation then has the value of that. */
  readonly initial: boolean
  /** The element each dimension stands for in the equation of one element; empty in one for all. */
  readonly at: ReadonlyMap<string, number>
}

/** An equation for all elements cannot say this; one for each element can. */
export class NeedsElements extends Error {}

const SIGNS: Readonly<Record<string, string>> = { '=': '==', '<>': '!=' }
const CONDITIONS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=', 'and', 'or'])
const LOGIC: ReadonlySet<string> = new Set(['and', 'or'])

export function writeEquation(expression: XmileExpression, setting: Setting): string {
  return new EquationWriter(setting).number(expression)
}

/** Writes an XMILE equation in our language. Parentheses stand where the author put them, so that precedence is tested too. */
export class EquationWriter {
  readonly setting: Setting
  /** Dimensions that a `*` stands for in the argument of the array function being written. */
  #stars: Map<string, NamedDimension> | undefined

  constructor(setting: Setting) {
    this.setting = setting
  }

  number(expression: XmileExpression): string {
    if (isCondition(expression)) return `(${this.condition(expression)} ? 1 : 0)`
    switch (expression.kind) {
      case 'number':
        return String(expression.value)
      case 'name':
        return this.#name(expression)
      case 'call':
        return this.#call(expression)
      case 'unary':
        return `-${this.number(expression.operand)}`
      case 'binary':
        return this.#arithmetic(expression)
      case 'group':
        return `(${this.number(expression.inner)})`
      case 'if': {
        const condition = this.condition(expression.condition)
        return `(${condition} ? ${this.number(expression.then)} : ${this.number(expression.otherwise)})`
      }
    }
  }

  condition(expression: XmileExpression): string {
    if (!isCondition(expression)) return `${this.factor(expression)} != 0`
    if (expression.kind === 'group') return `(${this.condition(expression.inner)})`
    if (expression.kind === 'unary') return `not (${this.condition(expression.operand)})`
    const { operator, left, right } = expression as Extract<XmileExpression, { kind: 'binary' }>
    const side = (e: XmileExpression) => (LOGIC.has(operator) ? this.condition(e) : this.number(e))
    return `${side(left)} ${SIGNS[operator] ?? operator} ${side(right)}`
  }

  /** A number that can stand beside any operator. */
  factor(expression: XmileExpression): string {
    const text = this.number(expression)
    return /^[\w.]+$/.test(text) ? text : `(${text})`
  }

  /** A moment of the model's time on our axis. */
  moment(expression: XmileExpression): string {
    const { start } = this.setting
    const since = start === 0 ? this.factor(expression) : `(${this.factor(expression)} - ${start})`
    return `startTime + ${since} * unit_of_time`
  }

  /** A length of the model's time in months. */
  months(expression: XmileExpression): string {
    return `${this.factor(expression)} * unit_of_time`
  }

  /** An argument with `*` in it, and the dimensions these stand for. */
  withStars(expression: XmileExpression): { text: string; dimensions: readonly NamedDimension[] } {
    const outer = this.#stars
    this.#stars = new Map()
    const text = this.number(expression)
    const dimensions = [...this.#stars.values()]
    this.#stars = outer
    return { text, dimensions }
  }

  #arithmetic({ operator, left, right }: Extract<XmileExpression, { kind: 'binary' }>): string {
    if (operator === 'mod') return `mod(${this.number(left)}, ${this.number(right)})`
    return `${this.number(left)} ${operator} ${this.number(right)}`
  }

  #call({ name, arguments: args }: Extract<XmileExpression, { kind: 'call' }>): string {
    const write = CALLS[name]
    if (!write) throw new Unsupported(`the function ${name.toUpperCase()}`)
    return write(args, this)
  }

  #name(expression: Name): string {
    const { names, owner, start, at } = this.setting
    if (expression.name === 'self') return this.reference(owner, [])
    const variable = names.variable(expression.name, owner.module)
    if (variable) return this.#value(variable, expression.indices)
    const dimension = names.dimension(expression.name)
    if (dimension) return String(this.#position(dimension, at) + 1)
    const builtIn: Readonly<Record<string, string>> = {
      time: 'model_time',
      dt: '(timeStep / unit_of_time)',
      starttime: String(start),
      pi: String(Math.PI),
    }
    const text = builtIn[expression.name]
    if (text === undefined) throw new Unsupported(`the name ${expression.name}`)
    return text
  }

  #value(variable: NamedVariable, indices: readonly XmileIndex[]): string {
    const initial = this.setting.initial ? variable.definition?.initial : undefined
    return initial ? `(${this.number(initial)})` : this.reference(variable, indices)
  }

  /** The name of the lookup that a variable or an element of one stands for. */
  table({ name, indices }: Name): string {
    const variable = this.setting.names.variable(name, this.setting.owner.module)
    const key = indices.map((index) => (index as Name).name).join(',')
    const table = variable?.tables.get(key) ?? variable?.tables.get('')
    if (table === undefined) throw new Unsupported(`a lookup in ${name}`)
    return table
  }

  reference(variable: NamedVariable, indices: readonly XmileIndex[]): string {
    const { id, dimensions } = variable
    if (dimensions.length === 0) return id
    const computed = indices[0]
    if (computed && dimensions.length === 1 && this.#isComputed(computed, dimensions[0] as NamedDimension))
      return this.#picked(id, dimensions[0] as NamedDimension, computed as XmileExpression)
    const texts = dimensions.map((d, i) => this.#index(indices[i], d))
    return `${id}[${texts.map((t) => (/^\d/.test(t) ? `"${t}"` : t)).join(', ')}]`
  }

  #index(index: XmileIndex | undefined, dimension: NamedDimension): string {
    if (index === undefined) return this.#along(dimension, dimension)
    if (index.kind === 'all') {
      const stars = index.dimension ? this.setting.names.dimension(index.dimension) : dimension
      if (!this.#stars || !stars) throw new Unsupported('an array as a whole')
      this.#stars.set(stars.id, stars)
      return stars.id
    }
    const name = (index as Name).name
    const element = dimension.elements.indexOf(name)
    if (element >= 0) return dimension.elementIds[element] as string
    const named = this.setting.names.dimension(name)
    if (!named) throw new Unsupported('a computed index among several')
    return this.#along(named, dimension)
  }

  /** The index that follows a dimension of this equation: the dimension itself, a part of it, or one it is mapped to. */
  #along(named: NamedDimension, dimension: NamedDimension): string {
    const { owner, at } = this.setting
    const isWithin = (d: NamedDimension): boolean => d.elements.every((e) => dimension.elements.includes(e))
    const bound = owner.dimensions
    const found = bound.find((d) => d.name === named.name) ?? bound.find(isWithin)
    if (at.size === 0 && !found) throw new NeedsElements(named.name)
    if (at.size === 0) return (found as NamedDimension).id
    const leading = found ?? named
    return leading.elementIds[this.#position(leading, at)] as string
  }

  /** The position within a dimension of the element that this equation is for. */
  #position(named: NamedDimension, at: ReadonlyMap<string, number>): number {
    const direct = at.get(named.name)
    if (direct !== undefined) return direct
    const mapped = this.setting.owner.dimensions.find(
      (d) => d.mapsTo === named.name || named.mapsTo === d.name,
    )
    const position = mapped && at.get(mapped.name)
    if (position === undefined) throw new NeedsElements(named.name)
    return position
  }

  #isComputed(index: XmileIndex, dimension: NamedDimension): boolean {
    if (index.kind === 'all') return false
    if (index.kind !== 'name') return true
    return !dimension.elements.includes(index.name) && !this.setting.names.dimension(index.name)
  }

  /** An element by its number. */
  #picked(id: string, { elementIds }: NamedDimension, index: XmileExpression): string {
    const number = this.factor(index)
    const choices = elementIds.map((element, i) => `${number} == ${i + 1} ? ${id}[${element}]`)
    return `(${choices.join(' : ')} : 0)`
  }
}

function isCondition(expression: XmileExpression): boolean {
  switch (expression.kind) {
    case 'group':
      return isCondition(expression.inner)
    case 'unary':
      return expression.operator === 'not'
    case 'binary':
      return CONDITIONS.has(expression.operator)
    default:
      return false
  }
}
