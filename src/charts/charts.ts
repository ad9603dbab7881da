import type { ChartSpec } from '../model/scenario.ts'
import type { Language, Text } from '../model/text.ts'
import { balance } from './balance.ts'
import type { ChartData } from './chartData.ts'
import { comparison } from './comparison.ts'
import { cover } from './cover.ts'
import { dotplot } from './dotplot.ts'
import { fan } from './fan.ts'
import { ratio } from './ratio.ts'
import { spaghetti } from './spaghetti.ts'
import { stack } from './stack.ts'
import { unmet } from './unmet.ts'
import type { VegaLiteSpec } from './vegaLiteSpec.ts'

/** What a chart of a kind must name in the scenario file. */
interface ChartRequirements {
  /** How many entries of `variables`, at least and at most. */
  readonly variables: readonly [least: number, most: number]
  /** Each entry is a single number: a variable without elements, or one element. */
  readonly single?: true
  /** A metric, or else a variable in one month. */
  readonly metric?: true
  /** Other scenarios, which only a comparison of several files has. */
  readonly others?: true
}

export interface ChartKind {
  readonly kind: string
  readonly title: Text
  readonly requires: ChartRequirements
  readonly build: (spec: ChartSpec, data: ChartData, language: Language) => VegaLiteSpec
}

/** Every kind of chart a scenario can ask for. */
export const CHARTS: readonly ChartKind[] = [
  {
    kind: 'fan',
    title: { en: 'Fan chart', zh: '扇形图' },
    requires: { variables: [1, 1], single: true },
    build: fan,
  },
  {
    kind: 'ratio',
    title: { en: 'Price split', zh: '价格分裂' },
    requires: { variables: [1, 1], single: true },
    build: ratio,
  },
  {
    kind: 'cover',
    title: { en: 'Stock cover', zh: '库存保障' },
    requires: { variables: [1, 1] },
    build: cover,
  },
  {
    kind: 'stack',
    title: { en: 'Stacked parts', zh: '堆叠构成' },
    requires: { variables: [1, 2] },
    build: stack,
  },
  {
    kind: 'balance',
    title: { en: 'Supply and demand', zh: '供需平衡' },
    requires: { variables: [2, 8] },
    build: balance,
  },
  {
    kind: 'unmet',
    title: { en: 'Unmet demand', zh: '未满足需求' },
    requires: { variables: [1, 1] },
    build: unmet,
  },
  {
    kind: 'spaghetti',
    title: { en: 'Hypothetical outcomes', zh: '假想结果' },
    requires: { variables: [1, 1], single: true },
    build: spaghetti,
  },
  {
    kind: 'dotplot',
    title: { en: 'Quantile dotplot', zh: '分位点图' },
    requires: { variables: [0, 1], single: true, metric: true },
    build: dotplot,
  },
  {
    kind: 'comparison',
    title: { en: 'Comparison of scenarios', zh: '情景比较' },
    requires: { variables: [1, 1], others: true },
    build: comparison,
  },
]
