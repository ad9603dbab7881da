import { buildChart } from '../../charts/buildChart.ts'
import { chartDataOf, type OtherRun } from '../../charts/chartDataOf.ts'
import { variableName } from '../../charts/seriesOf.ts'
import type { Settings } from '../../ensemble/withSettings.ts'
import type { LessonStep, LiveNumber } from '../../model/lesson.ts'
import type { ChartSpec } from '../../model/scenario.ts'
import type { Language, Text } from '../../model/text.ts'
import { drawChart } from '../../report/drawing/drawChart.ts'
import { CHANGED, PUBLISHED } from '../../report/published/changedWords.ts'
import { scenarioUnder } from '../../report/published/scenarioUnder.ts'
import type { Study } from '../../report/published/study.ts'
import type { LessonPlace } from '../messages.ts'
import { type StudySession, watchedCharts } from '../studySession.ts'
import type { WorkerFeature } from '../workerFeature.ts'
import type { LessonAnswer, LessonQuestion } from './lessonMessages.ts'
import { liveNumbers } from './liveNumbers.ts'

/** Runs of a step as published and under the settings asked for last, by what they draw. */
const known = new WeakMap<StudySession, Map<string, Promise<OtherRun>>>()

/** Kinds of charts over which the published scenario can be drawn. */
const OVERLAID = ['fan', 'spaghetti']

/** The chart to watch and the numbers of the text of one step. */
export const lesson: WorkerFeature = {
  name: 'lesson',
  async answer(question, session): Promise<LessonAnswer> {
    const { lesson, step, numbers, settings, language } = question as LessonQuestion
    const { chart } = stepOf(session, lesson, step) ?? {}
    const drawn = variablesOf(chart, numbers)
    const published = await runOf(session, {}, drawn)
    const now = Object.keys(settings).length === 0 ? published : await runOf(session, settings, drawn)
    return {
      svg: chart ? drawChart(chartOfStep(session.study, chart, published, now, language)) : '',
      numbers: liveNumbers(numbers, published, now, language),
    }
  },
}

/** A step of a lesson by its number from 0. */
export function stepOf({ study }: StudySession, lesson: string, step: number): LessonStep | undefined {
  return study.lessons.find(({ id }) => id === lesson)?.steps[step]
}

function variablesOf(chart: ChartSpec | undefined, numbers: readonly LiveNumber[]): ReadonlySet<string> {
  const dated = numbers.filter(({ month }) => month !== undefined).map(({ name }) => name)
  return new Set([...(chart?.variables ?? []).map(variableName), ...dated])
}

/** The chart of a step, where it can be drawn from what runs while a lever is dragged. */
export function watchedChart(session: StudySession, { lesson, step }: LessonPlace): ChartSpec | undefined {
  const { chart } = stepOf(session, lesson, step) ?? {}
  return watchedCharts(session.study).find((watched) => watched === chart)
}

/** All members, with the paths of some variables. */
function runOf(session: StudySession, settings: Settings, variables: ReadonlySet<string>): Promise<OtherRun> {
  const runs = known.get(session) ?? new Map<string, Promise<OtherRun>>()
  known.set(session, runs)
  const key = JSON.stringify([settings, [...variables].sort()])
  const found = runs.get(key)
  if (found) return found
  for (const old of [...runs.keys()].filter((one) => !one.startsWith('[{}'))) runs.delete(old)
  const terms = { rank: () => 1, wanted: () => true }
  const scenario = scenarioUnder(session.study, settings)
  const wanted = { scenario, settings, drawn: variables, kept: variables }
  const run = session.runner.run(wanted, terms) as Promise<OtherRun>
  runs.set(key, run)
  return run
}

/** The chart of a step under some settings, over the published scenario where its kind allows. */
export function chartOfStep(
  study: Study,
  chart: ChartSpec,
  published: OtherRun,
  now: OtherRun,
  language: Language,
) {
  const charted = (run: OtherRun, title?: Text): OtherRun => {
    const scenario = { ...run.scenario, charts: [chart], ...(title ? { title } : {}) }
    return { ...run, scenario }
  }
  if (now === published || !OVERLAID.includes(chart.kind))
    return buildChart(chart, chartDataOf(charted(now), [], study.observed), language)
  const data = chartDataOf(charted(published, PUBLISHED), [charted(now, CHANGED)], study.observed)
  return buildChart({ ...chart, kind: 'comparison' }, data, language)
}
