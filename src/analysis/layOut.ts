import { monthsOf } from '../model/calendar.ts'
import type { Distribution } from '../model/distribution.ts'
import { elementKey } from '../model/elementKey.ts'
import type { Equation } from '../model/expression.ts'
import type { Auxiliary, Effect, Flow, Parameter, Stock, TimeSpec, Variable } from '../model/model.ts'
import { nameOf } from '../model/nameOf.ts'
import type { Scalar } from '../model/system.ts'
import type { Draft } from './draft.ts'
import { equationFor } from './equationFor.ts'
import { exogenousPath, type ScheduledEvent } from './exogenousPath.ts'
import { keepLayout, keptLayout, type LaidOut } from './keptLayout.ts'
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
  if (variable.kind === 'stock' || variable.kind === 'flow' || variable.kind === 'auxiliary')
    layOutEquations(variable, context)
  else
    overElements(variable, context, (elements, slot, lower) =>
      layOutElement(variable, elements, slot, lower, schedule, context),
    )
}

function overElements(
  variable: Variable,
  context: Context,
  work: (elements: readonly string[], slot: number, lower: (equation: Equation) => Scalar) => void,
): void {
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
    work(elements, slot, lower)
  }
}

/** An equation that is the same as in an earlier analysis, and stands in the same model, gives the same scalars. */
function layOutEquations(variable: Stock | Flow | Auxiliary, context: Context): void {
  const { draft, report } = context
  const kept = keptLayout(variable, context)
  if (kept) for (const element of kept) put(variable, element, draft)
  else {
    const before = draft.size + report.diagnostics.length
    const laidOut: LaidOut[] = []
    overElements(variable, context, (elements, slot, lower) => {
      const element = lowered(variable, elements, slot, lower)
      put(variable, element, draft)
      laidOut.push(element)
    })
    const own = variable.kind === 'stock' ? laidOut.length : 0
    if (draft.size + report.diagnostics.length === before + own) keepLayout(variable, context, laidOut)
  }
}

function lowered(
  variable: Stock | Flow | Auxiliary,
  elements: readonly string[],
  slot: number,
  lower: (equation: Equation) => Scalar,
): LaidOut {
  if (variable.kind !== 'stock')
    return { slot, value: lower(equationFor(variable.equations, elements) as Equation) }
  const initial = lower(equationFor(variable.initial, elements) as Equation)
  const inflows = variable.inflows.map(lower)
  const inflow = inflows.length === 0 ? constant(0) : inflows.reduce(add)
  return { slot, initial, value: variable.outflows.map(lower).reduce(subtract, inflow) }
}

function put(variable: Stock | Flow | Auxiliary, { slot, value, initial }: LaidOut, draft: Draft): void {
  if (variable.kind !== 'stock') draft.assign(slot, value)
  else draft.stocks.push({ slot, initial: initial as Scalar, rate: value, nonNegative: variable.nonNegative })
}

function lowerFor(equation: Equation, binding: Binding, owner: Owner, context: Context): Scalar {
  return new Lowerer(context, equation, binding, owner).lowerAll()
}

function layOutElement(
  variable: Exclude<Variable, Stock | Flow | Auxiliary>,
  elements: readonly string[],
  slot: number,
  lower: (equation: Equation) => Scalar,
  schedule: readonly ScheduledEvent[],
  { draft, span }: Context,
): void {
  const element = elementKey(elements)
  switch (variable.kind) {
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
