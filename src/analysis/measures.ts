import { elementKey } from '../model/elementKey.ts'
import type { Equation } from '../model/expression.ts'
import type { Fact, Observation, ObservedSeries } from '../model/model.ts'
import { placeInEquation } from '../model/placeInEquation.ts'
import type { Metric, Scenario } from '../model/scenario.ts'
import type { MetricValue, Scalar } from '../model/system.ts'
import { Checker } from './checker.ts'
import type { Context } from './layOut.ts'
import { Lowerer } from './lowerer.ts'
import { constant, over, slotValue, subtract, times } from './scalar.ts'
import { bind, NO_BINDING } from './scope.ts'
import { DIMENSIONLESS, MONTH, multiply, parseUnit } from './unit.ts'

/** Everything read off a path: the scenario's metrics, what corresponds to each observation, and the stylised facts. */
export function measures(scenario: Scenario, context: Context): MetricValue[] {
  return [
    ...scenario.metrics.flatMap((metric) => metricValues(metric, context)),
    ...scenario.model.series.flatMap((series) => observedValues(series, context)),
    ...scenario.model.facts.flatMap((fact) => factValue(fact, context)),
  ]
}

function metricValues(metric: Metric, context: Context): MetricValue[] {
  return context.scope.combinations(metric.over).map((elements) => {
    const element = elementKey(elements)
    const binding = bind(NO_BINDING, metric.over, elements)
    const lowerer = new Lowerer(context, metric.expression, binding, { variable: metric.name, element })
    const value = lowerer.lowerAll()
    if (lowerer.outside) reportOutside(metric.expression, context)
    return {
      name: metric.name,
      element,
      unit: metric.unit,
      purpose: 'metric',
      kind: kindOf(metric.unit),
      value,
    }
  })
}

function kindOf(unit: string): MetricValue['kind'] {
  if (unit === 'date') return 'time'
  return unit === 'probability' ? 'condition' : 'number'
}

function reportOutside(equation: Equation, { report, span }: Context): void {
  const expected = `dates within the simulated span, ${span.startTime} to ${span.endTime} months after ${span.origin}`
  report.add(placeInEquation(equation, 0), 'date-outside-span', equation.source, expected)
}

/** A fact about a time that is not simulated says nothing: it is left out. */
function factValue(fact: Fact, context: Context): MetricValue[] {
  const lowerer = new Lowerer(context, fact.expression, NO_BINDING, { variable: fact.name, element: '' })
  const value = lowerer.lowerAll()
  if (lowerer.outside) return []
  return [{ name: fact.name, element: '', unit: fact.unit, purpose: 'fact', kind: kindOf(fact.unit), value }]
}

/** The simulated counterpart of every observation within the simulated span, in the unit of the series. */
function observedValues(series: ObservedSeries, context: Context): MetricValue[] {
  const { startTime, endTime } = context.span
  const conversion = conversionTo(series, context)
  return series.observations
    .filter((o) => o.from >= startTime && o.to <= endTime)
    .map((observation) => {
      const value = times(simulated(series, observation, context), constant(conversion))
      const { name, unit } = series
      return { name, element: observation.label, unit, purpose: 'observation', kind: 'number', value }
    })
}

function conversionTo(series: ObservedSeries, { scope, report }: Context): number {
  const found = new Checker(scope, report, series.simulated, [], true).quantity(series.simulated.expression)
  const unit = found?.kind === 'number' ? found.unit : DIMENSIONLESS
  const total = series.compare === 'total' ? multiply(unit, MONTH) : unit
  return total.factor / (parseUnit(series.unit) ?? DIMENSIONLESS).factor
}

function simulated(series: ObservedSeries, { from, to, label }: Observation, context: Context): Scalar {
  const lowerer = new Lowerer(context, series.simulated, NO_BINDING, {
    variable: series.name,
    element: label,
  })
  const value = lowerer.lowerAll()
  const window = { from: constant(from), to: constant(to) }
  if (from === to) return slotValue(lowerer.reducer({ kind: 'at', value, ...window }))
  const total = slotValue(lowerer.reducer({ kind: 'total', value, ...window }))
  return series.compare === 'total' ? total : over(total, subtract(window.to, window.from))
}
