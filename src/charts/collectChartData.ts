import type { Ensemble, Summary } from '../model/ensemble.ts'
import type { Scenario } from '../model/scenario.ts'
import type { ChartData } from './chartData.ts'
import { chartDataOf, type OtherRun } from './chartDataOf.ts'
import { observedPoints } from './observedPoints.ts'

/**
 * What the charts of a scenario draw, taken from its ensemble.
 * @throws RangeError when another run has not the same seed, design and number of members.
 */
export function collectChartData(
  scenario: Scenario,
  ensemble: Ensemble,
  summary: Summary,
  others: readonly OtherRun[] = [],
): ChartData {
  return chartDataOf({ scenario, ensemble, summary }, others, observedPoints(scenario, summary))
}
