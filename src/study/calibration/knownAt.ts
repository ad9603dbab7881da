import { analyse } from '../../analysis/analyse.ts'
import { supportOf } from '../../distributions/catalogue.ts'
import { monthLabel } from '../../model/calendar.ts'
import type { ObservedSeries, Variable } from '../../model/model.ts'
import type { Scenario } from '../../model/scenario.ts'
import type { System } from '../../model/system.ts'

/**
 * A scenario as it could have been written at a time: events and policies that cannot have happened by then are dropped,
 * and so is what has no place in a comparison with observations (metrics, charts, stylised facts, outputs). The date until
 * which data are used, where the model names a parameter for it, moves there, so that noise begins then.
 */
export function knownAt(scenario: Scenario, time: number): Scenario {
  const { model } = scenario
  return {
    ...scenario,
    outputs: [],
    metrics: [],
    charts: [],
    model: {
      ...model,
      variables: model.variables.map((variable) => endingAt(variable, model.endOfData, time)),
      events: model.events.filter((event) => supportOf(event.date)[0] <= time),
      facts: [],
    },
  }
}

function endingAt(variable: Variable, endOfData: string | undefined, time: number): Variable {
  if (variable.kind !== 'parameter' || variable.name !== endOfData) return variable
  return { ...variable, values: { kind: 'same', distribution: { kind: 'fixed', value: time } } }
}

/** A scenario up to the end of its last observation complete by a time, with the observations until then alone. */
export function historyUntil(scenario: Scenario, series: readonly ObservedSeries[], time: number): Scenario {
  const known = series.map((one) => ({ ...one, observations: one.observations.filter((o) => o.to <= time) }))
  const last = Math.max(...known.flatMap(({ observations }) => observations.map((o) => o.to)))
  const { model, time: span, ...rest } = knownAt(scenario, time)
  if (last === Number.NEGATIVE_INFINITY)
    throw new RangeError(`no observation before ${monthLabel(time, span.origin)}`)
  const end = monthLabel(Math.ceil(last), span.origin)
  const earlier = end < span.end ? end : span.end
  return { ...rest, model: { ...model, series: known }, time: { ...span, end: earlier } }
}

/** The system of a scenario that was sound before it was cut. */
export function systemOf(scenario: Scenario): System {
  const { system, diagnostics } = analyse(scenario)
  if (!system) throw new Error(diagnostics.map(({ code, found }) => `${code}: ${found}`).join('\n'))
  return system
}
