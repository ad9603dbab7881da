import { parseUnit } from '../analysis/unit.ts'
import type { Summary } from '../model/ensemble.ts'
import type { ObservedSeries } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import type { ObservedPoints } from './chartData.ts'
import { variableName } from './seriesOf.ts'

/** Observed series converted to the unit of the variable that a chart draws them over; totals become rates. */
export function observedPoints(scenario: Scenario, summary: Summary): ObservedPoints[] {
  return scenario.charts.flatMap((spec) => {
    const observed = scenario.model.series.find((series) => series.name === spec.observed)
    const drawn = summary.series.find((series) => series.variable === variableName(spec.variables[0] ?? ''))
    return observed && drawn ? [convertedPoints(observed, drawn.variable, drawn.unit)] : []
  })
}

function convertedPoints(observed: ObservedSeries, variable: string, unit: string): ObservedPoints {
  const total = observed.compare === 'total'
  const factor =
    (parseUnit(total ? `${observed.unit}/month` : observed.unit)?.factor ?? 1) /
    (parseUnit(unit)?.factor ?? 1)
  const points = observed.observations.flatMap(({ from, to, low, mid, high }) => {
    const months = total ? to - from : 1
    if (months <= 0) return []
    const converted = Object.entries({ low, mid, high }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, (value * factor) / months]],
    )
    return [{ from, to, ...Object.fromEntries(converted) }]
  })
  return { name: observed.name, label: observed.label, variable, points }
}
