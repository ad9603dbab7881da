import type { VegaLiteSpec } from '../charts/vegaLiteSpec.ts'
import type { Language } from '../model/text.ts'
import { comparisonCsv, differencesCsv } from './comparisonCsv.ts'
import { type ComparisonContent, comparisonPage } from './comparisonPage.ts'
import type { DecisionContent } from './decisionContent.ts'
import { decisionCsv, satisficingCsv, tradeOffCsv } from './decisionCsv.ts'
import { errorsCsv } from './errorsCsv.ts'
import { factsCsv } from './factsCsv.ts'
import { hindcastCsv, hindcastPointsCsv } from './hindcastCsv.ts'
import { assumptionsCsv } from './ledger.ts'
import { membersCsv } from './membersCsv.ts'
import { PARQUET_FROM } from './membersParquet.ts'
import { metricsCsv, metricsOfEachCsv } from './metricsCsv.ts'
import { type PageContent, page } from './page.ts'
import { isStreamed } from './streamedError.ts'
import { summaryCsv } from './summaryCsv.ts'

/** A chart in one language: what it was drawn from, and the drawing. */
export interface DrawnChart {
  readonly name: string
  readonly language: Language
  readonly spec: VegaLiteSpec
  readonly svg: string
  readonly png: Uint8Array
}

/** The three files of each chart. */
export function chartFiles(charts: readonly DrawnChart[]): [path: string, content: string | Uint8Array][] {
  return charts.flatMap(({ name, language, spec, svg, png }) => {
    const path = `charts/${name}.${language}`
    return [
      [`${path}.vl.json`, `${JSON.stringify(spec, undefined, 2)}\n`],
      [`${path}.svg`, svg],
      [`${path}.png`, png],
    ] as [string, string | Uint8Array][]
  })
}

/** Many members, and those whose paths were not kept, are written in another way: see `MembersParquet`. */
function membersFile({ ensemble, summary, scenario }: PageContent): [path: string, content: string][] {
  if (ensemble.members >= PARQUET_FROM || isStreamed(summary)) return []
  return [['members.csv', membersCsv(ensemble, scenario)]]
}

/** Every file of a run but its manifest, by path within the run's folder. */
export function reportFiles(
  content: PageContent,
  charts: readonly DrawnChart[],
): Map<string, string | Uint8Array> {
  const { summary, scenario, assumptions, scores, checks } = content
  const { origin } = scenario.time
  return new Map<string, string | Uint8Array>([
    ['summary.csv', summaryCsv(summary)],
    ['metrics.csv', metricsCsv(summary, origin)],
    ['errors.csv', errorsCsv(summary)],
    ...membersFile(content),
    ['assumptions.csv', assumptionsCsv(assumptions)],
    ['hindcast.csv', hindcastCsv(scores)],
    ['hindcast-points.csv', hindcastPointsCsv(scores)],
    ['facts.csv', factsCsv(checks)],
    ...chartFiles(charts),
    ['report.html', page(content)],
  ])
}

function decisionFiles(decision: DecisionContent): [path: string, content: string][] {
  const files: [string, string][] = [
    ['decision.csv', decisionCsv(decision)],
    ['satisficing.csv', satisficingCsv(decision)],
    ['trade-off.csv', tradeOffCsv(decision)],
  ]
  return files.filter(([, content]) => content !== '')
}

/** Every file of a comparison but its manifest. */
export function comparisonFiles(
  content: ComparisonContent,
  charts: readonly DrawnChart[],
): Map<string, string | Uint8Array> {
  const { reference, others, decision } = content
  return new Map<string, string | Uint8Array>([
    ['metrics.csv', metricsOfEachCsv([reference, ...others], reference.scenario.time.origin)],
    ['comparison.csv', comparisonCsv(others)],
    ['differences.csv', differencesCsv(others)],
    ...(decision ? decisionFiles(decision) : []),
    ...chartFiles(charts),
    ['report.html', comparisonPage(content)],
  ])
}
