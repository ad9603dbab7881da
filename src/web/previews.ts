import type { OtherRun } from '../charts/chartDataOf.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import type { Ensemble } from '../model/ensemble.ts'
import { stopwatch } from './stopwatch.ts'
import type { StudySession } from './studySession.ts'

/** Members while a lever is being dragged: at most, and at least. */
const MEMBERS = { most: 500, least: 64 }

/** Members are taken away or added in such steps. */
const STEP = 64

/** Ms that a redraw may take before the next is done with fewer members. */
const PATIENCE = 200

/** The same members as published and under other settings. */
export interface PreviewedRuns {
  readonly published: OtherRun
  readonly changed: OtherRun
  /** To be called once they are shown: how long that took decides how many members come next. */
  readonly done: () => void
}

/** Runs the first members, in single precision, with the paths of one variable: what is drawn while a lever is being dragged. */
export class Previews {
  readonly #session: StudySession
  readonly #most: number
  /** Members of the next preview. */
  #members: number
  #published: { readonly variable: string | undefined; readonly ensemble: Ensemble } | undefined
  #reference: OtherRun | undefined

  constructor(session: StudySession) {
    this.#session = session
    this.#most = Math.min(MEMBERS.most, session.study.scenario.ensemble.members)
    this.#members = this.#most
  }

  /** Runs the members as published, in the background. */
  async prepare(variable: string | undefined): Promise<OtherRun | undefined> {
    const published = await this.#asPublished(variable, 2)
    return published && this.#referenceOf(published, this.#members)
  }

  /** Undefined when a newer request has come. */
  async run(
    settings: Settings,
    variable: string | undefined,
    wanted: () => boolean,
  ): Promise<PreviewedRuns | undefined> {
    const published = await this.#asPublished(variable, 0)
    const elapsed = stopwatch()
    const members = this.#members
    const terms = { rank: () => 0, wanted }
    const changed = await this.#session.runner.preview(settings, variable, members, terms, published)
    if (!changed || !published) return undefined
    return {
      published: this.#referenceOf(published, members),
      changed: this.#session.runOf(changed, settings),
      done: () => this.#adjust(elapsed()),
    }
  }

  /** Fewer members where they take too long, more again where there is time. */
  #adjust(ms: number): void {
    const fitting = STEP * Math.floor((this.#members * PATIENCE) / ms / STEP)
    this.#members = Math.min(this.#most, Math.max(MEMBERS.least, fitting))
  }

  async #asPublished(variable: string | undefined, rank: number): Promise<Ensemble | undefined> {
    if (this.#published && this.#published.variable === variable) return this.#published.ensemble
    const terms = { rank: () => rank, wanted: () => true }
    const ensemble = await this.#session.runner.preview({}, variable, this.#most, terms)
    if (ensemble) {
      this.#published = { variable, ensemble }
      this.#reference = undefined
    }
    return ensemble
  }

  /** The published members, summarised once for each number of them. */
  #referenceOf(published: Ensemble, members: number): OtherRun {
    if (this.#reference?.ensemble.members !== members)
      this.#reference = this.#session.runOf(firstMembers(published, members), {})
    return this.#reference
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
