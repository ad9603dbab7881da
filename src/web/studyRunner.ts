import type { OtherRun } from '../charts/chartDataOf.ts'
import { joinMembers } from '../ensemble/joinMembers.ts'
import { goodMembers } from '../ensemble/rowStatistics.ts'
import { statisticsAt } from '../ensemble/select/rowReader.ts'
import { summarise } from '../ensemble/summarise.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import { savesOf } from '../kernel/kernel.ts'
import type { Ensemble, Statistics } from '../model/ensemble.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Output, System } from '../model/system.ts'
import type { Study } from '../report/published/study.ts'
import type { Crew, Terms } from './crew.ts'
import type { MemberPiece } from './memberRunner.ts'
import { joined, type Which } from './taskBench.ts'

/**
 * Members of one task: short enough for a newer request to be heard between two, and in a preview for all threads to end at about the
 * same time.
 */
const PIECE: Readonly<Record<Which, number>> = { full: 64, preview: 32 }

/** Values held at once, in bytes: runs with more members take several rounds. */
const ROOM = 800e6

/** Runs a study's members on all threads and reads their statistics. */
export class StudyRunner {
  readonly #study: Study
  readonly #systems: Readonly<Record<Which, System>>
  readonly #crew: Crew

  constructor(study: Study, systems: Readonly<Record<Which, System>>, crew: Crew) {
    this.#study = study
    this.#systems = systems
    this.#crew = crew
  }

  /**
   * The first members with the paths of one variable, to be drawn while a lever is being dragged.
   * @param variable undefined for metrics alone
   */
  async preview(
    settings: Settings,
    variable: string | undefined,
    members: number,
    terms: Terms,
  ): Promise<Ensemble | undefined> {
    const { outputs } = this.#systems.preview
    const chosen = outputs.flatMap((output, i) => (output.variable === variable ? [i] : []))
    const pieces = await this.#pieces('preview', settings, members, chosen, terms)
    return (
      pieces &&
      this.#join(
        pieces,
        chosen.map((i) => outputs[i] as Output),
        'preview',
      )
    )
  }

  /**
   * All members.
   * @param drawn variables that are summarised
   * @param kept those of them whose values the ensemble holds
   * @returns undefined when the result was no longer wanted
   */
  async run(
    scenario: Scenario,
    settings: Settings,
    drawn: ReadonlySet<string>,
    kept: ReadonlySet<string>,
    terms: Terms,
  ): Promise<OtherRun | undefined> {
    const { outputs } = this.#systems.full
    const wanted = outputs.flatMap(({ variable }, i) => (drawn.has(variable) ? [i] : []))
    const statistics: Statistics[] = []
    let ensemble: Ensemble | undefined
    for (const round of this.#rounds(wanted)) {
      const pieces = await this.#pieces('full', settings, this.#members, round, terms)
      if (!pieces) return undefined
      const own = round.flatMap((output, i) => (kept.has((outputs[output] as Output).variable) ? [i] : []))
      const keeping = pieces.map((piece) => ({ ...piece, values: own.map((i) => piece.values[i] as never) }))
      const part = this.#join(
        keeping,
        own.map((i) => outputs[round[i] as number] as Output),
        'full',
      )
      const read = await this.#statistics(pieces, new Set(own), goodMembers(part), terms)
      if (!read) return undefined
      statistics.push(...read)
      ensemble = ensemble ? together(ensemble, part) : part
    }
    if (!ensemble) return undefined
    const series = wanted.map((i) => seriesOf(outputs[i] as Output))
    return { scenario, ensemble, summary: summarise(scenario, { ...ensemble, series }, statistics) }
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
    which: Which,
    settings: Settings,
    members: number,
    outputs: readonly number[],
    terms: Terms,
  ): Promise<MemberPiece[] | undefined> {
    const piece = PIECE[which]
    const found = await Promise.all(
      Array.from({ length: Math.ceil(members / piece) }, (_, i) => {
        const first = i * piece
        const task = { kind: 'members', which, settings, first, outputs } as const
        return this.#crew.do({ ...task, count: Math.min(piece, members - first) }, { ...terms, favourite: i })
      }),
    )
    return found.every((piece) => piece !== undefined) ? found : undefined
  }

  /** The statistics of all saved times of each output, in their order. */
  async #statistics(
    pieces: readonly MemberPiece[],
    kept: ReadonlySet<number>,
    good: Int32Array,
    terms: Terms,
  ): Promise<Statistics[] | undefined> {
    const members = pieces.reduce((sum, { count }) => sum + count, 0)
    const found = await Promise.all(
      Array.from({ length: pieces[0]?.values.length ?? 0 }, (_, i) => {
        const values = pieces.map((piece) => piece.values[i] as Float64Array<ArrayBuffer>)
        const transfer = kept.has(i) ? [] : values.map(({ buffer }) => buffer)
        return this.#crew.do({ kind: 'statistics', pieces: values, members, good }, { ...terms, transfer })
      }),
    )
    if (!found.every((numbers) => numbers !== undefined)) return undefined
    const saves = savesOf(this.#study.system.time)
    return found.flatMap((numbers) => Array.from({ length: saves }, (_, row) => statisticsAt(numbers, row)))
  }

  #join(pieces: readonly MemberPiece[], outputs: readonly Output[], which: Which): Ensemble {
    const members = pieces.reduce((sum, { count }) => sum + count, 0)
    const bare = { ...this.#systems[which], outputs: [] }
    const spec = { ...this.#study.scenario.ensemble, members }
    const none = new Float64Array(0)
    const ensemble = joinMembers(
      bare,
      spec,
      pieces.map((piece) => ({ ...piece, values: none })),
    )
    const size = ensemble.times.length * members
    const values = new Float64Array(outputs.length * size)
    for (const [i] of outputs.entries()) {
      const parts = pieces.map((piece) => piece.values[i] as Float64Array)
      joined(parts, ensemble.times.length, members, values.subarray(i * size, (i + 1) * size))
    }
    return { ...ensemble, series: outputs.map(seriesOf), values }
  }
}

const seriesOf = ({ variable, element, unit }: Output) => ({ variable, element, unit })

/** Two parts of a run with different series. */
function together(a: Ensemble, b: Ensemble): Ensemble {
  const values = new Float64Array(a.values.length + b.values.length)
  values.set(a.values)
  values.set(b.values, a.values.length)
  return { ...a, series: [...a.series, ...b.series], values }
}
