import { join, relative } from 'node:path'
import { analyse } from '../analysis/analyse.ts'
import { collectChartData } from '../charts/collectChartData.ts'
import type { Scenario } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import type { Language } from '../model/text.ts'
import { ledger } from '../report/ledger.ts'
import { runRecord } from '../report/manifest.ts'
import type { PageContent } from '../report/page.ts'
import { CHANGED, PUBLISHED } from '../report/published/changedWords.ts'
import { leversOf } from '../report/published/leversOf.ts'
import { lighterSvg } from '../report/published/lighterSvg.ts'
import { type PageProgram, publishedPage } from '../report/published/publishedPage.ts'
import { bareScenario, packStudy, type Study } from '../report/published/study.ts'
import type { DrawnChart } from '../report/reportFiles.ts'
import type { Simulation } from '../simulate.ts'
import { checkFacts } from '../study/checkFacts.ts'
import { hindcast } from '../study/hindcast.ts'
import { bundleWeb, chartCharacters, compressed } from './bundleWeb.ts'
import { chartsOfPage, drawCharts, drawingsOf } from './drawCharts.ts'
import { EXIT } from './exitCode.ts'
import { type Loaded, loadFile } from './loadFile.ts'
import { checkReplaceable, writeOutputs } from './outputFolder.ts'
import { PRODUCT } from './product.ts'
import { progress } from './progress.ts'
import { subsetFonts } from './render/subsetFonts.ts'
import { runEnsemble } from './runEnsemble.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'
import { withManifest } from './withManifest.ts'

/** Where pages go unless the user says otherwise. */
const OUT = join('out', 'published')

function studyOf({ scenario }: Loaded, observed: Study['observed']): Study {
  const levers = leversOf(scenario)
  const { system } = analyse(scenario, new Set(levers.map(({ draw }) => draw)))
  return { scenario: bareScenario(scenario), system: system as System, observed, levers, product: PRODUCT }
}

/** The words of a scenario that a chart of the page may hold once levers have been moved. */
function wordsOf({ title, charts, metrics, model }: Scenario): string {
  const charted = new Set(charts.flatMap(({ variables }) => variables))
  const variables = model.variables.filter(({ name }) => charted.has(name))
  return [title, ...[...variables, ...metrics, ...model.events].map(({ label }) => label), CHANGED, PUBLISHED]
    .map(({ zh }) => zh)
    .join('')
}

/** Charts in the language shown first; the page draws the others itself when they are asked for, in fonts that have all they need. */
async function shippedCharts(drawn: readonly DrawnChart[], scenario: Scenario, lang: Language) {
  const { charts } = await chartsOfPage(drawn)
  const words = `${await chartCharacters()}${wordsOf(scenario)}`.replace(/[<>&]/g, '')
  const possible = `<text>${words}</text><text font-weight="600">${words}</text>`
  const { css } = await subsetFonts([...drawn.map(({ svg }) => svg), possible])
  const shown = charts.map(({ svg, ...chart }) => {
    return { ...chart, svg: { en: '', zh: '', [lang]: lighterSvg(svg[lang]) } }
  })
  return { charts: shown, fonts: css }
}

async function pageOf(
  loaded: Loaded,
  { scenario, ensemble, summary }: Simulation,
  program: PageProgram,
  { lang, quiet = false }: ScenarioOptions,
  { terminal, signal }: Session,
): Promise<string> {
  const data = collectChartData(scenario, ensemble, summary)
  const shown = progress('Charts', 2 * scenario.charts.length, terminal, quiet)
  const drawn = await drawCharts(drawingsOf(scenario.charts, data), signal, () => shown.add(1)).finally(
    shown.stop,
  )
  const content: PageContent = {
    ...{ scenario, ensemble, summary },
    scores: hindcast(ensemble, scenario.model.series),
    checks: checkFacts(ensemble, scenario.model.facts),
    assumptions: ledger(scenario),
    ...(await shippedCharts(drawn, scenario, lang)),
    product: PRODUCT,
    language: lang,
  }
  const study = studyOf(loaded, data.observed)
  return publishedPage(content, study, compressed(packStudy(study)), program)
}

/** `chokepoint publish`: for each scenario a page that runs it again in the reader's browser. */
export async function publishCommand(
  files: readonly string[],
  options: ScenarioOptions,
  session: Session,
): Promise<number> {
  const loaded = files.map((file) => loadFile(file, options))
  const folder = options.out ?? OUT
  checkReplaceable(folder)
  const program = await bundleWeb()
  const pages = new Map<string, string>()
  const runs: Simulation[] = []
  for (const one of loaded) {
    const simulation = await runEnsemble(one, options, session)
    runs.push(simulation)
    pages.set(`${one.scenario.id}.html`, await pageOf(one, simulation, program, options, session))
  }
  session.signal.throwIfAborted()
  const records = runs.map(({ scenario, ensemble }) => runRecord(scenario, ensemble))
  writeOutputs(folder, withManifest(pages, records, loaded))
  for (const path of pages.keys()) session.terminal.print(join(relative('', folder) || '.', path))
  return runs.some(({ summary }) => summary.failed > 0) ? EXIT.membersFailed : EXIT.done
}
