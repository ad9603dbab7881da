import { join, relative } from 'node:path'
import { analyse } from '../analysis/analyse.ts'
import { buildChart } from '../charts/buildChart.ts'
import { collectChartData } from '../charts/collectChartData.ts'
import type { VegaLiteSpec } from '../charts/vegaLiteSpec.ts'
import { keyOf } from '../ensemble/keyOf.ts'
import { dimensionOf } from '../ensemble/sharesOf.ts'
import type { Lesson } from '../model/lesson.ts'
import type { System } from '../model/system.ts'
import type { Language } from '../model/text.ts'
import { drawChart } from '../report/drawing/drawChart.ts'
import type { PageChart } from '../report/figure.ts'
import { ledger } from '../report/ledger.ts'
import { runRecord } from '../report/manifest.ts'
import type { PageContent } from '../report/page.ts'
import { adjustableBy, leversOf } from '../report/published/leversOf.ts'
import { otherViews } from '../report/published/otherViews.ts'
import { publishedPage } from '../report/published/publishedPage.ts'
import { bareScenario, type PageLever, packStudy, type Study } from '../report/published/study.ts'
import { modelMap } from '../report/published/why/modelMap.ts'
import { urgencies } from '../report/urgencies.ts'
import type { Simulation } from '../simulate.ts'
import { checkFacts } from '../study/checkFacts.ts'
import { gameDraws } from '../study/game/gameSystem.ts'
import { hindcast } from '../study/hindcast.ts'
import { findOutNext } from '../study/sensitivity/findOutNext.ts'
import { bundleWeb, compressed, type PublishedProgram } from './bundleWeb.ts'
import { EXIT } from './exitCode.ts'
import { type Loaded, loadFile } from './loadFile.ts'
import { lessonFingerprints, lessonsFor, readLessonFiles } from './loadLessons.ts'
import { checkReplaceable, writeOutputs } from './outputFolder.ts'
import { PRODUCT } from './product.ts'
import { pageFonts } from './render/pageFonts.ts'
import { runEnsemble } from './runEnsemble.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import { scorecardOfFolder } from './scorecardFile.ts'
import type { Session } from './session.ts'
import { withManifest } from './withManifest.ts'

/** Where pages go unless the user says otherwise. */
const OUT = join('out', 'published')

/** A scenario as it is published: with its lessons, and the system in which their levers and games can move what they move. */
export interface Published extends Loaded {
  readonly lessons: readonly Lesson[]
  readonly levers: readonly PageLever[]
  readonly movable: System
}

export function published(loaded: Loaded, lessons: readonly Lesson[]): Published {
  const levers = leversOf(loaded.scenario)
  const games = lessons.flatMap(({ steps }) => steps.flatMap(({ game }) => (game ? gameDraws(game) : [])))
  const { system } = analyse(loaded.scenario, new Set([...adjustableBy(levers), ...games]))
  return { ...loaded, lessons, levers, movable: system as System }
}

function studyOf({ scenario, lessons, levers, movable }: Published, observed: Study['observed']): Study {
  return {
    scenario: bareScenario(scenario),
    system: movable,
    observed,
    levers,
    product: PRODUCT,
    map: modelMap(scenario),
    lessons,
  }
}

/** What some pages draw of the dimensions of Sobol' points. */
function dimensionsOf(pages: readonly Published[]): ReadonlySet<number> {
  const keys = pages.flatMap(({ scenario: { ensemble }, movable }) =>
    movable.draws.map(({ name }) => keyOf(ensemble.seed, name)),
  )
  return new Set(keys.map(dimensionOf).sort((a, b) => a - b))
}

/** Stands for the fonts until the page is there that tells which characters they need; in texts of a scenario its signs are escaped. */
const FONTS_PLACE = '<fonts>'

/** A chart in both languages, drawn as the page will draw it again. */
function drawn(name: string, build: (language: Language) => VegaLiteSpec): PageChart {
  const [en, zh] = [build('en'), build('zh')]
  const alt = ({ description }: VegaLiteSpec): string => String(description ?? '')
  return { name, svg: { en: drawChart(en), zh: drawChart(zh) }, alt: { en: alt(en), zh: alt(zh) } }
}

/** The page of a scenario that was run. */
export async function pageOf(
  loaded: Published,
  { scenario, system, ensemble, summary }: Simulation,
  program: PublishedProgram,
  { lang }: Pick<ScenarioOptions, 'lang'>,
): Promise<string> {
  const run = { scenario, ensemble, summary }
  const data = collectChartData(scenario, ensemble, summary)
  const study = studyOf(loaded, data.observed)
  const charts = scenario.charts.map((spec) =>
    drawn(spec.name, (language) => buildChart(spec, data, language)),
  )
  const shown = charts.map((chart, i) => ({ ...chart, ...otherViews(scenario.charts[i], summary) }))
  const assumptions = ledger(scenario)
  const content: PageContent = {
    ...run,
    scores: hindcast(ensemble, scenario.model.series),
    checks: checkFacts(ensemble, scenario.model.facts),
    assumptions,
    urgent: urgencies(assumptions, findOutNext(scenario, system, ensemble)),
    scorecard: scorecardOfFolder(loaded),
    charts: shown,
    fonts: FONTS_PLACE,
    product: PRODUCT,
    language: lang,
  }
  const packed = packStudy(study)
  const page = publishedPage(content, study, compressed(packed, program.listens), program)
  const fonts = await pageFonts([page, packed, ...program.texts])
  return page.replace(FONTS_PLACE, () => fonts)
}

export interface PublishOptions extends ScenarioOptions {
  /** Files of lessons that every page gets. */
  readonly lesson?: readonly string[]
}

/** `chokepoint publish`: for each scenario a page that runs it again in the reader's browser. */
export async function publishCommand(
  files: readonly string[],
  options: PublishOptions,
  session: Session,
): Promise<number> {
  const read = files.map((file) => loadFile(file, options))
  const texts = readLessonFiles(options.lesson ?? [])
  const loaded = read.map((one) => published(one, lessonsFor(texts, one)))
  const folder = options.out ?? OUT
  checkReplaceable(folder)
  const program = await bundleWeb(dimensionsOf(loaded))
  const pages = new Map<string, string>()
  const runs: Simulation[] = []
  for (const one of loaded) {
    const simulation = await runEnsemble(one, options, session)
    runs.push(simulation)
    const page = await pageOf(one, simulation, program, options)
    pages.set(`${one.scenario.id}.html`, page)
  }
  session.signal.throwIfAborted()
  const records = runs.map(({ scenario, ensemble }) => runRecord(scenario, ensemble))
  writeOutputs(folder, withManifest(pages, records, loaded, lessonFingerprints(texts)))
  for (const path of pages.keys()) session.terminal.print(join(relative('', folder) || '.', path))
  return runs.some(({ summary }) => summary.failed > 0) ? EXIT.membersFailed : EXIT.done
}
