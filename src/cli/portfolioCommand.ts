import type { CommonMembers } from '../charts/decision/decisionData.ts'
import { frontChart } from '../charts/decision/frontChart.ts'
import { sharesChart } from '../charts/decision/sharesChart.ts'
import { sourceOf } from '../charts/sourceOf.ts'
import type { Failure } from '../model/ensemble.ts'
import type { Event } from '../model/model.ts'
import { nameOf } from '../model/nameOf.ts'
import type { Scenario } from '../model/scenario.ts'
import { runRecord } from '../report/manifest.ts'
import { type PortfolioContent, portfolioAnswer, portfolioTitle } from '../report/portfolioContent.ts'
import { portfolioFiles } from '../report/portfolioPage.ts'
import type { GivenResults } from '../study/calibration/givenMembers.ts'
import { type Alternatives, alternativesOf } from '../study/decision/alternatives.ts'
import { type Portfolio, portfolios } from '../study/decision/portfolios.ts'
import type { Criterion } from '../study/decision/question.ts'
import { searchPortfolios } from '../study/decision/searchPortfolios.ts'
import { switchable, withoutIdleReducers } from '../study/decision/switchable.ts'
import { studiedMetrics, systemFor } from '../study/studiedMetrics.ts'
import { chosenFolder } from './chosenFolder.ts'
import type { DecisionOptions } from './decisionOptions.ts'
import type { Drawing } from './drawCharts.ts'
import { drawnPage } from './drawnPage.ts'
import { EXIT } from './exitCode.ts'
import { type Loaded, loadFile } from './loadFile.ts'
import { writeOutputs } from './outputFolder.ts'
import { openPool } from './pool.ts'
import { printFindings } from './printFindings.ts'
import { PRODUCT } from './product.ts'
import { progress } from './progress.ts'
import { questionOf } from './questionOf.ts'
import { Refusal } from './refusal.ts'
import { runPortfolios } from './runPortfolios.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'
import { suggestion } from './suggestion.ts'
import { withManifest } from './withManifest.ts'

const MOST_POLICIES = 8

/** The policies asked for; all of the model where none is named and they are few. @throws Refusal */
export function policiesOf({ model }: Scenario, asked: readonly string[]): readonly string[] {
  const known = model.events.filter(({ policy }) => policy)
  const names = known.map(({ name }) => name)
  const chosen = [...new Set(asked.length > 0 ? asked : names)]
  for (const name of chosen) {
    const event = known.find((one) => one.name === name)
    if (!event) throw new Refusal(`there is no policy ${name}${suggestion(name, names)}`)
    checkSwitch(event)
  }
  if (chosen.length === 0) throw new Refusal('the model has no policies')
  if (chosen.length > MOST_POLICIES)
    throw new Refusal(
      `${chosen.length} policies have too many combinations; name at most ${MOST_POLICIES} of ${names.join(', ')}`,
    )
  return chosen
}

function checkSwitch({ name, outcomes }: Event): void {
  if (outcomes.length !== 1)
    throw new Refusal(`${name} has ${outcomes.length} outcomes; a policy that is on or off has one`)
}

/** What is paid and what for. @throws Refusal when neither the options nor the scenario say */
export function tradeOf(loaded: Loaded, options: DecisionOptions): { cost: Criterion; effect: Criterion } {
  const { tradeOff } = questionOf([loaded], options)
  if (tradeOff) return tradeOff
  const names = studiedMetrics(loaded.scenario, loaded.system).map(({ id }) => id)
  throw new Refusal(
    `nothing says what is paid and what for: name a metric with --cost and another with --effect, of ${names.join(', ')}`,
  )
}

/** One metric of all portfolios. */
function alternativesFrom(
  { ensemble }: Scenario,
  chosen: readonly Portfolio[],
  results: readonly GivenResults[],
  row: number,
): Alternatives {
  const failures = (failed: readonly number[]): Failure[] =>
    failed.map((member) => ({ member, variable: '', month: '', reason: '' }))
  return alternativesOf(
    chosen.map((portfolio) => portfolio.join(' ')),
    results.map(({ failed }) => ({ ...ensemble, failures: failures(failed) })),
    results.map(({ metricValues, count }) => metricValues.subarray(row * count, (row + 1) * count)),
  )
}

type Bare = Omit<PortfolioContent, 'charts' | 'fonts'>

/** Every combination of policies, run and weighed. */
export async function searchOf(
  loaded: Loaded,
  policies: readonly string[],
  { cost, effect }: { readonly cost: Criterion; readonly effect: Criterion },
  options: ScenarioOptions,
  { terminal, signal }: Session,
): Promise<Bare> {
  const { scenario } = loaded
  const whole = switchable(scenario, policies)
  const metrics = studiedMetrics(scenario, whole)
  const of = ({ name, element }: Criterion) => metrics.find(({ id }) => id === nameOf(name, element))
  const [paid, got] = [of(cost), of(effect)]
  if (!paid || !got) throw new Error('a metric was lost')
  const system = withoutIdleReducers(systemFor(whole, [paid, got]))
  const chosen = portfolios(policies)
  const shown = progress('Portfolios', chosen.length, terminal, options.quiet ?? false)
  const pool = openPool({ kernel: options.kernel, workers: options.workers, signal })
  try {
    const results = await runPortfolios(pool, scenario, system, policies, chosen, () => shown.add(1))
    const values = (id: string): Alternatives => {
      const row = system.metrics.findIndex((one) => nameOf(one.name, one.element) === id)
      return alternativesFrom(scenario, chosen, results, row)
    }
    const [costs, effects] = [values(paid.id), values(got.id)]
    const { seed } = scenario.ensemble
    const labels = scenario.model.events.map(({ name, label }) => [name, label] as const)
    return {
      scenario,
      run: scenario.ensemble,
      search: searchPortfolios({ policies, portfolios: chosen, costs, effects, better: effect.better, seed }),
      trade: { cost, effect, units: { cost: paid.unit, effect: got.unit } },
      ...{ costLabel: paid.label, effectLabel: got.label },
      labels: Object.fromEntries(labels),
      product: PRODUCT,
      language: options.lang,
    }
  } finally {
    pool.close()
    shown.stop()
  }
}

function drawingsFor(content: Bare, whole: Scenario): Drawing[] {
  const { search, trade, costLabel, effectLabel, labels, run } = content
  const { members, failed, results, front, shares } = search
  if (members === 0) return []
  const from: CommonMembers = { source: sourceOf(whole), seed: run.seed, design: run.design, members, failed }
  const cost = { label: costLabel, unit: trade.units.cost, better: trade.cost.better }
  const effect = { label: effectLabel, unit: trade.units.effect, better: trade.effect.better }
  const points = results.map(({ portfolio, ...point }) => ({
    ...point,
    title: portfolioTitle(portfolio, labels),
  }))
  const kind = { en: 'portfolios', zh: '政策组合' }
  const rows = shares.map(({ policy, ...share }) => ({
    ...share,
    title: labels[policy] ?? { en: policy, zh: policy },
  }))
  const fronted = { ...from, cost, effect, points, front, kind, ratio: { en: '', zh: '' } }
  return [
    { name: 'portfolios', build: (language) => frontChart(fronted, language) },
    { name: 'policies', build: (language) => sharesChart({ ...from, cost, effect, rows }, language) },
  ]
}

/** `chokepoint portfolio`: every combination of policies in the same members, cost against effect. */
export async function portfolioCommand(
  file: string,
  asked: readonly string[],
  options: ScenarioOptions & Pick<DecisionOptions, 'cost' | 'effect'>,
  session: Session,
): Promise<number> {
  const loaded = loadFile(file, options)
  const policies = policiesOf(loaded.scenario, asked)
  const trade = tradeOf(loaded, { ...options, atLeast: [], atMost: [] })
  const folder = chosenFolder(options, `portfolio-${loaded.scenario.id}`)
  const found = await searchOf(loaded, policies, trade, options, session)
  const { drawn, page } = await drawnPage(drawingsFor(found, loaded.scenario), options, session)
  const content = { ...found, ...page }
  const { scenario } = loaded
  const record = runRecord(scenario, { ...scenario.ensemble, failures: [] })
  writeOutputs(folder, withManifest(portfolioFiles(content, drawn), [record], [loaded]))
  const { run, search } = content
  const json = (path: string) => ({
    scenario: scenario.id,
    ...run,
    folder: path,
    ...content.trade,
    ...search,
  })
  printFindings({ answer: () => portfolioAnswer(content), json }, folder, options, session)
  return search.failed > 0 ? EXIT.membersFailed : EXIT.done
}
