import type { Ensemble, MetricSummary, SeriesSummary, Summary } from '../model/ensemble.ts'
import type { Model } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Text } from '../model/text.ts'
import { statisticsOf } from './statisticsOf.ts'

/** Means and quantiles of everything saved, over the members that did not fail. */
export function summarise(scenario: Scenario, ensemble: Ensemble): Summary {
  const { members, seed, design, times, months } = ensemble
  const good = goodMembers(ensemble)
  return {
    members,
    failed: members - good.length,
    seed,
    design,
    times,
    months,
    series: seriesSummaries(scenario, ensemble, good),
    metrics: metricSummaries(scenario, ensemble, good),
  }
}

/** Numbers of the members that did not fail, in order. */
export function goodMembers({ members, failures }: Pick<Ensemble, 'members' | 'failures'>): Int32Array {
  const failed = new Set(failures.map((f) => f.member))
  return Int32Array.from({ length: members }, (_, m) => m).filter((m) => !failed.has(m))
}

/** One row of an array laid out `row * members + member`, of some members only. */
export function pick(values: Float64Array, row: number, members: number, chosen: Int32Array): Float64Array {
  return Float64Array.from(chosen, (m) => values[row * members + m] as number)
}

function seriesSummaries({ model }: Scenario, ensemble: Ensemble, good: Int32Array): SeriesSummary[] {
  const { series, times, values, members } = ensemble
  return series.map((one, i) => ({
    ...one,
    label: labelOf(model, one.variable),
    elementLabel: elementLabel(model, one.element),
    statistics: times.map((_, t) => statisticsOf(pick(values, i * times.length + t, members, good))),
  }))
}

function metricSummaries(scenario: Scenario, ensemble: Ensemble, good: Int32Array): MetricSummary[] {
  return ensemble.metrics.flatMap(({ name, element, unit, kind, purpose }, i) => {
    const metric = scenario.metrics.find((m) => m.name === name)
    if (purpose !== 'metric' || !metric) return []
    const values = pick(ensemble.metricValues, i, ensemble.members, good)
    const share = values.filter((v) => (kind === 'condition' ? v !== 0 : v < Infinity)).length / values.length
    return [
      {
        ...{ name, element, unit, kind },
        label: metric.label,
        elementLabel: elementLabel(scenario.model, element),
        statistics: statisticsOf(values),
        ...(kind === 'number' ? {} : { probability: share }),
      },
    ]
  })
}

function labelOf(model: Model, name: string): Text {
  return model.variables.find((v) => v.name === name)?.label ?? { en: name, zh: name }
}

/** The words for an element of an array; for several dimensions, those of each. */
export function elementLabel(model: Model, element: string): Text {
  if (element === '') return { en: '', zh: '' }
  const texts = element.split(',').map((part) => {
    const label = model.dimensions.map((d) => d.labels[part]).find((l) => l !== undefined)
    return label ?? { en: part, zh: part }
  })
  return { en: texts.map((t) => t.en).join(', '), zh: texts.map((t) => t.zh).join('、') }
}
