/// <reference lib="dom" />
import { unpackStudy } from '../report/published/study.ts'
import { chart } from './chart/chart.ts'
import { files } from './files.ts'
import { inflate } from './inflate.ts'
import { Lead } from './lead.ts'
import { game } from './lesson/game.ts'
import { lesson } from './lesson/lesson.ts'
import type { Opening, Reply, Request } from './messages.ts'
import { StudySession, systemsOf } from './studySession.ts'
import { type Task, TaskBench } from './taskBench.ts'
import { why } from './why/why.ts'
import type { WorkerFeature } from './workerFeature.ts'

/** What features of the page can ask; see `ReaderPage.ask`. */
const FEATURES: readonly WorkerFeature[] = [files, chart, why, lesson, game]

const send = (reply: Reply): void => postMessage(reply)

const fault = (error: unknown): void =>
  send({ kind: 'fault', message: String((error as Error)?.stack ?? error) })

/** Does the tasks that come through a port. */
async function join({ study: packed, port }: Extract<Opening, { kind: 'join' }>): Promise<void> {
  const study = unpackStudy(await inflate(packed))
  const bench = new TaskBench(systemsOf(study), study.scenario.ensemble)
  port.onmessage = ({ data }: MessageEvent<Task>) => {
    try {
      const result = bench.do(data)
      port.postMessage(result, buffersOf(result))
    } catch (error) {
      fault(error)
    }
  }
}

function buffersOf(result: ReturnType<TaskBench['do']>): ArrayBuffer[] {
  if (!('draws' in result)) return [result.buffer as ArrayBuffer]
  return [...result.values, result.metricValues, result.draws].map(({ buffer }) => buffer)
}

/** Answers the page. */
async function lead({ study, ports }: Extract<Opening, { kind: 'lead' }>): Promise<Lead> {
  const session = new StudySession(unpackStudy(await inflate(study)), ports)
  return new Lead(session, FEATURES, send)
}

let leading: Promise<Lead> | undefined

addEventListener('message', ({ data }: MessageEvent<Opening | Request>) => {
  if (data.kind === 'join') join(data).catch(fault)
  else if (data.kind === 'lead') leading = lead(data)
  else leading?.then((one) => one.answer(data)).catch(fault)
})
