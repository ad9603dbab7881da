import type { Evidence } from '../model/evidence.ts'
import type { Event, Lookup, Model, Outcome, Parameter } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Text } from '../model/text.ts'
import { csv } from './csv.ts'
import { distributionText } from './distributionText.ts'

/** One assumption: what it is, what is assumed, where it comes from and how well it is known. */
export interface Assumption extends Evidence {
  /** `name`, or `name[element]`. */
  readonly name: string
  readonly label: Text
  /** A number, a date, a distribution, the points of a table, or what an event does. */
  readonly value: string
  readonly unit: string
}

function elementName(parameter: Parameter, key: string): string {
  return `${parameter.name}[${key}]`
}

/** A parameter whose elements have values or evidence of their own gives one row for each. */
function parameterRows(parameter: Parameter, origin: string): Assumption[] {
  const { name, label, unit, values, evidence, evidenceByElement } = parameter
  const dates = unit === 'date' ? origin : undefined
  if (values.kind === 'each') {
    return Object.entries(values.byElement).map(([key, distribution]) => ({
      name: elementName(parameter, key),
      label,
      unit,
      value: distributionText(distribution, dates),
      ...(evidenceByElement?.[key] ?? evidence),
    }))
  }
  const whole = parameter.over.length === 0 ? name : elementName(parameter, parameter.over.join(','))
  return [{ name: whole, label, unit, value: distributionText(values.distribution, dates), ...evidence }]
}

function lookupRow({ name, label, unit, points, evidence, interpolation }: Lookup): Assumption {
  const table = points.map(([x, y]) => `${x} ${y}`).join('; ')
  return { name, label, unit, value: `${interpolation} table(${table})`, ...evidence }
}

function effectsText({ effects }: Outcome): string {
  return effects
    .map(({ exogenous, elements, action, value, duration }) => {
      const where = elements.length > 0 ? `[${elements.join(' ')}]` : ''
      const slowly = duration === undefined ? '' : ` over ${duration} months`
      return `${action} ${exogenous}${where} ${value.source}${slowly}`
    })
    .join(', ')
}

function outcomeText(outcome: Outcome): string {
  const odds = outcome.probability === 1 ? '' : `with probability ${outcome.probability}`
  return [outcome.name, odds, effectsText(outcome)].filter((part) => part !== '').join(' ')
}

function eventRow({ name, label, date, outcomes, evidence }: Event, origin: string): Assumption {
  const parts = [distributionText(date, origin), ...outcomes.map(outcomeText)]
  return { name, label, unit: 'date', value: parts.join('; '), ...evidence }
}

function correlationRows({ correlations }: Model): Assumption[] {
  return correlations.map(({ between: [a, b], rank, evidence }) => ({
    name: `${a} ~ ${b}`,
    label: { en: 'Rank correlation', zh: '秩相关' },
    unit: 'dimensionless',
    value: String(rank),
    ...evidence,
  }))
}

/** Every assumption of a scenario: parameters, tables, correlations, and the events and policies that are on. */
export function ledger({ model, time }: Pick<Scenario, 'model' | 'time'>): Assumption[] {
  const numbers = model.variables.flatMap((variable) => {
    if (variable.kind === 'parameter') return parameterRows(variable, time.origin)
    return variable.kind === 'lookup' ? [lookupRow(variable)] : []
  })
  const events = model.events.filter((event) => event.enabled).map((event) => eventRow(event, time.origin))
  return [...numbers, ...correlationRows(model), ...events]
}

/** The ledger as a table. */
export function assumptionsCsv(assumptions: readonly Assumption[]): string {
  const header = ['name', 'value', 'unit', 'source', 'grade', 'note', 'label_en', 'label_zh']
  return csv(
    header,
    assumptions.map(({ name, value, unit, source, grade, note, label }) => {
      return [name, value, unit, source, grade, note, label.en, label.zh]
    }),
  )
}
