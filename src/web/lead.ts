import { buildChart } from '../charts/buildChart.ts'
import type { OtherRun } from '../charts/chartDataOf.ts'
import { summarise } from '../ensemble/summarise.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import type { Ensemble } from '../model/ensemble.ts'
import { drawChart } from '../report/drawing/drawChart.ts'
import { askedChart } from '../report/published/askedChart.ts'
import { scenarioUnder } from '../report/published/scenarioUnder.ts'
import { differenceList, numberSections } from './answering.ts'
import { ghosted } from './ghosted.ts'
import type { Asked, DrawRequest, Reply, Request, RunRequest } from './messages.ts'
import type { StudySession } from './studySession.ts'
import type { WorkerFeature } from './workerFeature.ts'

/** Members while a lever is being dragged: at most, and at least. */
const PREVIEW = { most: 500, least: 64 }

/** Ms that a redraw may take before it is done with fewer members. */
const PATIENCE = 200

/** Answers the page's requests one after the other, except that a newer run makes an older one pointless. */
export class Lead {
  readonly #session: StudySession
  readonly #features: readonly WorkerFeature[]
  readonly #send: (reply: Reply) => void
  #latest = 0
  /** Members of the next preview. */
  #few: number
  #published: { readonly variable: string | undefined; readonly ensemble: Ensemble } | undefined

  constructor(session: StudySession, features: readonly WorkerFeature[], send: (reply: Reply) => void) {
    this.#session = session
    this.#features = features
    this.#send = send
    this.#few = Math.min(PREVIEW.most, session.study.scenario.ensemble.members)
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
    await this.#publishedFew(variable, 2)
    await this.#session.baseline(false)
  }

  async #runFew({ number, settings, variable, language }: RunRequest): Promise<void> {
    const wanted = (): boolean => number === this.#latest
    const start = performance.now()
    const published = await this.#publishedFew(variable, 0)
    const members = this.#few
    const begun = performance.now()
    const terms = { rank: () => 0, wanted }
    const other = await this.#session.runner.preview(settings, variable, members, terms)
    if (!other || !published) return
    const reference = this.#runOf(firstMembers(published, members), {})
    const asked = this.#ask(reference, this.#runOf(other, settings), variable, language, true)
    this.#send({ kind: 'ran', number, all: false, asked })
    if (begun - start < 1) this.#adjust(performance.now() - start)
  }

  /** Fewer members where they take too long, more again where there is time. */
  #adjust(ms: number): void {
    const fitting = 64 * Math.floor((this.#few * PATIENCE) / ms / 64)
    const most = Math.min(PREVIEW.most, this.#session.study.scenario.ensemble.members)
    this.#few = Math.min(most, Math.max(PREVIEW.least, fitting))
  }

  /** The first members as published, for a variable. */
  async #publishedFew(variable: string | undefined, rank: number): Promise<Ensemble | undefined> {
    if (this.#published && this.#published.variable === variable) return this.#published.ensemble
    const most = Math.min(PREVIEW.most, this.#session.study.scenario.ensemble.members)
    const terms = { rank: () => rank, wanted: () => true }
    const ensemble = await this.#session.runner.preview({}, variable, most, terms)
    if (ensemble) this.#published = { variable, ensemble }
    return ensemble
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
    const of = (run: OtherRun): OtherRun => this.#runOf(onlySeries(run.ensemble, variable), settings)
    const asked = this.#ask(
      { ...of(reference.run), scenario: reference.run.scenario },
      other && of(other.run),
      variable,
      language,
    )
    this.#send({ kind: 'ran', number, all: true, asked })
    this.#send({ kind: 'sections', number, sections: numberSections(shown.run) })
  }

  #ask(
    reference: OtherRun,
    other: OtherRun | undefined,
    variable: string | undefined,
    language: RunRequest['language'],
    isPreview = false,
  ): Asked {
    const { study } = this.#session
    const spec = variable === undefined ? undefined : askedChart(study, reference, other, variable, language)
    return {
      members: reference.ensemble.members,
      differences: other ? differenceList(reference, other, study.product, isPreview) : '',
      svg: spec ? drawChart(spec) : '',
    }
  }

  #runOf(ensemble: Ensemble, settings: Settings): OtherRun {
    const scenario = scenarioUnder(this.#session.study, settings)
    return { scenario, ensemble, summary: summarise(scenario, ensemble) }
  }

  async #draw({ number, name, language }: DrawRequest): Promise<void> {
    const session = this.#session
    const { shown } = session
    const spec = session.study.scenario.charts.find((chart) => chart.name === name)
    if (!shown || !spec || number !== this.#latest) return
    const built = buildChart(spec, session.chartData(shown.run), language)
    const baseline = await session.baseline()
    const published = buildChart(spec, session.chartData(baseline.run), language)
    const svg = drawChart(shown === baseline ? built : ghosted(built, published))
    this.#send({ kind: 'drawn', number, name, language, svg })
  }
}

/** An ensemble with the paths of one variable alone. */
function onlySeries(ensemble: Ensemble, variable: string | undefined): Ensemble {
  const { series, times, members, values } = ensemble
  const size = times.length * members
  const row = series.findIndex((one) => one.variable === variable)
  if (row < 0) return { ...ensemble, series: [], values: new Float64Array(0) }
  return {
    ...ensemble,
    series: [series[row] as Ensemble['series'][number]],
    values: values.subarray(row * size, (row + 1) * size),
  }
}

/** An ensemble without its last members. */
function firstMembers(ensemble: Ensemble, members: number): Ensemble {
  if (members === ensemble.members) return ensemble
  const less = (rows: Float64Array): Float64Array => {
    const count = rows.length / ensemble.members
    const kept = new Float64Array(count * members)
    for (let row = 0; row < count; row++)
      kept.set(rows.subarray(row * ensemble.members, row * ensemble.members + members), row * members)
    return kept
  }
  return {
    ...ensemble,
    members,
    values: less(ensemble.values),
    metricValues: less(ensemble.metricValues),
    draws: less(ensemble.draws),
    failures: ensemble.failures.filter(({ member }) => member < members),
  }
}
