import { goodMembers, pick, statisticsOfRow } from '../ensemble/rowStatistics.ts'
import type { Ensemble, Statistics } from '../model/ensemble.ts'
import type { Fact } from '../model/model.ts'

/** A stylised fact beside what was simulated. */
export interface FactCheck {
  readonly fact: Fact
  readonly simulated: Statistics
  /** Whether the median member lies within the range of the data. */
  readonly holds: boolean
  /** Share of members within the range. */
  readonly share: number
}

/**
 * Checks the model's stylised facts: each holds where the median of the simulated values lies within the range that the
 * data give. Facts that have no simulated value in any member are missing from the result.
 */
export function checkFacts(ensemble: Ensemble, facts: readonly Fact[]): FactCheck[] {
  const members = goodMembers(ensemble)
  return facts.flatMap((fact) => {
    const metric = ensemble.metrics.findIndex((m) => m.purpose === 'fact' && m.name === fact.name)
    if (metric < 0) return []
    const values = pick(ensemble.metricValues, metric, ensemble.members, members)
    const simulated = statisticsOfRow(values)
    const within = (value: number): boolean => fact.low <= value && value <= fact.high
    return [
      { fact, simulated, holds: within(simulated.p50), share: values.filter(within).length / values.length },
    ]
  })
}
