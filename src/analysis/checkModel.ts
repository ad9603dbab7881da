import { nearestName } from '../diagnostics/nearestName.ts'
import { elementKey } from '../model/elementKey.ts'
import type { Equation } from '../model/expression.ts'
import type { Equations, Event, Fact, Model, ObservedSeries, Parameter, Variable } from '../model/model.ts'
import type { Metric, Scenario } from '../model/scenario.ts'
import { Checker, numberOf, quantityOfUnit, quantityOfVariable } from './checker.ts'
import { allEquations, equationFor } from './equationFor.ts'
import { CONDITION, type Quantity } from './quantity.ts'
import type { Report } from './report.ts'
import type { Scope } from './scope.ts'
import type { Shape } from './shape.ts'
import { DIMENSIONLESS, divide, MONTH, parseUnit } from './unit.ts'
import { UNIT_NAMES } from './usualNames.ts'
import { withoutMeaning } from './withoutMeaning.ts'

/**
 * Names, indices and units of everything an author wrote; all problems are reported.
 * @returns what is sound of the scenario: in place of faulty equations stands one that says nothing; undefined where two
 * things have one name
 */
export function checkScenario(scenario: Scenario, scope: Scope, report: Report): Scenario | undefined {
  const { model } = scenario
  const isDistinct = report.passes(() => checkNames(model, report))
  const sound: Scenario = {
    ...scenario,
    model: {
      ...model,
      variables: model.variables.map((variable) =>
        report.passes(() => checkOnce(variable, scope, report)) ? variable : withoutMeaning(variable),
      ),
      events: model.events.filter((event) => report.passes(() => checkEvent(event, scope, report))),
      series: model.series.filter((series) => report.passes(() => checkSeries(series, scope, report))),
      facts: model.facts.filter((fact) => report.passes(() => checkFact(fact, scope, report))),
    },
    metrics: scenario.metrics.filter((metric) => report.passes(() => checkMetric(metric, scope, report))),
  }
  checkOutputs(scenario, scope, report)
  return isDistinct ? sound : undefined
}

function checkSeries(series: ObservedSeries, scope: Scope, report: Report): void {
  if (!knownUnit(series.unit, series, report)) return
  const unit = parseUnit(series.unit) ?? DIMENSIONLESS
  const simulated = series.compare === 'total' ? divide(unit, MONTH) : unit
  checkDimension(series.simulated, numberOf(simulated), scope, report)
}

function checkFact(fact: Fact, scope: Scope, report: Report): void {
  knownUnit(fact.unit, fact, report)
  checkValue(fact.expression, fact.unit, [], scope, report)
}

function checkNames(model: Model, report: Report): void {
  const seen = new Map<string, string>()
  for (const d of model.dimensions) seen.set(d.name, 'dimension')
  for (const v of model.variables) {
    const other = seen.get(v.name)
    if (other)
      report.add(
        v.place,
        'duplicate-name',
        `${v.name}, which is also the name of a ${other}`,
        'a name of its own',
      )
    seen.set(v.name, v.kind)
  }
}

function knownUnit(unit: string, { place }: { place: Variable['place'] }, report: Report): boolean {
  if (unit === 'date' || unit === 'probability' || parseUnit(unit)) return true
  const nearest = UNIT_NAMES.find(([pattern]) => pattern.test(unit))?.[1]
  report.add(
    place,
    'bad-unit',
    unit,
    'a unit of t, kg, USD, CNY, day, month, year, or dimensionless',
    nearest,
  )
  return false
}

/** Variables without problems, and the shape of the model they were found so in. */
const known = new WeakMap<Variable, Shape>()

function checkOnce(variable: Variable, scope: Scope, report: Report): void {
  if (known.get(variable) === scope.shape) return
  if (report.passes(() => checkVariable(variable, scope, report))) known.set(variable, scope.shape)
}

function checkVariable(variable: Variable, scope: Scope, report: Report): void {
  for (const dimension of variable.over) {
    if (scope.dimensions.has(dimension)) continue
    const nearest = nearestName(dimension, scope.dimensions.keys())
    report.add(
      variable.place,
      'unknown-dimension',
      dimension,
      'the name of a dimension or sub-range',
      nearest,
    )
    return
  }
  knownUnit(variable.unit, variable, report)
  const quantity = quantityOfVariable(variable)
  const check = (equation: Equation, expected: Quantity | undefined): void =>
    new Checker(scope, report, equation, variable.over).check(expected)
  switch (variable.kind) {
    case 'stock': {
      checkEach(variable, variable.initial, quantity, scope, report)
      const unit = variable.unit === 'date' ? DIMENSIONLESS : parseUnit(variable.unit)
      const rate = unit && numberOf(divide(unit, MONTH))
      for (const equation of [...variable.inflows, ...variable.outflows]) check(equation, rate)
      return
    }
    case 'flow':
    case 'auxiliary':
      checkEach(variable, variable.equations, quantity, scope, report)
      return
    case 'exogenous':
      checkEach(variable, variable.base, quantity, scope, report)
      return
    case 'lookup':
      knownUnit(variable.inputUnit, variable, report)
      return
    case 'parameter':
      checkParameter(variable, scope, report)
      return
    case 'noise':
      return
  }
}

function checkParameter({ values, over, place }: Parameter, scope: Scope, report: Report): void {
  if (values.kind === 'same') return
  const elements = scope.combinations(over).map(elementKey)
  for (const element of elements)
    if (!values.byElement[element])
      report.add(place, 'element-missing', `no value for ${element}`, 'a value for each element')
  for (const element of Object.keys(values.byElement))
    if (!elements.includes(element))
      report.add(
        place,
        'unknown-element',
        element,
        `an element of ${over.join(', ')}`,
        nearestName(element, elements),
      )
}

function checkEach(
  variable: Variable,
  equations: Equations,
  expected: Quantity | undefined,
  scope: Scope,
  report: Report,
): void {
  for (const equation of allEquations(equations))
    new Checker(scope, report, equation, variable.over).check(expected)
  for (const elements of scope.combinations(variable.over))
    if (!equationFor(equations, elements))
      report.add(
        variable.place,
        'element-missing',
        `no equation for ${elements.join(',')}`,
        'an equation of its own, or else',
      )
}

function checkEvent(event: Event, scope: Scope, report: Report): void {
  for (const effect of event.outcomes.flatMap((o) => o.effects)) {
    const variable = scope.variables.get(effect.exogenous)
    if (variable?.kind !== 'exogenous') {
      const names = [...scope.variables.values()].filter((v) => v.kind === 'exogenous').map((v) => v.name)
      const nearest = nearestName(effect.exogenous, names)
      report.add(effect.place, 'unknown-name', effect.exogenous, 'the name of an exogenous path', nearest)
      continue
    }
    const impulse = variable.path === 'impulse'
    if (impulse !== (effect.action === 'pulse'))
      report.add(
        effect.place,
        'wrong-action',
        effect.action,
        impulse ? 'pulse, for an impulse' : 'set, add or ramp, for a level',
      )
    for (const element of effect.elements) {
      const allowed = scope.elements(variable.over[0] ?? '')
      if (allowed.includes(element)) continue
      report.add(
        effect.place,
        'unknown-element',
        element,
        `an element of ${variable.name}`,
        nearestName(element, allowed),
      )
    }
    const quantity = impulse ? quantityOfUnit(variable.unit) : quantityOfVariable(variable)
    new Checker(scope, report, effect.value, []).check(quantity)
  }
}

/** Observed series are converted, so only the dimension of the simulated counterpart has to agree, not the factor. */
function checkDimension(equation: Equation, expected: Quantity, scope: Scope, report: Report): void {
  const checker = new Checker(scope, report, equation, [], true)
  const found = checker.quantity(equation.expression)
  if (found?.kind !== 'number' || expected.kind !== 'number') {
    if (found) checker.expect(equation.expression, expected)
    return
  }
  const powers = found.unit.powers.every((p, i) => p === expected.unit.powers[i])
  if (!powers) checker.expect(equation.expression, expected)
}

function checkValue(
  equation: Equation,
  unit: string,
  bound: readonly string[],
  scope: Scope,
  report: Report,
): void {
  new Checker(scope, report, equation, bound, true).check(quantityOfMetric(unit))
}

/** What a metric's declared unit asks of its expression. */
function quantityOfMetric(unit: string): Quantity | undefined {
  return unit === 'probability' ? CONDITION : quantityOfUnit(unit)
}

function checkMetric(metric: Metric, scope: Scope, report: Report): void {
  const missing = metric.over.find((d) => !scope.dimensions.has(d))
  if (missing !== undefined) {
    const nearest = nearestName(missing, scope.dimensions.keys())
    report.add(metric.place, 'unknown-dimension', missing, 'the name of a dimension or sub-range', nearest)
    return
  }
  knownUnit(metric.unit, metric, report)
  checkValue(metric.expression, metric.unit, metric.over, scope, report)
}

function checkOutputs({ outputs, charts, metrics, model }: Scenario, scope: Scope, report: Report): void {
  const place = charts[0]?.place ?? metrics[0]?.place ?? model.variables[0]?.place
  const names = [...scope.variables.keys()]
  for (const name of outputs)
    if (!scope.variables.has(name) && place)
      report.add(
        { ...place, line: 1, column: 1 },
        'unknown-output',
        name,
        'the name of a variable',
        nearestName(name, names),
      )
  for (const chart of charts) {
    // Whether an array has the element of `name[element]` is checked with what the chart can draw.
    for (const name of chart.variables)
      if (!scope.variables.has(name.replace(/\[.*\]$/, '')))
        report.add(
          chart.place,
          'unknown-chart-variable',
          name,
          'the name of a variable',
          nearestName(name, names),
        )
    const metricNames = metrics.map((m) => m.name)
    if (chart.metric && !metricNames.includes(chart.metric))
      report.add(
        chart.place,
        'unknown-metric',
        chart.metric,
        'the name of a metric',
        nearestName(chart.metric, metricNames),
      )
  }
}
