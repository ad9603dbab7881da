import { monthsOf } from '../model/calendar.ts'
import type { Distribution } from '../model/distribution.ts'
import { elementKey } from '../model/elementKey.ts'
import type { Equation } from '../model/expression.ts'
import type { Effect, Parameter, TimeSpec, Variable } from '../model/model.ts'
import { nameOf } from '../model/nameOf.ts'
import type { Scalar } from '../model/system.ts'
import type { Draft } from './draft.ts'
import { equationFor } from './equationFor.ts'
import { exogenousPath, type ScheduledEvent } from './exogenousPath.ts'
import { Lowerer, type Owner, type Span } from './lowerer.ts'
import type { Report } from './report.ts'
import { add, constant, subtract } from './scalar.ts'
import { type Binding, bind, NO_BINDING, type Scope } from './scope.ts'

/** Everything the lowering of one equation needs besides the equation. */
export interface Context {
  readonly scope: Scope
  readonly draft: Draft
  readonly report: Report
  readonly span: Span
}

export function spanOf(time: TimeSpec): Span {
  return {
    origin: time.origin,
    startTime: monthsOf(time.start, time.origin) ?? 0,
    endTime: monthsOf(time.end, time.origin) ?? 0,
    timeStep: 1 / time.stepsPerMonth,
  }
}

/** Gives every element of every variable a slot. Lookups become tables instead. */
export function allocate(variables: readonly Variable[], { scope, draft }: Context): void {
  for (const variable of variables) {
    if (variable.kind === 'lookup') {
      const { name, interpolation, points } = variable
      draft.addTable({ name, interpolation, x: points.map((p) => p[0]), y: points.map((p) => p[1]) })
      continue
    }
    for (const elements of scope.combinations(variable.over))
      draft.slot(variable.name, elementKey(elements), variable.unit)
  }
}

/** Lays out the equations of one variable, element by element. */
export function layOut(variable: Variable, schedule: readonly ScheduledEvent[], context: Context): void {
  for (const elements of context.scope.combinations(variable.over)) {
    const element = elementKey(elements)
    const slot = context.draft.find(variable.name, element)
    if (slot === undefined) continue
    const lower = (equation: Equation): Scalar =>
      lowerFor(
        equation,
        bind(NO_BINDING, variable.over, elements),
        { variable: variable.name, element },
        context,
      )
    layOutElement(variable, elements, slot, lower, schedule, context)
  }
}

function lowerFor(equation: Equation, binding: Binding, owner: Owner, context: Context): Scalar {
  return new Lowerer(context, equation, binding, owner).lowerAll()
}

function layOutElement(
  variable: Variable,
  elements: readonly string[],
  slot: number,
  lower: (equation: Equation) => Scalar,
  schedule: readonly ScheduledEvent[],
  { draft, span }: Context,
): void {
  const element = elementKey(elements)
  switch (variable.kind) {
    case 'stock': {
      const initial = lower(equationFor(variable.initial, elements) as Equation)
      const inflows = variable.inflows.map(lower)
      const inflow = inflows.length === 0 ? constant(0) : inflows.reduce(add)
      const rate = variable.outflows.map(lower).reduce(subtract, inflow)
      draft.stocks.push({ slot, initial, rate, nonNegative: variable.nonNegative })
      return
    }
    case 'flow':
    case 'auxiliary':
      draft.assign(slot, lower(equationFor(variable.equations, elements) as Equation))
      return
    case 'exogenous': {
      const base = lower(equationFor(variable.base, elements) as Equation)
      const value = (effect: Effect): Scalar => lower(effect.value)
      draft.assign(slot, exogenousPath(variable, element, base, schedule, span.timeStep, value))
      return
    }
    case 'parameter':
      draft.draw(nameOf(variable.name, element), slot, distributionFor(variable, element))
      return
    case 'noise':
      draft.noise.push({ name: nameOf(variable.name, element), slot })
      return
    case 'lookup':
      return
  }
}

function distributionFor({ values, name }: Parameter, element: string): Distribution {
  const distribution = values.kind === 'same' ? values.distribution : values.byElement[element]
  if (!distribution) throw new Error(`no value for ${name}[${element}]`)
  return distribution
}
