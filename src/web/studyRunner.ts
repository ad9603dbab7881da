import type { OtherRun } from '../charts/chartDataOf.ts'
import { joinMembers } from '../ensemble/joinMembers.ts'
import { goodMembers } from '../ensemble/rowStatistics.ts'
import { summarise } from '../ensemble/summarise.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import { savesOf } from '../kernel/kernel.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Output, System } from '../model/system.ts'
import type { Study } from '../report/published/study.ts'
import type { Crew, Terms } from './crew.ts'
import { KnownPaths, seriesOf } from './knownPaths.ts'
import { failAlike, LeverReach, type Unchanged } from './leverReach.ts'
import type { MemberPiece, Span } from './memberRunner.ts'
import { joined, type Which } from './taskBench.ts'

/**
 * Members of one task: short enough for a newer request to be heard between two, and in a preview for all threads to end at about the
 * same time.
 */
const PIECE: Readonly<Record<Which, number>> = { full: 64, preview: 32 }

/** Values held at once, in bytes: runs with more members take several rounds. */
const ROOM = 800e6

/** What a run of all members is to give. */
export interface Wanted {
  readonly scenario: Scenario
  readonly settings: Settings
  /** Variables that are summarised. */
  readonly drawn: ReadonlySet<string>
  /** Those of them whose values the ensemble holds. */
  readonly kept: ReadonlySet<string>
}

/** What all tasks of a run share. */
interface Work {
  readonly which: Which
  readonly settings: Settings
  readonly members: number
  readonly span: Span
}

/** Runs a study's members on all threads and reads their statistics. */
export class StudyRunner {
  readonly #study: Study
  readonly #systems: Readonly<Record<Which, System>>
  readonly #crew: Crew
  readonly #reach: LeverReach

  constructor(study: Study, systems: Readonly<Record<Which, System>>, crew: Crew) {
    this.#study = study
    this.#systems = systems
    this.#crew = crew
    const draws = study.levers.map(({ draw }) => draw)
    this.#reach = new LeverReach(systems.full, draws)
  }

  /**
   * The first members with the paths of one variable, to be drawn while a lever is being dragged.
   * @param variable undefined for metrics alone
   * @param published as many or more of the members as they were published, with the same paths: what comes before the first
   * difference is taken from them
   */
  async preview(
    settings: Settings,
    variable: string | undefined,
    members: number,
    terms: Terms,
    published?: Ensemble,
  ): Promise<Ensemble | undefined> {
    const { outputs } = this.#systems.preview
    const chosen = outputs.flatMap((output, i) => (output.variable === variable ? [i] : []))
    const isPublished = Object.keys(settings).length === 0
    const from = published ? this.#reach.savesUnder(settings) : 0
    const span = { from, pause: isPublished ? this.#reach.pause : 0 }
    const pieces = await this.#pieces({ which: 'preview', settings, members, span }, chosen, terms)
    if (!pieces) return undefined
    const ensemble = this.#join(pieces, 'preview')
    const series = chosen.map((i) => seriesOf(outputs[i] as Output))
    const values = joinedRows(pieces, [ensemble.times.length, members], from, published)
    return { ...ensemble, series, values }
  }

  /**
   * All members.
   * @param published the scenario as it was published, with the same variables: what the settings do not change is taken from it
   * @returns undefined when the result was no longer wanted
   */
  async run(wanted: Wanted, terms: Terms, published?: OtherRun): Promise<OtherRun | undefined> {
    return this.#run(wanted, terms, published && this.#reach.under(wanted.settings, published))
  }

  async #run(wanted: Wanted, terms: Terms, same?: Unchanged): Promise<OtherRun | undefined> {
    const { scenario, settings, drawn, kept } = wanted
    const isPublished = Object.keys(settings).length === 0
    const span = { from: same?.saves ?? 0, pause: isPublished ? this.#reach.pause : 0 }
    const work = { which: 'full', settings, members: this.#members, span } as const
    const chosen = this.#outputs.flatMap(({ variable }, i) => (drawn.has(variable) ? [i] : []))
    const known = new KnownPaths(
      this.#outputs,
      chosen.filter((i) => kept.has((this.#outputs[i] as Output).variable)),
      [savesOf(this.#study.system.time), this.#members],
      same,
    )
    let ensemble: Ensemble | undefined
    for (const round of this.#rounds(chosen.filter((i) => !same?.outputs.has(i)))) {
      const pieces = await this.#pieces(work, round, terms)
      if (!pieces) return undefined
      ensemble = this.#join(pieces, 'full')
      if (same && !failAlike(same.published.ensemble, ensemble)) return this.#run(wanted, terms)
      known.takeValues(pieces, round)
      const read = await this.#statistics(pieces, round, known, goodMembers(ensemble), terms)
      if (!read) return undefined
      known.takeStatistics(read, round)
    }
    if (!ensemble) return undefined
    const series = chosen.map((i) => seriesOf(this.#outputs[i] as Output))
    const statistics = chosen.flatMap((i) => known.statistics(i))
    const whole = known.complete(ensemble)
    return { scenario, ensemble: whole, summary: summarise(scenario, { ...whole, series }, statistics) }
  }

  get #outputs(): readonly Output[] {
    return this.#systems.full.outputs
  }

  get #members(): number {
    return this.#study.scenario.ensemble.members
  }

  /** Outputs in groups whose values fit into the room there is; one group even where nothing is drawn. */
  #rounds(outputs: readonly number[]): number[][] {
    const each = 8 * this.#members * savesOf(this.#study.system.time)
    const size = Math.max(1, Math.floor(ROOM / each))
    const count = Math.max(1, Math.ceil(outputs.length / size))
    return Array.from({ length: count }, (_, i) => outputs.slice(i * size, (i + 1) * size))
  }

  async #pieces(
    { members, ...work }: Work,
    outputs: readonly number[],
    terms: Terms,
  ): Promise<MemberPiece[] | undefined> {
    const piece = PIECE[work.which]
    const found = await Promise.all(
      Array.from({ length: Math.ceil(members / piece) }, (_, i) => {
        const first = i * piece
        const task = { kind: 'members', ...work, first, outputs } as const
        return this.#crew.do({ ...task, count: Math.min(piece, members - first) }, { ...terms, favourite: i })
      }),
    )
    return found.every((piece) => piece !== undefined) ? found : undefined
  }

  /** The statistics of each output at the saved times that were run, in their order. */
  async #statistics(
    pieces: readonly MemberPiece[],
    outputs: readonly number[],
    known: KnownPaths,
    good: Int32Array,
    terms: Terms,
  ): Promise<Float64Array[] | undefined> {
    const members = pieces.reduce((sum, { count }) => sum + count, 0)
    const found = await Promise.all(
      outputs.map((output, i) => {
        const values = pieces.map((piece) => piece.values[i] as Float64Array<ArrayBuffer>)
        const transfer = known.keeps(output) ? [] : values.map(({ buffer }) => buffer)
        return this.#crew.do({ kind: 'statistics', pieces: values, members, good }, { ...terms, transfer })
      }),
    )
    return found.every((numbers) => numbers !== undefined) ? found : undefined
  }

  /** An ensemble without paths. */
  #join(pieces: readonly MemberPiece[], which: Which): Ensemble {
    const members = pieces.reduce((sum, { count }) => sum + count, 0)
    const bare = { ...this.#systems[which], outputs: [] }
    const spec = { ...this.#study.scenario.ensemble, members }
    const none = new Float64Array(0)
    return joinMembers(
      bare,
      spec,
      pieces.map((piece) => ({ ...piece, values: none })),
    )
  }
}

/** The values of all outputs of some pieces: those before a save period of the published members, of which there may be more. */
function joinedRows(
  pieces: readonly MemberPiece[],
  [saves, members]: readonly [saves: number, members: number],
  from: number,
  published: Ensemble | undefined,
): Float64Array {
  const outputs = pieces[0]?.values.length ?? 0
  const values = new Float64Array(outputs * saves * members)
  for (let output = 0; output < outputs; output++) {
    const own = values.subarray(output * saves * members, (output + 1) * saves * members)
    for (let save = 0; published && save < from; save++) {
      const start = (output * saves + save) * published.members
      own.set(published.values.subarray(start, start + members), save * members)
    }
    const parts = pieces.map((piece) => piece.values[output] as Float64Array)
    joined(parts, saves - from, members, own.subarray(from * members))
  }
  return values
}
