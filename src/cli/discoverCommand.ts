import { boxChart } from '../charts/discovery/boxChart.ts'
import type { ChartedDiscovery } from '../charts/discovery/chartedDiscovery.ts'
import { scatterChart } from '../charts/discovery/scatterChart.ts'
import { trajectoryChart } from '../charts/discovery/trajectoryChart.ts'
import { sourceOf } from '../charts/sourceOf.ts'
import { joinMembers } from '../ensemble/joinMembers.ts'
import type { Ensemble } from '../model/ensemble.ts'
import { conditionText, oppositeText } from '../report/discovery/conditionText.ts'
import { discoveryAnswer } from '../report/discovery/discoveryAnswer.ts'
import type { DiscoveryFindings } from '../report/discovery/discoveryContent.ts'
import { discoveryFiles } from '../report/discovery/discoveryFiles.ts'
import { runRecord } from '../report/manifest.ts'
import { type Condition, readCondition } from '../study/discovery/condition.ts'
import { discover } from '../study/discovery/discover.ts'
import { inputsOf } from '../study/sensitivity/inputsOf.ts'
import { sampleOf } from '../study/sensitivity/sample.ts'
import { studiedMetrics, systemFor } from '../study/studiedMetrics.ts'
import { chosenFolder } from './chosenFolder.ts'
import type { Drawing } from './drawCharts.ts'
import { drawnPage } from './drawnPage.ts'
import { EXIT } from './exitCode.ts'
import { type Loaded, loadFile } from './loadFile.ts'
import { membersOn } from './onPool.ts'
import { writeOutputs } from './outputFolder.ts'
import { openPool } from './pool.ts'
import { printable } from './printable.ts'
import { printFindings } from './printFindings.ts'
import { PRODUCT } from './product.ts'
import { progress } from './progress.ts'
import { Refusal } from './refusal.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'
import { suggestion } from './suggestion.ts'
import { withManifest } from './withManifest.ts'

export interface DiscoverOptions extends ScenarioOptions {
  readonly where: string
}

/** What was found, and what it was found in. */
interface Discovered {
  readonly loaded: Loaded
  readonly folder: string
  readonly ensemble: Ensemble
  readonly findings: DiscoveryFindings
}

/** @throws Refusal that shows the place in the condition */
function conditionOf({ scenario, system }: Loaded, where: string): Condition {
  const metrics = studiedMetrics(scenario, system)
  const read = readCondition(where, metrics, scenario.time.origin)
  if ('condition' in read && read.condition.metrics.length > 0) return read.condition
  if ('condition' in read) throw new Refusal(`--where ${where} asks for no metric`)
  const { at, found, expected, nearest } = read.problem
  const asked = /^\w+$/.test(found) ? found : ''
  const ids = metrics.map(({ id }) => id)
  const hint = nearest ? `; did you mean ${nearest}?` : suggestion(asked, ids)
  const column = [...where.slice(0, at)].length
  throw new Refusal(
    printable(
      `--where, column ${column + 1}: found ${found}, expected ${expected}${hint}\n  ${where.replace(/\s/g, ' ')}\n  ${' '.repeat(column)}^`,
    ),
  )
}

async function ensembleOf(
  { scenario, system }: Loaded,
  condition: Condition,
  { kernel, workers, quiet = false }: DiscoverOptions,
  { terminal, signal }: Session,
): Promise<Ensemble> {
  const lean = systemFor(system, condition.metrics)
  const spec = scenario.ensemble
  const shown = progress(`${scenario.title.en}: members`, spec.members, terminal, quiet)
  const pool = openPool({ kernel, workers, signal })
  try {
    return joinMembers(lean, spec, await membersOn(pool, lean, spec, shown.add))
  } finally {
    pool.close()
    shown.stop()
  }
}

/** Rows of the ensemble's metrics in the order the condition asks for them. */
function rowsOf({ metrics, metricValues, members }: Ensemble, condition: Condition): Float64Array[] {
  return condition.metrics.map(({ name, element }) => {
    const row = metrics.findIndex((one) => one.name === name && one.element === element)
    return metricValues.subarray(row * members, (row + 1) * members)
  })
}

/** Draws whose values are kinds without an order, as the model says. */
function categoricalOf({ system }: Loaded): string[] {
  return system.draws.flatMap(({ name, distribution }) =>
    distribution.kind === 'categorical' || distribution.kind === 'bernoulli' ? [name] : [],
  )
}

function findingsOf(loaded: Loaded, condition: Condition, ensemble: Ensemble): DiscoveryFindings {
  const { scenario } = loaded
  const { seed, design } = scenario.ensemble
  const sample = sampleOf(ensemble, rowsOf(ensemble, condition))
  if (sample.size === 0)
    throw new Refusal('no member could be judged: all failed; run the scenario to see why')
  const asked = Uint8Array.from({ length: sample.size }, (_, i) => {
    const values = condition.metrics.map((_, row) => sample.outputs[row * sample.size + i] as number)
    return condition.holds(values) ? 1 : 0
  })
  const opposite = 2 * asked.reduce((sum, one) => sum + one, 0) > sample.size && asked.includes(0)
  const happens = opposite ? asked.map((one) => 1 - one) : asked
  const found = discover(sample, (i) => happens[i] === 1, seed, categoricalOf(loaded))
  const { origin } = scenario.time
  const study: ChartedDiscovery = {
    ...{ found, sample, happens, opposite, seed, origin },
    scenario: scenario.title,
    source: sourceOf(scenario),
    inputs: inputsOf(scenario, sample.names),
    condition: opposite ? oppositeText(condition, origin) : conditionText(condition, origin),
  }
  return { scenario, seed, design, condition, asked: conditionText(condition, origin), study }
}

function drawingsOf({ study }: DiscoveryFindings): Drawing[] {
  const { positives, members, box } = study.found
  if (positives === 0 || positives === members) return []
  return [
    ...(box.limits.length > 0 ? [{ name: 'box', build: (l: 'en' | 'zh') => boxChart(study, l) }] : []),
    ...(box.limits.length > 1
      ? [{ name: 'members', build: (l: 'en' | 'zh') => scatterChart(study, l) }]
      : []),
    { name: 'trajectory', build: (l) => trajectoryChart(study, l) },
  ]
}

function resultJson({ scenario, condition, study }: DiscoveryFindings, folder: string): object {
  const { members, failed, positives, box, check, agreement } = study.found
  const { inside, ...told } = box
  const leaves = check.boxes.map(({ inside: _, ...leaf }) => leaf)
  const { inside: __, boxes, ...tree } = check
  return {
    scenario: scenario.id,
    folder,
    condition: condition.source,
    opposite: study.opposite,
    ...{ members, failed, positives, agreement },
    box: told,
    tree: { ...tree, boxes: leaves },
  }
}

/** Runs the members and looks for those in which it happens. @throws Refusal */
export async function discoverMembers(
  file: string,
  options: DiscoverOptions,
  session: Session,
): Promise<Discovered> {
  const loaded = loadFile(file, options)
  const condition = conditionOf(loaded, options.where)
  if (loaded.system.draws.length === 0) throw new Refusal(`${file} has no uncertain assumption`)
  const folder = chosenFolder(options, `discover-${loaded.scenario.id}`)
  const ensemble = await ensembleOf(loaded, condition, options, session)
  return { loaded, folder, ensemble, findings: findingsOf(loaded, condition, ensemble) }
}

/** `chokepoint discover`: in which members something happens. */
export async function discoverCommand(
  file: string,
  options: DiscoverOptions,
  session: Session,
): Promise<number> {
  const { loaded, folder, ensemble, findings } = await discoverMembers(file, options, session)
  const { drawn, page } = await drawnPage(drawingsOf(findings), options, session)
  const content = { ...findings, ...page, product: PRODUCT, language: options.lang }
  const record = { ...runRecord(loaded.scenario, ensemble), condition: findings.condition.source }
  writeOutputs(folder, withManifest(discoveryFiles(content, drawn), [record], [loaded]))
  const json = (path: string) => resultJson(content, path)
  printFindings({ answer: () => discoveryAnswer(content), json }, folder, options, session)
  return findings.study.found.failed > 0 ? EXIT.membersFailed : EXIT.done
}
