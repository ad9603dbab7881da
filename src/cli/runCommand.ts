import { setImmediate } from 'node:timers/promises'
import type { ChartData } from '../charts/chartData.ts'
import { collectChartData } from '../charts/collectChartData.ts'
import type { Ensemble, Summary } from '../model/ensemble.ts'
import { answer } from '../report/answer.ts'
import { ledger } from '../report/ledger.ts'
import { runRecord } from '../report/manifest.ts'
import type { PageContent } from '../report/page.ts'
import type { PrecisionReached } from '../report/precisionLines.ts'
import { type ReportFile, reportFiles, tableFiles } from '../report/reportFiles.ts'
import type { Simulation } from '../simulate.ts'
import { checkFacts } from '../study/checkFacts.ts'
import { hindcast } from '../study/hindcast.ts'
import { chosenFolder } from './chosenFolder.ts'
import { type CompleteRun, completeRun } from './completeRun.ts'
import { drawingsOf } from './drawCharts.ts'
import { type Drawers, openDrawers } from './drawers.ts'
import { drawnPage } from './drawnPage.ts'
import { enoughMembers, type PrecisionOptions } from './enoughMembers.ts'
import { EXIT } from './exitCode.ts'
import { sayNotices } from './faultyScenario.ts'
import { type Loaded, loadFile } from './loadFile.ts'
import { type Outputs, writeOutputs } from './outputFolder.ts'
import { printFindings } from './printFindings.ts'
import { PRODUCT } from './product.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import { scorecardOfFolder } from './scorecardFile.ts'
import type { Session } from './session.ts'
import { withManifest } from './withManifest.ts'

/** Who draws the charts of a command, and how it speaks to the user. */
interface Hands {
  readonly session: Session
  readonly drawers: Drawers
}

/** With what a precision that was asked for took. */
interface KnownOptions extends ScenarioOptions {
  readonly reached?: PrecisionReached
}

/** What a run has found, without its charts. */
type Found = Omit<PageContent, 'charts' | 'fonts'>

function foundBy(loaded: Loaded, { simulation, withMetrics }: CompleteRun, options: KnownOptions): Found {
  const { scenario, ensemble, summary } = simulation
  return {
    scenario,
    ensemble,
    summary,
    scores: scenario.model.series.flatMap((series) =>
      hindcast(
        withMetrics(({ purpose, name }) => purpose === 'observation' && name === series.name),
        [series],
      ),
    ),
    checks: checkFacts(
      withMetrics(({ purpose }) => purpose === 'fact'),
      scenario.model.facts,
    ),
    assumptions: ledger(scenario),
    scorecard: scorecardOfFolder(loaded),
    product: PRODUCT,
    language: options.lang,
    ...(options.reached ? { precision: options.reached } : {}),
  }
}

/** Makes the tables. Between two of them other threads get more to draw. */
async function tablesOf(found: Found): Promise<ReportFile[]> {
  const tables: ReportFile[] = []
  for (const table of tableFiles(found)) {
    tables.push(table)
    await setImmediate()
  }
  return tables
}

async function study(
  loaded: Loaded,
  run: CompleteRun,
  options: KnownOptions,
  { session, drawers }: Hands,
): Promise<{ readonly content: PageContent; readonly files: Outputs }> {
  const { simulation, excerpt } = run
  const data = chartDataOfRun(simulation, excerpt)
  const drawing = drawnPage(drawingsOf(simulation.scenario.charts, data), options, session, drawers)
  const finding = setImmediate().then(async () => {
    const found = foundBy(loaded, run, options)
    return { found, tables: await tablesOf(found) }
  })
  const [{ drawn, page }, { found, tables }] = await Promise.all([drawing, finding])
  const content: PageContent = { ...found, ...page }
  return { content, files: reportFiles(content, drawn, tables) }
}

/** Where the paths of all members were not kept, charts draw those of the first ones; dots of metrics are of all. */
function chartDataOfRun(
  { scenario, ensemble, summary }: Simulation,
  excerpt: Ensemble | undefined,
): ChartData {
  if (!excerpt) return collectChartData(scenario, ensemble, summary)
  const { metricMembers } = collectChartData(scenario, { ...ensemble, times: [], months: [] }, summary)
  return { ...collectChartData(scenario, excerpt, summary), metricMembers }
}

/** The results for another program: numbers as they are, "never" and "no number" as null. */
function resultJson({ scenario, summary, scores, checks, precision }: PageContent, folder: string): object {
  const { members, failed, seed, design, metrics } = summary satisfies Summary
  return {
    scenario: scenario.id,
    ...{ members, failed, seed, design, folder, metrics, precision },
    hindcast: scores.map(({ points, ...score }) => score),
    facts: checks.map(({ fact, simulated, holds }) => ({ name: fact.name, median: simulated.p50, holds })),
  }
}

async function writeRun(
  run: CompleteRun,
  folder: string,
  loaded: Loaded,
  options: KnownOptions,
  hands: Hands,
): Promise<PageContent> {
  let written = false
  try {
    const { content, files } = await study(loaded, run, options, hands)
    const { scenario, ensemble } = run.simulation
    const outputs = new Map([...files, ...run.stored])
    writeOutputs(folder, withManifest(outputs, [runRecord(scenario, ensemble)], [loaded]))
    written = true
    return content
  } finally {
    run.end(written)
  }
}

async function runWith(
  file: string,
  options: ScenarioOptions & Partial<PrecisionOptions>,
  hands: Hands,
): Promise<number> {
  const { session } = hands
  const first = loadFile(file, options)
  sayNotices(first, session.terminal)
  const folder = chosenFolder(options, first.scenario.id)
  const { precision = [], most = Number.POSITIVE_INFINITY } = options
  const reached =
    precision.length > 0 ? await enoughMembers(first, { precision, most }, options, session) : undefined
  const loaded = reached ? loadFile(file, { ...options, members: reached.members }) : first
  const run = await completeRun(loaded, folder, options, session)
  const content = await writeRun(run, folder, loaded, reached ? { ...options, reached } : options, hands)
  const findings = { answer: () => answer(content), json: (path: string) => resultJson(content, path) }
  printFindings(findings, folder, options, session)
  return content.summary.failed > 0 ? EXIT.membersFailed : EXIT.done
}

/** `chokepoint run`: from a scenario file to a folder of results and an answer. */
export async function runCommand(
  file: string,
  options: ScenarioOptions & Partial<PrecisionOptions>,
  session: Session,
): Promise<number> {
  const drawers = openDrawers(options, session)
  try {
    return await runWith(file, options, { session, drawers })
  } finally {
    drawers.close()
  }
}
