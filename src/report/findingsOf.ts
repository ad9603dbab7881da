import type { MetricSummary } from '../model/ensemble.ts'

/** The metrics that say something of the scenario, without those that only check the calculation. */
export function findingsOf(metrics: readonly MetricSummary[]): readonly MetricSummary[] {
  return metrics.filter(({ check }) => !check)
}
