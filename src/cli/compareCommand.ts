import type { ChartData, ComparedScenario } from '../charts/chartData.ts'
import { collectChartData } from '../charts/collectChartData.ts'
import { overlays } from '../charts/overlays.ts'
import { nameOf } from '../model/nameOf.ts'
import type { Language } from '../model/text.ts'
import { comparisonAnswer } from '../report/comparisonAnswer.ts'
import type { ComparedContent, ComparisonContent } from '../report/comparisonPage.ts'
import type { DecisionContent } from '../report/decisionContent.ts'
import { runRecord } from '../report/manifest.ts'
import { inBoth } from '../report/readerText.ts'
import { comparisonFiles } from '../report/reportFiles.ts'
import type { Simulation } from '../simulate.ts'
import { compare, directions } from '../study/compare.ts'
import { decide } from '../study/decision/decide.ts'
import { differenceIntervals } from '../study/decision/differenceIntervals.ts'
import type { Question } from '../study/decision/question.ts'
import { checkPaired } from './checkPaired.ts'
import { chosenFolder } from './chosenFolder.ts'
import { decisionDrawings } from './decisionDrawings.ts'
import type { DecisionOptions } from './decisionOptions.ts'
import { type Drawing, drawingsOf } from './drawCharts.ts'
import { type Drawers, openDrawers } from './drawers.ts'
import { drawnPage } from './drawnPage.ts'
import { EXIT } from './exitCode.ts'
import { FaultyScenario, sayProblems } from './faultyScenario.ts'
import { type Loaded, loadFile } from './loadFile.ts'
import { writeOutputs } from './outputFolder.ts'
import { printFindings } from './printFindings.ts'
import { PRODUCT } from './product.ts'
import { questionOf } from './questionOf.ts'
import { runEnsemble } from './runEnsemble.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'
import { withManifest } from './withManifest.ts'

/** A simulation under a name that no other of the comparison has. */
interface Run extends Simulation {
  readonly id: string
}

/** Reads all files before any is refused, so that all problems are shown at once. */
function loadAll(files: readonly string[], options: ScenarioOptions, { terminal }: Session): Loaded[] {
  const faults: FaultyScenario[] = []
  const loaded = files.flatMap((file) => {
    try {
      return [loadFile(file, options)]
    } catch (error) {
      if (!(error instanceof FaultyScenario)) throw error
      faults.push(error)
      return []
    }
  })
  for (const fault of faults.slice(0, -1)) sayProblems(fault, terminal)
  const last = faults.at(-1)
  if (last) throw last
  return loaded
}

/** Scenarios of different folders may have the same id. */
function distinctIds(loaded: readonly Loaded[]): string[] {
  const ids = loaded.map(({ scenario }) => scenario.id)
  return ids.map((id, i) => (ids.indexOf(id) === i ? id : `${id}-${i + 1}`))
}

function contentOf(
  runs: readonly [Run, ...Run[]],
  { compared }: ChartData,
  question: Question,
  { lang }: ScenarioOptions,
): Omit<ComparisonContent, 'charts' | 'fonts'> {
  const [reference, ...others] = runs
  const differing = others.map(({ id, scenario, ensemble, summary }, i): ComparedContent => {
    const { difference } = compared[i] as ComparedScenario
    const differences = compare(reference.ensemble, ensemble)
    return {
      ...{ id, scenario, summary, difference },
      directions: directions(differences),
      intervals: differenceIntervals(differences),
    }
  })
  const lost = differing.some(({ difference }) => difference.failed === difference.members)
  const decision = lost ? undefined : decisionOf(runs, question)
  const content = { reference, others: differing, product: PRODUCT, language: lang }
  return decision ? { ...content, decision } : content
}

/** The decision with its words; undefined where nothing is weighed. */
function decisionOf(runs: readonly [Run, ...Run[]], question: Question): DecisionContent | undefined {
  if (question.criteria.length + question.enough.length === 0) return undefined
  const choices = runs.map(({ id, ensemble }) => ({ name: id, ensemble }))
  const labels = runs[0].summary.metrics.map(({ name, element, label, elementLabel }) => {
    const text = (language: Language): string =>
      [label[language], elementLabel[language]]
        .filter((part) => part !== '')
        .join({ en: ', ', zh: '，' }[language])
    return [nameOf(name, element), inBoth(text)] as const
  })
  return {
    decision: decide(choices, question),
    ids: runs.map(({ id }) => id),
    titles: runs.map(({ scenario }) => scenario.title),
    labels: Object.fromEntries(labels),
  }
}

function folderName(ids: readonly string[]): string {
  const [first, second, ...rest] = ids
  return `compare-${first}-${second}${rest.length > 0 ? `-and-${rest.length}-more` : ''}`
}

/** Charts of what the scenarios have in common; none where every member failed in one of them. */
function drawingsOfAll(
  content: Omit<ComparisonContent, 'charts' | 'fonts'>,
  data: ChartData,
): readonly Drawing[] {
  const { reference, others, decision } = content
  const lost = others.some(({ difference }) => difference.failed === difference.members)
  if (lost) return []
  const { source } = data
  const decided = decision
    ? decisionDrawings({ content: decision, others, source, summary: reference.summary })
    : []
  return [...decided, ...drawingsOf(overlays(reference.scenario), data)]
}

function resultJson({ reference, others, decision }: ComparisonContent, folder: string): object {
  const differences = others.map(({ id, difference, directions: shares, intervals }) => {
    return { scenario: id, metrics: difference.metrics, directions: shares, intervals }
  })
  return { reference: reference.id, folder, differences, decision: decision?.decision }
}

async function compareWith(
  files: readonly string[],
  options: ScenarioOptions & DecisionOptions,
  session: Session,
  drawers: Drawers,
): Promise<number> {
  const loaded = loadAll(files, options, session)
  const named = loaded.map((one, i) => [files[i] as string, one] as const)
  for (const other of named.slice(1)) checkPaired(named[0] as (typeof named)[0], other)
  const question = questionOf(loaded, options)
  const ids = distinctIds(loaded)
  const folder = chosenFolder(options, folderName(ids))
  const runs: Run[] = []
  for (const [i, one] of loaded.entries()) {
    runs.push({ ...(await runEnsemble(one, options, session)), id: ids[i] as string })
  }
  const [reference, ...others] = runs as [Run, ...Run[]]
  const data = collectChartData(reference.scenario, reference.ensemble, reference.summary, others)
  const found = contentOf([reference, ...others], data, question, options)
  const { drawn, page } = await drawnPage(drawingsOfAll(found, data), options, session, drawers)
  const content = { ...found, ...page }
  const records = runs.map(({ scenario, ensemble }) => runRecord(scenario, ensemble))
  writeOutputs(folder, withManifest(comparisonFiles(content, drawn), records, loaded))
  const findings = {
    answer: () => comparisonAnswer(content),
    json: (path: string) => resultJson(content, path),
  }
  printFindings(findings, folder, options, session)
  return runs.some(({ summary }) => summary.failed > 0) ? EXIT.membersFailed : EXIT.done
}

/** `chokepoint compare`: the differences of scenarios from the first, member by member. */
export async function compareCommand(
  files: readonly string[],
  options: ScenarioOptions & DecisionOptions,
  session: Session,
): Promise<number> {
  const drawers = openDrawers(options, session)
  try {
    return await compareWith(files, options, session, drawers)
  } finally {
    drawers.close()
  }
}
