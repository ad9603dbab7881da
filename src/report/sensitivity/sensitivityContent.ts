import type { Failure } from '../../model/ensemble.ts'
import type { Design, Scenario } from '../../model/scenario.ts'
import type { Language } from '../../model/text.ts'
import type { InformedChoice } from '../../study/sensitivity/choosing.ts'
import type { Drivers } from '../../study/sensitivity/drivers.ts'
import type { Priority } from '../../study/sensitivity/evidenceOrder.ts'
import type { Input } from '../../study/sensitivity/inputsOf.ts'
import type { DriversOverTime } from '../../study/sensitivity/overTime.ts'
import type { PageChart } from '../figure.ts'
import type { Provenance } from '../manifest.ts'

/** How much was run for a method. */
export interface MethodRuns {
  readonly method: 'tornado' | 'prcc' | 'morris' | 'sobol'
  /** Members of the ensemble or rows of the plan. */
  readonly runs: number
  /** Trajectories of Morris, points of Sobol. */
  readonly points?: number
  /** Inputs with indices of their own. */
  readonly inputs?: number
  readonly failures: readonly Failure[]
}

/** What a study of sensitivity found. */
export interface SensitivityFindings {
  readonly scenario: Scenario
  readonly seed: string
  readonly design: Design
  readonly inputs: ReadonlyMap<string, Input>
  /** Inputs that members draw together from one table; plans move each on its own. */
  readonly together: readonly string[]
  readonly methods: readonly MethodRuns[]
  readonly drivers: readonly Drivers[]
  readonly overTime: readonly DriversOverTime[]
  readonly priorities: readonly Priority[]
  readonly choices: readonly InformedChoice[]
}

/** Everything the page shows. */
export interface SensitivityContent extends SensitivityFindings {
  readonly charts: readonly PageChart[]
  /** Style sheet with the fonts of the charts. */
  readonly fonts: string
  readonly product: Provenance['product']
  /** The language shown first. */
  readonly language: Language
}
