/// <reference lib="dom" />
import { buildChart } from '../charts/buildChart.ts'
import { chartDataOf, type OtherRun } from '../charts/chartDataOf.ts'
import { summarise } from '../ensemble/summarise.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import { metricsCsv } from '../report/metricsCsv.ts'
import { scenarioUnder } from '../report/published/scenarioUnder.ts'
import { scenarioYaml } from '../report/published/scenarioYaml.ts'
import { type Study, unpackStudy } from '../report/published/study.ts'
import { summaryCsv } from '../report/summaryCsv.ts'
import { askedChart, differenceList, numberSections } from './answering.ts'
import { drawSvg } from './drawSvg.ts'
import type { FileName, Reply, Request } from './messages.ts'
import { onlySeries } from './onlySeries.ts'
import { StudyRunner } from './studyRunner.ts'

/** Members while a lever is being dragged. */
const FEW = 32

type RunRequest = Extract<Request, { kind: 'run' }>
type DrawRequest = Extract<Request, { kind: 'draw' }>

const send = (reply: Reply): void => postMessage(reply)

let latest = 0
let study: Study
let runner: StudyRunner
/** The last complete run and its settings. */
let shown: { readonly run: OtherRun; readonly settings: Settings } | undefined

function runOf(ensemble: Ensemble, settings: Settings): OtherRun {
  const scenario = scenarioUnder(study, settings)
  return { scenario, ensemble, summary: summarise(scenario, ensemble) }
}

const isChanged = (settings: Settings): boolean => Object.keys(settings).length > 0

/** Both scenarios with the same members; undefined when a newer request has come. */
async function pair(settings: Settings, members: number, wanted: () => boolean) {
  const reference = await runner.baseline(members, wanted)
  if (!reference) return undefined
  const other = isChanged(settings) ? await runner.run(settings, members, wanted) : reference
  return other && { reference, other }
}

async function ask({ number, settings, all, variable, language }: RunRequest): Promise<void> {
  const wanted = (): boolean => number === latest
  const { members } = study.scenario.ensemble
  const ran = await pair(settings, all ? members : Math.min(FEW, members), wanted)
  if (!ran) return
  const reference = runOf(onlySeries(ran.reference, variable), {})
  const other = isChanged(settings) ? runOf(onlySeries(ran.other, variable), settings) : undefined
  const spec = variable === undefined ? undefined : askedChart(study, reference, other, variable, language)
  const asked = {
    differences: other ? differenceList(reference, other, study.product) : '',
    svg: spec ? await drawSvg(spec, 'asked') : '',
  }
  if (!wanted()) return
  send({ kind: 'ran', number, all, asked })
  if (!all) return
  shown = { run: runOf(ran.other, settings), settings }
  send({ kind: 'sections', number, sections: numberSections(shown.run) })
}

async function draw({ number, name, language }: DrawRequest): Promise<void> {
  const spec = study.scenario.charts.find((chart): chart is ChartSpec => chart.name === name)
  if (!shown || !spec || number !== latest) return
  const built = buildChart(spec, chartDataOf(shown.run, [], study.observed), language)
  const svg = await drawSvg(built, `${name}-${language}`)
  if (number === latest) send({ kind: 'drawn', number, name, language, svg })
}

async function textOf(name: FileName, settings: Settings): Promise<string> {
  const { scenario } = study
  const { members } = scenario.ensemble
  if (name === 'scenario.yaml') return scenarioYaml(study, settings, members)
  const run = shown?.run ?? runOf((await runner.baseline(members, () => true)) as Ensemble, {})
  return name === 'metrics.csv' ? metricsCsv(run.summary, scenario.time.origin) : summaryCsv(run.summary)
}

async function answerRequest(request: Request): Promise<void> {
  switch (request.kind) {
    case 'open':
      study = unpackStudy(request.study)
      runner = new StudyRunner(study)
      return send({ kind: 'ready' })
    case 'run':
      return ask(request)
    case 'draw':
      return draw(request)
    case 'file':
      return send({ kind: 'file', name: request.name, text: await textOf(request.name, request.settings) })
  }
}

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if (data.kind === 'run') latest = data.number
  answerRequest(data).catch((error) => send({ kind: 'fault', message: String(error?.stack ?? error) }))
})
