import type { Ensemble, MetricSummary, SeriesSummary, Statistics, Summary } from '../model/ensemble.ts'
import type { Model } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Text } from '../model/text.ts'
import { goodMembers, pick, statisticsOfRows } from './rowStatistics.ts'

export { goodMembers, pick }

/**
 * Means and quantiles of everything saved, over the members that did not fail.
 * @param statistics those of each series and time, `series * times + time`, where they are known already
 */
export function summarise(
  scenario: Scenario,
  ensemble: Ensemble,
  statistics?: readonly Statistics[],
): Summary {
  const { members, seed, design, times, months, values } = ensemble
  const good = goodMembers(ensemble)
  return {
    members,
    failed: members - good.length,
    seed,
    design,
    times,
    months,
    series: seriesSummaries(scenario, ensemble, statistics ?? statisticsOfRows({ values, members, good })),
    metrics: metricSummaries(scenario, ensemble, good),
  }
}

function seriesSummaries(
  { model }: Scenario,
  { series, times }: Ensemble,
  statistics: readonly Statistics[],
): SeriesSummary[] {
  return series.map((one, i) => ({
    ...one,
    label: labelOf(model, one.variable),
    elementLabel: elementLabel(model, one.element),
    statistics: statistics.slice(i * times.length, (i + 1) * times.length),
  }))
}

function metricSummaries(scenario: Scenario, ensemble: Ensemble, good: Int32Array): MetricSummary[] {
  const { metricValues, members } = ensemble
  const statistics = statisticsOfRows({ values: metricValues, members, good })
  return ensemble.metrics.flatMap(({ name, element, unit, kind, purpose }, i) => {
    const metric = scenario.metrics.find((m) => m.name === name)
    if (purpose !== 'metric' || !metric) return []
    const values = pick(metricValues, i, members, good)
    const share = values.filter((v) => (kind === 'condition' ? v !== 0 : v < Infinity)).length / values.length
    return [
      {
        ...{ name, element, unit, kind },
        label: metric.label,
        elementLabel: elementLabel(scenario.model, element),
        statistics: statistics[i] as Statistics,
        ...(kind === 'number' ? {} : { probability: share }),
        ...(metric.check ? { check: true } : {}),
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
