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
function membersFile({
  ensemble,
  summary,
  scenario,
}: Pick<PageContent, 'ensemble' | 'summary' | 'scenario'>): ReportFile[] {
  if (ensemble.members >= PARQUET_FROM || isStreamed(summary)) return []
  return [['members.csv', membersCsv(ensemble, scenario)]]
}

/** A file by its path within the run's folder. */
export type ReportFile = readonly [path: string, content: string | Uint8Array]

/** The tables of a run, one after the other as they are asked for. */
export function* tableFiles(content: Omit<PageContent, 'charts' | 'fonts'>): Generator<ReportFile> {
  const { summary, scenario, assumptions, scores, checks } = content
  const { origin } = scenario.time
  yield ['summary.csv', summaryCsv(summary)]
  yield ['metrics.csv', metricsCsv(summary, origin)]
  yield ['errors.csv', errorsCsv(summary)]
  yield* membersFile(content)
  yield ['assumptions.csv', assumptionsCsv(assumptions)]
  yield ['hindcast.csv', hindcastCsv(scores)]
  yield ['hindcast-points.csv', hindcastPointsCsv(scores)]
  yield ['facts.csv', factsCsv(checks)]
}

/**
 * Every file of a run but its manifest, by path within the run's folder.
 * @param tables where they are made already
 */
export function reportFiles(
  content: PageContent,
  charts: readonly DrawnChart[],
  tables: Iterable<ReportFile> = tableFiles(content),
): Map<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ...tables,
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
