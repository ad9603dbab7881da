import type { ChartedStudy } from '../charts/sensitivity/chartedStudy.ts'
import { informationChart, mostValuable } from '../charts/sensitivity/informationChart.ts'
import { largestEffects, morrisChart } from '../charts/sensitivity/morrisChart.ts'
import { leading, overTimeChart } from '../charts/sensitivity/overTimeChart.ts'
import { prioritiesChart } from '../charts/sensitivity/prioritiesChart.ts'
import { rankChart, strongest } from '../charts/sensitivity/rankChart.ts'
import { largestIndices, sobolChart } from '../charts/sensitivity/sobolChart.ts'
import { tornadoChart, widestSwings } from '../charts/sensitivity/tornadoChart.ts'
import { sourceOf } from '../charts/sourceOf.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { Text } from '../model/text.ts'
import { runRecord } from '../report/manifest.ts'
import { sensitivityAnswer } from '../report/sensitivity/sensitivityAnswer.ts'
import type { MethodRuns, SensitivityFindings } from '../report/sensitivity/sensitivityContent.ts'
import { sensitivityFiles } from '../report/sensitivity/sensitivityFiles.ts'
import { CHART_NAMES, chartNameOf, plainName } from '../report/sensitivity/sensitivityPage.ts'
import { type Drivers, influenceOf } from '../study/sensitivity/drivers.ts'
import { checkPaired } from './checkPaired.ts'
import { chosenFolder } from './chosenFolder.ts'
import { chosenMetrics } from './chosenMetrics.ts'
import type { Drawing } from './drawCharts.ts'
import { drawnPage } from './drawnPage.ts'
import { EXIT } from './exitCode.ts'
import { type Loaded, loadFile } from './loadFile.ts'
import { writeOutputs } from './outputFolder.ts'
import { openPool } from './pool.ts'
import { printFindings } from './printFindings.ts'
import { PRODUCT } from './product.ts'
import { Refusal } from './refusal.ts'
import type { SensitivityOptions } from './sensitivityOptions.ts'
import { sensitivityStudy } from './sensitivityStudy.ts'
import type { Session } from './session.ts'
import { withManifest } from './withManifest.ts'

/** Metrics with charts of their own when none was named; all have tables. */
const CHARTED = 6

function loadAlternatives(file: string, loaded: Loaded, options: SensitivityOptions): Loaded[] {
  return (options.decide ?? []).map((other) => {
    const alternative = loadFile(other, options)
    checkPaired([file, loaded], [other, alternative])
    return alternative
  })
}

function metricDrawings(drivers: Drivers, methods: readonly MethodRuns[], study: ChartedStudy): Drawing[] {
  const { tornado, correlations, morris, sobol, metric } = drivers
  const rows = (method: MethodRuns['method']): number =>
    methods.find((one) => one.method === method)?.runs ?? 0
  const asked = methods.map(({ method }) => method)
  const drawings: readonly [MethodRuns['method'], boolean, Drawing['build']][] = [
    ['tornado', !!tornado && widestSwings(tornado).length > 0, (l) => tornadoChart(drivers, study, l)],
    [
      'prcc',
      asked.includes('prcc') && !!correlations && strongest(correlations).length > 0,
      (l) => rankChart(drivers, study, l),
    ],
    [
      'morris',
      !!morris && largestEffects(morris).length > 0,
      (l) => morrisChart(drivers, study, rows('morris'), l),
    ],
    [
      'sobol',
      !!sobol && largestIndices(sobol).length > 0,
      (l) => sobolChart(drivers, study, rows('sobol'), l),
    ],
  ]
  return drawings.flatMap(([method, there, build]) =>
    there ? [{ name: chartNameOf(method, metric.id), build }] : [],
  )
}

/** What the influence behind the priorities was taken from. */
function restsOn({ drivers, methods }: SensitivityFindings): Text {
  const runs = methods.reduce((sum, one) => sum + one.runs, 0)
  const count = drivers.length
  const metrics = { en: count === 1 ? '1 metric' : `${count} metrics`, zh: `${count} 项指标` }
  return { en: `${metrics.en}, ${runs} runs`, zh: `${metrics.zh}，${runs} 次运行` }
}

function drawingsOf(findings: SensitivityFindings, named: boolean): Drawing[] {
  const { scenario, seed, inputs, drivers, methods, choices, overTime, priorities } = findings
  const study: ChartedStudy = {
    ...{ seed, inputs },
    scenario: scenario.title,
    source: sourceOf(scenario),
    origin: scenario.time.origin,
  }
  const moved = drivers.filter((one) => [...influenceOf(one).by.values()].some((value) => value > 0))
  const charted = named ? moved : moved.slice(0, CHARTED)
  return [
    ...(priorities.some(({ priority }) => priority > 0)
      ? [
          {
            name: CHART_NAMES.priorities,
            build: (l: 'en' | 'zh') => prioritiesChart(priorities, study, restsOn(findings), l),
          },
        ]
      : []),
    ...choices
      .filter((choice) => mostValuable(choice).length > 0)
      .map((choice) => ({
        name: `${CHART_NAMES.choice}-${plainName(choice.metric.id)}`,
        build: (l: 'en' | 'zh') => informationChart(choice, study, l),
      })),
    ...overTime
      .filter((one) => leading(one).length > 0)
      .map((one) => ({
        name: `${CHART_NAMES.overTime}-${plainName(one.series.variable)}`,
        build: (l: 'en' | 'zh') => overTimeChart(one, study, l),
      })),
    ...charted.flatMap((one) => metricDrawings(one, methods, study)),
  ]
}

function recordOf(loaded: Loaded, findings: SensitivityFindings, ensemble: Ensemble | undefined) {
  const { seed, design, methods } = findings
  const failures = methods.flatMap((one) => one.failures)
  const ran = ensemble ?? ({ seed, design, members: 0, failures } as unknown as Ensemble)
  const study = methods.map(({ failures: failed, ...one }) => ({ ...one, failed: failed.length }))
  return { ...runRecord(loaded.scenario, ran), methods: study }
}

function resultJson(
  { drivers, methods, priorities, choices, scenario }: SensitivityFindings,
  folder: string,
): object {
  return {
    scenario: scenario.id,
    folder,
    methods: methods.map(({ failures, ...one }) => ({ ...one, failed: failures.length })),
    metrics: drivers.map(({ metric, cap, ...one }) => {
      const { by, measure } = influenceOf({ metric, ...one })
      const influence = [...by].sort(([, a], [, b]) => b - a).map(([name, share]) => ({ name, share }))
      return { metric: metric.id, cap, measure, influence }
    }),
    find_out_next: priorities,
    choices: choices.map(({ metric, best, everything, parameters }) => {
      return { metric: metric.id, best, everything, parameters }
    }),
  }
}

/** `chokepoint sensitivity`: what moves each metric, and what to find out next. */
export async function sensitivityCommand(
  file: string,
  options: SensitivityOptions,
  session: Session,
): Promise<number> {
  const loaded = loadFile(file, options)
  const metrics = chosenMetrics(loaded, options.of)
  if (loaded.system.draws.length === 0) throw new Refusal(`${file} has no uncertain assumption`)
  const others = loadAlternatives(file, loaded, options)
  const folder = chosenFolder(options, `sensitivity-${loaded.scenario.id}`)
  const { kernel, workers, lang: language } = options
  const pool = openPool({ kernel, workers, signal: session.signal })
  const { findings, ensemble } = await sensitivityStudy(loaded, others, metrics, {
    pool,
    options,
    session,
  }).finally(pool.close)
  const drawings = drawingsOf(findings, options.of !== undefined)
  const { drawn, page } = await drawnPage(drawings, options, session)
  const content = { ...findings, ...page, product: PRODUCT, language }
  const record = recordOf(loaded, findings, ensemble)
  writeOutputs(folder, withManifest(sensitivityFiles(content, drawn), [record], [loaded, ...others]))
  const json = (path: string) => resultJson(content, path)
  printFindings({ answer: () => sensitivityAnswer(content), json }, folder, options, session)
  return findings.methods.some(({ failures }) => failures.length > 0) ? EXIT.membersFailed : EXIT.done
}
