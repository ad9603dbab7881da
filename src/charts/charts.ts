import type { ChartSpec } from '../model/scenario.ts'
import type { Language, Text } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { fan } from './fan.ts'
import type { VegaLiteSpec } from './vegaLiteSpec.ts'

/** What a chart of a kind must name in the scenario file. */
export interface ChartRequirements {
  /** How many entries of `variables`, at least and at most. */
  readonly variables: readonly [least: number, most: number]
  readonly metric?: true
}

export interface ChartKind {
  readonly kind: string
  readonly title: Text
  readonly requires: ChartRequirements
  readonly build: (spec: ChartSpec, data: ChartData, language: Language) => VegaLiteSpec
}

/** Every kind of chart a scenario can ask for. */
export const CHARTS: readonly ChartKind[] = [
  { kind: 'fan', title: { en: 'Fan chart', zh: '扇形图' }, requires: { variables: [1, 1] }, build: fan },
]
