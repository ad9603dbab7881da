import { buildChart } from '../charts/buildChart.ts'
import type { OtherRun } from '../charts/chartDataOf.ts'
import type { VegaLiteSpec } from '../charts/vegaLiteSpec.ts'
import type { Series } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import { drawChart } from '../report/drawing/drawChart.ts'
import { askedChart } from '../report/published/askedChart.ts'
import { differenceList, numberSections } from './answering.ts'
import { ghosted } from './ghosted.ts'
import { chartOfStep, watchedChart } from './lesson/lesson.ts'
import type { Asked, DrawRequest, Reply, Request, RunRequest } from './messages.ts'
import { pause } from './pause.ts'
import { Previews } from './previews.ts'
import { onlyVariable, type StudySession } from './studySession.ts'
import type { WorkerFeature } from './workerFeature.ts'

/** Redraws before the first that is seen. */
const REHEARSALS = 8

/** Answers the page's requests one after the other, except that a newer run makes an older one pointless. */
export class Lead {
  readonly #session: StudySession
  readonly #features: readonly WorkerFeature[]
  readonly #send: (reply: Reply) => void
  #latest = 0
  readonly #previews: Previews

  constructor(session: StudySession, features: readonly WorkerFeature[], send: (reply: Reply) => void) {
    this.#session = session
    this.#features = features
    this.#send = send
    this.#previews = new Previews(session)
    void this.#warmUp()
  }

  async answer(request: Request): Promise<void> {
    switch (request.kind) {
      case 'run':
        this.#latest = request.number
        return request.all ? this.#runAll(request) : this.#runFew(request)
      case 'draw':
        return this.#draw(request)
      case 'question': {
        const { id, feature, question } = request
        const asked = this.#features.find(({ name }) => name === feature)
        return this.#send({ kind: 'answer', id, answer: await asked?.answer(question, this.#session) })
      }
    }
  }

  /** Makes ready what the first drag and the first release will need, while nothing else is asked for. */
  async #warmUp(): Promise<void> {
    const [variable] = this.#session.variables
    const published = await this.#previews.prepare(variable)
    const baseline = this.#session.baseline(false)
    if (published) await this.#rehearse(published, variable)
    await baseline
  }

  /** Draws what nobody sees: the first redraws would take several times as long as later ones. */
  async #rehearse(published: OtherRun, variable: string | undefined): Promise<void> {
    for (let time = 0; time < REHEARSALS && this.#latest === 0; time++) {
      await pause()
      this.#ask(published, published, variable, 'en', { isPreview: true })
    }
  }

  async #runFew({ number, settings, variable, step, language }: RunRequest): Promise<void> {
    const watched = step && watchedChart(this.#session, step)
    const drawn = watched ? onlyVariable(watched) : variable
    const runs = await this.#previews.run(settings, drawn, () => number === this.#latest)
    if (!runs) return
    const asked = this.#ask(runs.published, runs.changed, drawn, language, { isPreview: true, watched })
    this.#send({ kind: 'ran', number, all: false, asked })
    runs.done()
  }

  async #runAll({ number, settings, variable, language }: RunRequest): Promise<void> {
    const wanted = (): boolean => number === this.#latest
    const isChanged = Object.keys(settings).length > 0
    const [reference, other] = await Promise.all([
      this.#session.baseline(),
      isChanged ? this.#session.complete(settings, wanted) : undefined,
    ])
    const shown = isChanged ? other : await this.#session.complete({}, wanted)
    if (!shown || !wanted()) return
    const [published, changed] = [reference.run, other?.run].map((run) => run && onlySeries(run, variable))
    const asked = this.#ask(published as OtherRun, changed, variable, language)
    this.#send({ kind: 'ran', number, all: true, asked })
    this.#send({ kind: 'sections', number, sections: numberSections(shown.run) })
  }

  #ask(
    reference: OtherRun,
    other: OtherRun | undefined,
    variable: string | undefined,
    language: RunRequest['language'],
    { isPreview, watched }: { isPreview: boolean; watched?: ChartSpec | undefined } = { isPreview: false },
  ): Asked {
    const { study } = this.#session
    const beside = (): VegaLiteSpec | undefined =>
      variable === undefined ? undefined : askedChart(study, reference, other, variable, language)
    const spec = watched ? chartOfStep(study, watched, reference, other ?? reference, language) : beside()
    return {
      members: reference.ensemble.members,
      differences: other ? differenceList(reference, other, study.product, isPreview) : '',
      svg: spec ? drawChart(spec) : '',
      ofStep: watched !== undefined,
    }
  }

  async #draw({ number, name, language }: DrawRequest): Promise<void> {
    const session = this.#session
    const { shown } = session
    const spec = session.study.scenario.charts.find((chart) => chart.name === name)
    if (!shown || !spec || number !== this.#latest) return
    const built = buildChart(spec, session.chartData(shown.run), language)
    const baseline = await session.baseline()
    const published = buildChart(spec, session.chartData(baseline.run), language)
    const svg = drawChart(shown === baseline ? built : ghosted(built, published, language))
    this.#send({ kind: 'drawn', number, name, language, svg })
  }
}

/** A run with the paths of one variable alone. */
function onlySeries(run: OtherRun, variable: string | undefined): OtherRun {
  const { series, times, members, values } = run.ensemble
  const size = times.length * members
  const row = series.findIndex((one) => one.variable === variable)
  const chosen = row < 0 ? [] : [series[row] as Series]
  const own = row < 0 ? new Float64Array(0) : values.subarray(row * size, (row + 1) * size)
  const summarised = run.summary.series.filter((one) =>
    chosen.some(({ variable, element }) => one.variable === variable && one.element === element),
  )
  return {
    ...run,
    ensemble: { ...run.ensemble, series: chosen, values: own },
    summary: { ...run.summary, series: summarised },
  }
}
