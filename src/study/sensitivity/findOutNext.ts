import type { Ensemble } from '../../model/ensemble.ts'
import type { Scenario } from '../../model/scenario.ts'
import type { System } from '../../model/system.ts'
import { studiedMetrics } from '../studiedMetrics.ts'
import { priorities } from './drivers.ts'
import { driversOf } from './driversOf.ts'
import type { Priority } from './evidenceOrder.ts'
import { inputsOf } from './inputsOf.ts'

/**
 * What to find out next by the draws of an ensemble alone: the rank correlations of its members with all metrics of the scenario, times
 * the weakness of evidence. Nothing is run for it. Empty where there are too few members or no metric depends on anything.
 */
export function findOutNext(scenario: Scenario, system: System, ensemble: Ensemble): Priority[] {
  const metrics = studiedMetrics(scenario, system)
  const rows = ensemble.metrics.flatMap(({ purpose }, row) => (purpose === 'metric' ? [row] : []))
  const { members, metricValues } = ensemble
  const values = new Float64Array(rows.length * members)
  for (const [i, row] of rows.entries())
    values.set(metricValues.subarray(row * members, (row + 1) * members), i * members)
  const own = {
    ...ensemble,
    metrics: rows.map((row) => ensemble.metrics[row] as never),
    metricValues: values,
  }
  const drivers = driversOf(metrics, { ensemble: own }, ensemble.seed, ensemble.times.at(-1) ?? 0)
  return priorities(drivers, inputsOf(scenario, ensemble.drawNames)).filter(({ priority }) => priority > 0)
}
