import { elementLabel } from '../ensemble/summarise.ts'
import { nameOf } from '../model/nameOf.ts'
import type { Scenario } from '../model/scenario.ts'
import type { MetricValue, System } from '../model/system.ts'
import type { Text } from '../model/text.ts'

/** One number that a scenario reads off each member, with its words. */
export interface StudiedMetric {
  /** `metric` or `metric[element]`. */
  readonly id: string
  readonly name: string
  readonly element: string
  readonly unit: string
  readonly kind: MetricValue['kind']
  /** Of the metric, and of the element where it has several. */
  readonly label: Text
}

/** The metrics of a scenario, one for each element, in the order of its system. */
export function studiedMetrics(
  scenario: Pick<Scenario, 'metrics' | 'model'>,
  system: System,
): StudiedMetric[] {
  return system.metrics.flatMap(({ name, element, unit, kind, purpose }) => {
    const metric = scenario.metrics.find((one) => one.name === name)
    if (purpose !== 'metric' || !metric) return []
    const of = elementLabel(scenario.model, element)
    const label =
      element === ''
        ? metric.label
        : { en: `${metric.label.en}, ${of.en}`, zh: `${metric.label.zh}（${of.zh}）` }
    return [{ id: nameOf(name, element), name, element, unit, kind, label }]
  })
}

/** A system that reads these metrics and nothing else, and keeps the paths of some outputs. */
export function systemFor(
  system: System,
  metrics: readonly Pick<StudiedMetric, 'id'>[],
  variables: readonly string[] = [],
): System {
  const wanted = new Set(metrics.map(({ id }) => id))
  return {
    ...system,
    metrics: system.metrics.filter(
      ({ purpose, name, element }) => purpose === 'metric' && wanted.has(nameOf(name, element)),
    ),
    outputs: system.outputs.filter(({ variable }) => variables.includes(variable)),
  }
}
