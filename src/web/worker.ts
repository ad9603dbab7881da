/// <reference lib="dom" />
import { buildChart } from '../charts/buildChart.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import type { ChartSpec } from '../model/scenario.ts'
import { unpackStudy } from '../report/published/study.ts'
import { askedChart, differenceList, numberSections } from './answering.ts'
import { drawSvg } from './drawSvg.ts'
import { files } from './files.ts'
import type { Reply, Request } from './messages.ts'
import { onlySeries } from './onlySeries.ts'
import { StudySession } from './studySession.ts'
import type { WorkerFeature } from './workerFeature.ts'

/** What features of the page can ask; see `ReaderPage.ask`. */
const FEATURES: readonly WorkerFeature[] = [files]

/** Members while a lever is being dragged. */
const FEW = 32

type RunRequest = Extract<Request, { kind: 'run' }>
type DrawRequest = Extract<Request, { kind: 'draw' }>

const send = (reply: Reply): void => postMessage(reply)

let latest = 0
let session: StudySession

const isChanged = (settings: Settings): boolean => Object.keys(settings).length > 0

/** Both scenarios with the same members; undefined when a newer request has come. */
async function pair(settings: Settings, members: number, wanted: () => boolean) {
  const { runner } = session
  const reference = await runner.baseline(members, wanted)
  if (!reference) return undefined
  const other = isChanged(settings) ? await runner.run(settings, members, wanted) : reference
  return other && { reference, other }
}

async function ask({ number, settings, all, variable, language }: RunRequest): Promise<void> {
  const wanted = (): boolean => number === latest
  const { study } = session
  const { members } = study.scenario.ensemble
  const ran = await pair(settings, all ? members : Math.min(FEW, members), wanted)
  if (!ran) return
  const reference = session.runOf(onlySeries(ran.reference, variable), {})
  const other = isChanged(settings) ? session.runOf(onlySeries(ran.other, variable), settings) : undefined
  const spec = variable === undefined ? undefined : askedChart(study, reference, other, variable, language)
  const asked = {
    differences: other ? differenceList(reference, other, study.product) : '',
    svg: spec ? await drawSvg(spec, 'asked') : '',
  }
  if (!wanted()) return
  send({ kind: 'ran', number, all, asked })
  if (!all) return
  session.shown = { run: session.runOf(ran.other, settings), settings }
  send({ kind: 'sections', number, sections: numberSections(session.shown.run) })
}

async function draw({ number, name, language }: DrawRequest): Promise<void> {
  const spec = session.study.scenario.charts.find((chart): chart is ChartSpec => chart.name === name)
  const data = session.chartData
  if (!data || !spec || number !== latest) return
  const svg = await drawSvg(buildChart(spec, data, language), `${name}-${language}`)
  if (number === latest) send({ kind: 'drawn', number, name, language, svg })
}

async function answerRequest(request: Request): Promise<void> {
  switch (request.kind) {
    case 'open':
      session = new StudySession(unpackStudy(request.study))
      return send({ kind: 'ready' })
    case 'run':
      return ask(request)
    case 'draw':
      return draw(request)
    case 'question': {
      const { id, feature, question } = request
      const answer = await FEATURES.find(({ name }) => name === feature)?.answer(question, session)
      return send({ kind: 'answer', id, answer })
    }
  }
}

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if (data.kind === 'run') latest = data.number
  answerRequest(data).catch((error) => send({ kind: 'fault', message: String(error?.stack ?? error) }))
})
