import type { OtherRun } from '../charts/chartDataOf.ts'
import { joinMembers } from '../ensemble/joinMembers.ts'
import { type MemberRange, runMembers } from '../ensemble/runMembers.ts'
import { summarise } from '../ensemble/summarise.ts'
import { type Settings, withSettings } from '../ensemble/withSettings.ts'
import { compile } from '../kernel/compiled/compile.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { System } from '../model/system.ts'
import { scenarioUnder } from '../report/published/scenarioUnder.ts'
import type { Study } from '../report/published/study.ts'
import { pause } from './pause.ts'

/** Members run before other requests are listened to. */
const RANGE = 32

/** Runs kept: one, and what it is compared with. */
const KEPT = 2

/** Runs the first members of a study for a feature that needs other outputs than the page's own charts. */
export class FewMembers {
  readonly #study: Study
  readonly #system: System
  readonly #members: number
  readonly #kernel: Kernel
  readonly #known = new Map<string, Promise<OtherRun>>()

  /** @param system the study's, with the outputs that are wanted */
  constructor(study: Study, system: System, members: number) {
    this.#study = study
    this.#system = system
    this.#members = Math.min(members, study.scenario.ensemble.members)
    this.#kernel = compile(system)
  }

  /** Keeps the runs asked for last. */
  run(settings: Settings): Promise<OtherRun> {
    const key = JSON.stringify(settings)
    const run = this.#known.get(key) ?? this.#run(settings)
    this.#known.delete(key)
    this.#known.set(key, run)
    for (const old of [...this.#known.keys()].slice(0, -KEPT)) this.#known.delete(old)
    return run
  }

  async #run(settings: Settings): Promise<OtherRun> {
    const system = withSettings(this.#system, settings)
    const spec = { ...this.#study.scenario.ensemble, members: this.#members }
    const ranges: MemberRange[] = []
    for (let first = 0; first < this.#members; first += RANGE) {
      await pause()
      ranges.push(runMembers(system, this.#kernel, spec, first, Math.min(RANGE, this.#members - first)))
    }
    const scenario = scenarioUnder(this.#study, settings)
    const ensemble = joinMembers(system, spec, ranges)
    return { scenario, ensemble, summary: summarise(scenario, ensemble) }
  }
}
