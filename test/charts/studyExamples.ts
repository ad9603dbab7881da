import { boxChart } from '../../src/charts/discovery/boxChart.ts'
import type { ChartedDiscovery } from '../../src/charts/discovery/chartedDiscovery.ts'
import { scatterChart } from '../../src/charts/discovery/scatterChart.ts'
import { trajectoryChart } from '../../src/charts/discovery/trajectoryChart.ts'
import type { ChartedStudy } from '../../src/charts/sensitivity/chartedStudy.ts'
import { informationChart } from '../../src/charts/sensitivity/informationChart.ts'
import { morrisChart } from '../../src/charts/sensitivity/morrisChart.ts'
import { overTimeChart } from '../../src/charts/sensitivity/overTimeChart.ts'
import { prioritiesChart } from '../../src/charts/sensitivity/prioritiesChart.ts'
import { rankChart } from '../../src/charts/sensitivity/rankChart.ts'
import { sobolChart } from '../../src/charts/sensitivity/sobolChart.ts'
import { tornadoChart } from '../../src/charts/sensitivity/tornadoChart.ts'
import type { VegaLiteSpec } from '../../src/charts/vegaLiteSpec.ts'
import { EVIDENCE_GRADES } from '../../src/model/evidence.ts'
import type { Language, Text } from '../../src/model/text.ts'
import { discover } from '../../src/study/discovery/discover.ts'
import type { InformedChoice } from '../../src/study/sensitivity/choosing.ts'
import { type Drivers, priorities } from '../../src/study/sensitivity/drivers.ts'
import type { Input } from '../../src/study/sensitivity/inputsOf.ts'
import type { Estimate } from '../../src/study/sensitivity/interval.ts'
import type { DriversOverTime } from '../../src/study/sensitivity/overTime.ts'
import { ALL_NOISE } from '../../src/study/sensitivity/plan.ts'
import type { Sample } from '../../src/study/sensitivity/sample.ts'
import type { StudiedMetric } from '../../src/study/studiedMetrics.ts'

/** Made-up findings in the shape of a real study: twenty assumptions, one with a very long name, and noise. */
const COUNT = 20
const NAMES = Array.from({ length: COUNT }, (_, i) => `assumption_${i}`)

const LONG: Text = {
  en: 'A very long name of an assumption that nobody could fit into any chart without cutting it off somewhere',
  zh: '一个非常长的假设名称任何图表都无法在不截断的情况下完整容纳它因此必须在某处截断并加上省略号',
}

const inputs = new Map<string, Input>([
  ...NAMES.map((name, i): [string, Input] => [
    name,
    {
      name,
      label: i === 1 ? LONG : { en: `Assumption ${i}`, zh: `假设${i}` },
      unit: i === 2 ? 'date' : 'month',
      grade: EVIDENCE_GRADES[i % 4] as (typeof EVIDENCE_GRADES)[number],
    },
  ]),
  [ALL_NOISE, { name: ALL_NOISE, label: { en: 'Chance', zh: '偶然性' }, unit: 'dimensionless' }],
])

const STUDY: ChartedStudy = {
  scenario: { en: 'Reference', zh: '参考情景' },
  source: { en: 'model “Made up”, version 3', zh: '模型“虚构”第 3 版' },
  seed: 'example',
  origin: '2021-01',
  inputs,
}

const PRICE: StudiedMetric = {
  ...{ id: 'peak', name: 'peak', element: '', unit: 'USD/kg', kind: 'number' },
  label: { en: 'Peak price', zh: '价格峰值' },
}

const PARITY: StudiedMetric = {
  ...{ id: 'parity', name: 'parity', element: '', unit: 'date', kind: 'time' },
  label: { en: 'Month of parity', zh: '平价月份' },
}

const round = (value: number): number => Number(value.toFixed(4))
/** From 1 downwards, never quite 0. */
const falling = (i: number): number => round(1 / (1 + i))
const around = (value: number, half: number): Estimate => {
  return { value: round(value), low: round(value - half), high: round(value + half) }
}
const sign = (i: number): number => (i % 3 === 1 ? -1 : 1)

const DRIVERS: Drivers = {
  metric: PRICE,
  tornado: {
    base: 1200,
    swings: NAMES.map((name, i) => {
      const [low, high] = [1200 - 700 * sign(i) * falling(i), 1200 + 400 * falling(i)].map(round)
      return {
        name,
        low: low as number,
        high: high as number,
        change: round((high as number) - (low as number)),
      }
    }),
    failed: 0,
  },
  correlated: 1000,
  correlations: NAMES.map((name, i) => {
    const one = around(0.8 * sign(i) * falling(i), 0.06)
    return { name, simple: [one.value], partial: [one] }
  }),
  morris: {
    effects: NAMES.map((name, i) => ({
      ...{ name, mean: 900 * sign(i) * falling(i), meanAbsolute: 900 * falling(i) },
      ...{ deviation: round(600 * falling(i) + 30), standardError: round(90 * falling(i)), used: 24 },
    })),
    failed: 3,
  },
  sobol: {
    ...{ mean: 1200, variance: 9e4, failed: 12 },
    indices: [...NAMES, ALL_NOISE].map((name, i) => ({
      ...{ name, used: 1024 },
      first: around(0.4 * falling(i), 0.04),
      total: around(0.5 * falling(i), 0.05),
    })),
  },
}

const PARITY_DRIVERS: Drivers = {
  metric: PARITY,
  cap: 192,
  tornado: {
    base: 110,
    swings: NAMES.slice(0, 5).map((name, i) => {
      return { name, low: i === 0 ? 192 : 130 - i, high: 90 + i, change: i === 0 ? -102 : -40 + 2 * i }
    }),
    failed: 0,
  },
}

const OVER_TIME: DriversOverTime = {
  series: { variable: 'price', element: '', unit: 'USD/kg' },
  label: { en: 'Spot price', zh: '现货价' },
  times: Array.from({ length: 32 }, (_, i) => 6 * i),
  correlations: NAMES.map((name, i) => ({
    name,
    simple: [],
    partial: Array.from({ length: 32 }, (_, time) =>
      time === 0 ? { value: NaN, low: NaN, high: NaN } : around((sign(i) * falling(i) * time) / 40, 0.05),
    ),
  })),
  members: 1000,
  failed: 0,
}

const CHOICE: InformedChoice = {
  metric: PRICE,
  better: 'lower',
  titles: [
    { en: 'Reference', zh: '参考情景' },
    { en: 'Stockpile', zh: '收储' },
  ],
  means: [1300, 1250],
  best: 1,
  everything: { value: 60, standardError: 4 },
  parameters: NAMES.map((name, i) => ({
    ...{ name, value: i < 6 ? round(40 * falling(i)) : 0, standardError: 1.5, degree: i < 6 ? 2 : 0 },
  })),
  members: 990,
  failed: 10,
}

/** Members in a lattice that fills the space evenly; it happens where the first is low and the second high. */
function discovery(): ChartedDiscovery {
  const size = 500
  const share = (i: number, step: number): number => round(((i * step) % size) / size)
  const names = NAMES.slice(0, 3)
  const columns = [1, 211, 89].map((step) => Array.from({ length: size }, (_, i) => share(i, step)))
  const sample: Sample = {
    ...{ names, size, failed: 4, outputs: new Float64Array(0) },
    draws: Float64Array.from(
      columns.flatMap((column, i) => column.map((value) => (i === 2 ? 60 * value : 4 * value))),
    ),
    members: Int32Array.from({ length: size }, (_, i) => i),
  }
  const [first = [], second = []] = columns
  const happens = Uint8Array.from({ length: size }, (_, i) =>
    (first[i] as number) < 0.5 && (second[i] as number) > 0.3 !== (i % 17 === 0) ? 1 : 0,
  )
  return {
    ...STUDY,
    condition: { en: 'Peak price > 2,000 USD/kg', zh: '价格峰值 > 2,000 美元/千克' },
    opposite: false,
    found: discover(sample, (i) => happens[i] === 1, 'example'),
    sample,
    happens,
  }
}

const DISCOVERY = discovery()

const RESTS_ON: Text = { en: '1 metric, 1209 runs', zh: '1 项指标，1209 次运行' }

/** Every chart of sensitivity and discovery by its name. */
export const STUDY_CHARTS: Readonly<Record<string, (language: Language) => VegaLiteSpec>> = {
  tornado: (language) => tornadoChart(DRIVERS, STUDY, language),
  'tornado-time': (language) => tornadoChart(PARITY_DRIVERS, STUDY, language),
  prcc: (language) => rankChart(DRIVERS, STUDY, language),
  morris: (language) => morrisChart(DRIVERS, STUDY, 2520, language),
  sobol: (language) => sobolChart(DRIVERS, STUDY, 65536, language),
  'over-time': (language) => overTimeChart(OVER_TIME, STUDY, language),
  'find-out-next': (language) => prioritiesChart(priorities([DRIVERS], inputs), STUDY, RESTS_ON, language),
  'worth-knowing': (language) => informationChart(CHOICE, STUDY, language),
  'discovery-box': (language) => boxChart(DISCOVERY, language),
  'discovery-members': (language) => scatterChart(DISCOVERY, language),
  'discovery-trajectory': (language) => trajectoryChart(DISCOVERY, language),
}

/** Findings in which nothing moves anything. */
export const NOTHING: Readonly<Record<string, () => VegaLiteSpec>> = {
  tornado: () => tornadoChart({ metric: PRICE }, STUDY, 'en'),
  prcc: () => rankChart({ metric: PRICE, correlations: [] }, STUDY, 'en'),
  morris: () => morrisChart({ metric: PRICE }, STUDY, 0, 'en'),
  sobol: () => sobolChart({ metric: PRICE }, STUDY, 0, 'en'),
  'over-time': () => overTimeChart({ ...OVER_TIME, correlations: [] }, STUDY, 'en'),
  'find-out-next': () => prioritiesChart([], STUDY, RESTS_ON, 'en'),
  'worth-knowing': () => informationChart({ ...CHOICE, parameters: [] }, STUDY, 'en'),
}
