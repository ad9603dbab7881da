import { firstDifference } from '../analysis/firstDifference.ts'
import { influenceOf } from '../analysis/influence.ts'
import type { OtherRun } from '../charts/chartDataOf.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import { savesOf } from '../kernel/kernel.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { System } from '../model/system.ts'

/** What is as it was published: everything before a save period, and some outputs, by their positions, at all times. */
export interface Unchanged {
  readonly published: OtherRun
  readonly saves: number
  readonly outputs: ReadonlySet<number>
}

/** Of the time axis: where levers change members sooner, keeping them would not pay. */
const LEAST_SHARE = 1 / 8

/** What moved levers can change, by the equations of their system: the rest need not be run again. */
export class LeverReach {
  /** The save period before which members of the published scenario are kept; 0 where there is none. */
  readonly pause: number
  readonly #system: System
  /** By the names of the draws that are moved. */
  readonly #known = new Map<string, Omit<Unchanged, 'published'>>()

  /** @param draws those that levers move */
  constructor(system: System, draws: readonly string[]) {
    this.#system = system
    const all = savesOf(system.time)
    const pauses = draws.map((draw) => this.#savesBefore(new Set([draw])))
    const late = pauses.filter((save) => save >= LEAST_SHARE * all)
    this.pause = late.length > 0 ? Math.min(...late) : 0
  }

  /** What settings leave as it was published. */
  under(settings: Settings, published: OtherRun): Unchanged {
    return { published, ...this.#under(settings) }
  }

  /** Save periods that settings leave as they were published: none, or those before which members are kept. */
  savesUnder(settings: Settings): number {
    return this.#under(settings).saves
  }

  #under(settings: Settings): Omit<Unchanged, 'published'> {
    const moved = Object.keys(settings).sort()
    const key = moved.join(' ')
    const known = this.#known.get(key) ?? this.#find(new Set(moved))
    this.#known.set(key, known)
    return known
  }

  #find(moved: ReadonlySet<string>): Omit<Unchanged, 'published'> {
    const reached = new Set(influenceOf(this.#system, moved).outputs)
    const outputs = new Set([...this.#system.outputs.keys()].filter((output) => !reached.has(output)))
    return { saves: this.#savesBefore(moved) >= this.pause ? this.pause : 0, outputs }
  }

  /** Save periods that come before the first difference; the last is always run. */
  #savesBefore(moved: ReadonlySet<string>): number {
    const { time } = this.#system
    const step = firstDifference(this.#system, moved)
    return step === 0 ? 0 : Math.min(Math.floor((step - 1) / time.stepsPerSave) + 1, savesOf(time) - 1)
  }
}

/** Whether the same members fail at the same time: those that do are left out of every statistic, earlier ones as well. */
export function failAlike(a: Ensemble, b: Ensemble): boolean {
  return JSON.stringify(a.failures) === JSON.stringify(b.failures)
}
