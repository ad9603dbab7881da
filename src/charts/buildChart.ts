import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { CHARTS } from './charts.ts'
import { noMemberPlate } from './noMemberPlate.ts'
import type { VegaLiteSpec } from './vegaLiteSpec.ts'

/**
 * The Vega-Lite specification of one chart of a scenario in one language; where every member failed, a plate that says so.
 * @throws RangeError when the kind is not in the catalogue or the data lack what the chart names.
 */
export function buildChart(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const row = CHARTS.find((candidate) => candidate.kind === spec.kind)
  if (row === undefined) throw new RangeError(`Chart ${spec.name}: there is no kind ${spec.kind}`)
  if (data.summary.failed === data.summary.members) return noMemberPlate(spec, data, language)
  return row.build(spec, data, language)
}
