import { buildChart } from '../../charts/buildChart.ts'
import { chartDataOf, type OtherRun } from '../../charts/chartDataOf.ts'
import { overlays } from '../../charts/overlays.ts'
import type { VegaLiteSpec } from '../../charts/vegaLiteSpec.ts'
import type { Language, Text } from '../../model/text.ts'
import { CHANGED, PUBLISHED } from './changedWords.ts'
import type { Study } from './study.ts'

/** The chart beside the levers: the published scenario, and the changed one over it with the paired differences. */
export function askedChart(
  study: Study,
  reference: OtherRun,
  other: OtherRun | undefined,
  variable: string,
  language: Language,
): VegaLiteSpec | undefined {
  const overlay = overlays(reference.scenario).find(({ variables: [name] }) => name === variable)
  if (!overlay) return undefined
  const others = other ? [pathsOf(other, CHANGED)] : []
  const { title } = reference.scenario
  const data = chartDataOf(pathsOf(reference, other ? PUBLISHED : title), others, study.observed)
  return buildChart({ ...overlay, kind: other ? 'comparison' : 'fan' }, data, language)
}

/** A run under another title, without what this chart does not draw: it is drawn again and again while a lever is dragged. */
function pathsOf({ scenario, ensemble, summary }: OtherRun, title: Text): OtherRun {
  return {
    scenario: { ...scenario, title, charts: [] },
    ensemble: { ...ensemble, metrics: [], metricValues: new Float64Array(0) },
    summary,
  }
}
