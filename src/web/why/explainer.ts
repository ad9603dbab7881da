import { overlays } from '../../charts/overlays.ts'
import { runMembers } from '../../ensemble/runMembers.ts'
import { type Settings, withSettings } from '../../ensemble/withSettings.ts'
import { compile } from '../../kernel/compiled/compile.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { System } from '../../model/system.ts'
import { Moment } from '../../report/published/why/moment.ts'
import { type Influence, influence } from '../../study/explanation/influence.ts'
import type { OnePath } from '../../study/explanation/onePath.ts'
import { typicalMember } from '../../study/explanation/typicalMember.ts'
import { presentsOf, watched } from '../../study/explanation/watched.ts'
import { type NoWhy, type Why, whyDifferent } from '../../study/explanation/why.ts'
import type { StudySession } from '../studySession.ts'

/** Moments at which signs are looked at. */
const MOMENTS = 16

/** Everything that one member's equations compute, under the settings asked for last. */
export class Explainer {
  readonly system: System
  readonly member: number
  readonly #session: StudySession
  readonly #kernel: Kernel
  readonly #paths = new Map<string, Float64Array[]>()
  readonly #signs = new Map<string, Influence>()

  constructor(session: StudySession, member: number) {
    this.#session = session
    this.member = member
    this.system = { ...watched(session.study.system), metrics: [], reducers: [] }
    this.#kernel = compile(this.system)
  }

  /** The explainer of a study, for the member nearest to the median of its first chart. */
  static async of(session: StudySession): Promise<Explainer> {
    const { run } = await session.baseline()
    const first = overlays(session.study.scenario)[0]?.variables[0]
    const row = run.ensemble.series.findIndex(({ variable }) => variable === first)
    return new Explainer(session, row < 0 ? 0 : (typicalMember(run.ensemble, row) ?? 0))
  }

  /** Values of all slots at every time step. */
  presents(settings: Settings): readonly Float64Array[] {
    const key = JSON.stringify(settings)
    const known = this.#paths.get(key)
    if (known) return known
    const system = withSettings(this.system, settings)
    const { ensemble } = this.#session.study.scenario
    const range = runMembers(system, this.#kernel, ensemble, this.member, 1)
    const presents = presentsOf(this.system, range, 0)
    for (const old of [...this.#paths.keys()].filter((one) => one !== '{}')) this.#paths.delete(old)
    this.#paths.set(key, presents)
    return presents
  }

  /** Why a slot differs from the published scenario at a time step. */
  difference(settings: Settings, slot: number, step: number): Why | NoWhy {
    const pathOf = (own: Settings): OnePath => {
      return { system: this.system, presents: this.presents(own), failures: [] }
    }
    return whyDifferent(pathOf(settings), pathOf({}), slot, { own: step, other: step })
  }

  /** The time step of a saved month. */
  stepOf(save: number): number {
    return Math.min(save * this.#session.study.system.time.stepsPerSave, this.system.time.steps)
  }

  moment(settings: Settings, save: number): Moment {
    return new Moment(this.system, this.presents(settings)[this.stepOf(save)] as Float64Array)
  }

  /** Signs in the published scenario. */
  signOf(cause: string, effect: string): Influence {
    const key = `${cause}>${effect}`
    const known = this.#signs.get(key)
    if (known) return known
    const presents = this.presents({})
    const some = Array.from(
      { length: MOMENTS },
      (_, i) => presents[Math.floor(((i + 0.5) * presents.length) / MOMENTS)] as Float64Array,
    )
    const found = influence(cause, effect, this.system, some)
    this.#signs.set(key, found)
    return found
  }
}
