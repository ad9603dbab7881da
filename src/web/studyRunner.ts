import { joinMembers } from '../ensemble/joinMembers.ts'
import { type MemberRange, runMembers } from '../ensemble/runMembers.ts'
import { type Settings, withSettings } from '../ensemble/withSettings.ts'
import { compile } from '../kernel/compiled/compile.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { Study } from '../report/published/study.ts'

/** Members run before the worker listens for a newer request. */
const RANGE = 64

/** Lets messages in. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Runs a study's members again and again with one kernel: settings change draws alone. */
export class StudyRunner {
  readonly #study: Study
  readonly #kernel: Kernel
  readonly #baselines = new Map<number, Ensemble>()

  constructor(study: Study) {
    this.#study = study
    this.#kernel = compile(study.system)
  }

  /** The scenario as published, run once for each number of members; undefined when it was given up. */
  async baseline(members: number, wanted: () => boolean): Promise<Ensemble | undefined> {
    const known = this.#baselines.get(members)
    if (known) return known
    const run = await this.run({}, members, wanted)
    if (run) this.#baselines.set(members, run)
    return run
  }

  /** @param wanted whether the result is still wanted; asked between ranges of members */
  async run(settings: Settings, members: number, wanted: () => boolean): Promise<Ensemble | undefined> {
    const system = withSettings(this.#study.system, settings)
    const spec = { ...this.#study.scenario.ensemble, members }
    const ranges: MemberRange[] = []
    for (let first = 0; first < members; first += RANGE) {
      if (first > 0) await pause()
      if (!wanted()) return undefined
      ranges.push(runMembers(system, this.#kernel, spec, first, Math.min(RANGE, members - first)))
    }
    return joinMembers(system, spec, ranges)
  }
}
