import type { Mention } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import type { Equation, Expression } from '../model/expression.ts'
import type { Model, Variable } from '../model/model.ts'
import { nameOf } from '../model/nameOf.ts'
import { placeInEquation } from '../model/placeInEquation.ts'
import type { Slot } from '../model/system.ts'
import type { Draft } from './draft.ts'
import { allEquations } from './equationFor.ts'
import { equationsOf } from './namesIn.ts'
import type { Report } from './report.ts'

/**
 * Tells of equations that need each other, from the variable that is declared first on, with the place where each names the
 * next. A variable that has been told of is not told of again.
 * @param when they need each other: in the words that end the message
 */
export function tellCircles(
  circles: readonly (readonly number[])[],
  when: string,
  model: Model,
  { slots }: Draft,
  report: Report,
): void {
  const told = new Set<string>()
  for (const circle of circles) {
    const all = fromFirst(circle).map((slot) => slots[slot] as Slot)
    const links = all.filter((slot, i) => i === 0 || nameIn(slot) !== nameIn(all[i - 1] as Slot))
    const first = links[0] as Slot
    const variable = model.variables.find(({ name }) => name === first.variable)
    if (!variable || links.some((link) => told.has(link.variable))) continue
    for (const link of links) told.add(link.variable)
    const names = [...links, first].map(nameIn).join(' -> ')
    const expected = `equations that do not need each other ${when}`
    const also = links.map((link, i) => needOf(link, links[i + 1] ?? first, model))
    report.add(
      placeInForce(variable),
      'cycle',
      names,
      expected,
      undefined,
      also.length > 1 ? also : undefined,
    )
  }
}

/** Where the equation of one names the other. */
function needOf(one: Slot, other: Slot, { variables, events }: Model): Mention {
  const variable = variables.find(({ name }) => name === one.variable) as Variable
  const effects = events.flatMap(({ outcomes }) => outcomes).flatMap((outcome) => outcome.effects)
  const changes = effects.filter(({ exogenous }) => exogenous === variable.name).map(({ value }) => value)
  const place = placeOfName(other.variable, [...equationsOf(variable, one.element), ...changes])
  return { place: place ?? variable.place, what: `${nameIn(one)} needs ${nameIn(other)}` }
}

const nameIn = ({ variable, element }: Slot): string => nameOf(variable, element)

/** The same circle, whichever slot it was found from. */
function fromFirst(circle: readonly number[]): readonly number[] {
  const start = circle.indexOf(Math.min(...circle))
  return [...circle.slice(start), ...circle.slice(0, start)]
}

/** Where a variable gets its equation: where a scenario sets it, else where it is declared. */
function placeInForce(variable: Variable): Place {
  if (variable.kind !== 'flow' && variable.kind !== 'auxiliary') return variable.place
  const elsewhere = allEquations(variable.equations).findLast(
    ({ place }) => place.file !== variable.place.file,
  )
  return elsewhere?.place ?? variable.place
}

/** Where an equation first names a variable. */
function placeOfName(name: string, equations: readonly Equation[]): Place | undefined {
  for (const equation of equations) {
    const at = offsetOf(name, equation.expression)
    if (at !== undefined) return placeInEquation(equation, at)
  }
  return undefined
}

function offsetOf(name: string, expression: Expression): number | undefined {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return undefined
    case 'name':
    case 'element':
      return expression.name === name ? expression.at : undefined
    case 'call':
      return firstOf(name, expression.arguments)
    case 'if':
      return firstOf(name, [expression.condition, expression.then, expression.otherwise])
  }
}

function firstOf(name: string, expressions: readonly Expression[]): number | undefined {
  return expressions.map((part) => offsetOf(name, part)).find((at) => at !== undefined)
}
