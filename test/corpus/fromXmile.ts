import { stringify } from 'yaml'
import { monthLabel } from '../../src/model/calendar.ts'
import { elementsOf } from './elementsOf.ts'
import { type NamedDimension, type NamedVariable, NameTable } from './nameTable.ts'
import type { XmileExpression } from './parseXmileEquation.ts'
import { readXmile, type XmileDefinition, type XmileModel } from './readXmile.ts'
import { named, VariableWriter, words } from './variableWriter.ts'

/** The files of a scenario folder, and where each column of a table of results is found among its outputs. */
export interface Converted {
  readonly texts: Record<string, string>
  /** From a title such as `Stock A[Entry 1,Column 2]` to an output such as `stock_a[entry_1,column_2]`. */
  readonly outputs: ReadonlyMap<string, string>
}

/** The times a table of results gives, as in the first column of it. */
export interface SavedTimes {
  readonly first: number
  readonly second: number
  readonly last: number
}

const ORIGIN = '2000-01'
const EVIDENCE = { source: 'the XMILE file', grade: 'reported' }
/** Times are printed with six digits. */
const PRINTED = 1e-5

/**
 * Turns an XMILE model into our language. A month is a save period of the model, however many of its time units that is:
 * `unit_of_time` has that many months, and `model_time` is the model's own time. Everything is dimensionless.
 * @throws Unsupported where our language has no words for it
 */
export function fromXmile(text: string, saved: SavedTimes): Converted {
  const model = readXmile(text)
  const names = new NameTable(model)
  const variables = [...names.variables.values()]
  const stepsPerMonth = Math.round((saved.second - saved.first) / model.timeStep)
  const period = stepsPerMonth * model.timeStep
  checkTimes(model, saved, period)
  const time = {
    origin: ORIGIN,
    start: ORIGIN,
    end: monthLabel(Math.round((saved.last - saved.first) / period), ORIGIN),
    steps_per_month: stepsPerMonth,
    method: model.method,
  }
  return {
    texts: {
      'lab/model.yaml': file(modelFile(model, names, time)),
      'lab/parameters.yaml': file({ parameters: parametersOf(variables.filter(isParameter), period) }),
      'lab/main.yaml': file(scenarioFile(variables)),
    },
    outputs: new Map(variables.flatMap(outputsOf)),
  }
}

const file = (content: unknown): string => stringify(content, { aliasDuplicateObjects: false, lineWidth: 0 })

function checkTimes({ start, timeStep }: XmileModel, { first, second }: SavedTimes, period: number): void {
  if (period > 0 && Math.abs(first + period - second) <= PRINTED && first === start) return
  throw new Error(
    `results from ${first}, every ${second - first}, with time steps of ${timeStep} from ${start}`,
  )
}

function modelFile(model: XmileModel, names: NameTable, time: object) {
  const write = new VariableWriter(model, names)
  const variables = [...names.variables.values()].filter((v) => !isParameter(v))
  const section = (kind: NamedVariable['kind']) => write.section(variables.filter((v) => v.kind === kind))
  return {
    title: words('A model of the corpus'),
    version: '1',
    time,
    dimensions: Object.fromEntries(names.dimensions.map((d) => [d.id, dimensionOf(d, names.dimensions)])),
    stocks: section('stock'),
    flows: section('flow'),
    auxiliaries: { model_time: modelTime(model.start), ...section('aux') },
    lookups: Object.fromEntries(variables.flatMap(lookupsOf)),
  }
}

function scenarioFile(variables: readonly NamedVariable[]) {
  return {
    model: 'model.yaml',
    title: words('Main'),
    summary: words('Main'),
    ensemble: { members: 1, seed: 'corpus', design: 'mc' },
    outputs: variables.map((v) => v.id),
  }
}

/** A dimension with no elements of its own is a part of the one that has them all. */
function dimensionOf(dimension: NamedDimension, all: readonly NamedDimension[]) {
  const { elementIds: elements } = dimension
  const earlier = all.slice(0, all.indexOf(dimension))
  const parent = all.find(
    (d) =>
      elements.every((e) => d.elementIds.includes(e)) &&
      (d.elementIds.length > elements.length || earlier.includes(d)),
  )
  return parent ? { of: parent.id, elements } : elements
}

function modelTime(start: number) {
  const since = '(time - startTime) / unit_of_time'
  return {
    label: words('Time'),
    unit: 'dimensionless',
    equation: start === 0 ? since : `${start} + ${since}`,
  }
}

function definitionsOf({ definition, byElement }: NamedVariable): readonly XmileDefinition[] {
  return definition ? [definition, ...byElement.values()] : [...byElement.values()]
}

/** Whether a variable is nothing but numbers. */
function isParameter(variable: NamedVariable): boolean {
  const isNumber = (d: XmileDefinition): boolean =>
    numberIn(d.equation) !== undefined && !d.table && !d.initial
  return variable.kind === 'aux' && definitionsOf(variable).every(isNumber)
}

function numberIn(expression: XmileExpression): number | undefined {
  if (expression.kind === 'number') return expression.value
  if (expression.kind !== 'unary' || expression.operator !== '-') return undefined
  const operand = numberIn(expression.operand)
  return operand === undefined ? undefined : -operand
}

function parametersOf(variables: readonly NamedVariable[], period: number): Record<string, unknown> {
  const entries = variables.map((variable) => {
    const values = elementsOf(variable).map(({ id, definition }) => [id, numberIn(definition.equation)])
    const value = variable.definition
      ? { value: numberIn(variable.definition.equation) }
      : { values: Object.fromEntries(values) }
    return [variable.id, { ...named(variable), ...value, ...EVIDENCE }]
  })
  const unit = { label: words('Unit of time'), unit: 'month', value: 1 / period, ...EVIDENCE }
  return { unit_of_time: unit, ...Object.fromEntries(entries) }
}

function lookupsOf(variable: NamedVariable): [string, unknown][] {
  return [...variable.tables].map(([key, id]) => {
    const definition = key === '' ? variable.definition : variable.byElement.get(key)
    const { label, unit } = named(variable)
    return [id, { label, unit, input_unit: unit, points: definition?.table, ...EVIDENCE }]
  })
}

function outputsOf(variable: NamedVariable): [string, string][] {
  if (variable.dimensions.length === 0) return [[variable.title, variable.id]]
  return elementsOf(variable).map(({ id, title }) => [`${variable.title}[${title}]`, `${variable.id}[${id}]`])
}
