import type { ChartedDiscovery } from '../../charts/discovery/chartedDiscovery.ts'
import type { Design, Scenario } from '../../model/scenario.ts'
import type { Language, Text } from '../../model/text.ts'
import type { Condition } from '../../study/discovery/condition.ts'
import type { PageChart } from '../figure.ts'
import type { Provenance } from '../manifest.ts'

/** What was looked for and where it was found. */
export interface DiscoveryFindings {
  readonly scenario: Scenario
  readonly seed: string
  readonly design: Design
  readonly condition: Condition
  /** What was asked for, in words. */
  readonly asked: Text
  readonly study: ChartedDiscovery
}

/** Everything the page shows. */
export interface DiscoveryContent extends DiscoveryFindings {
  readonly charts: readonly PageChart[]
  /** Style sheet with the fonts of the charts. */
  readonly fonts: string
  readonly product: Provenance['product']
  /** The language shown first. */
  readonly language: Language
}
