import type { ChartData, MemberPath } from '../../src/charts/chartData.ts'
import type { MetricSummary, SeriesSummary, Statistics, Summary } from '../../src/model/ensemble.ts'
import type { ChartSpec } from '../../src/model/scenario.ts'
import type { Text } from '../../src/model/text.ts'

/** Synthetic data in the shape of a real study: 2021 to 2036, a saved time each half-year, 1,000 members. */
const STEP = 6
const times = Array.from({ length: 32 }, (_, index) => index * STEP)
const months = times.map(
  (time) => `${2021 + Math.floor(time / 12)}-${String((time % 12) + 1).padStart(2, '0')}`,
)

const REGIONS: Readonly<Record<string, Text>> = {
  JP: { en: 'Japan', zh: '日本' },
  EU: { en: 'European Union', zh: '欧盟' },
  US: { en: 'United States', zh: '美国' },
  RW: { en: 'Rest of the world', zh: '其他地区' },
}

const PROJECTS: Readonly<Record<string, readonly [label: Text, nameplate: number, start: number]>> = {
  north: [{ en: 'North Bay', zh: '北湾' }, 38, 84],
  river: [{ en: 'River Works', zh: '河畔工厂' }, 26, 90],
  harbour: [{ en: 'Harbour', zh: '港口' }, 14, 112],
  steppe: [{ en: 'Steppe', zh: '草原' }, 11, 80],
  cape: [{ en: 'Western Cape Refinery', zh: '西开普精炼厂' }, 45, 100],
  delta: [{ en: 'Delta', zh: '三角洲' }, 20, 104],
  mill: [{ en: 'Old Mill', zh: '老磨坊' }, 12, 116],
  island: [{ en: 'Island', zh: '海岛' }, 9, 92],
  pilot: [{ en: 'Pilot plant', zh: '中试厂' }, 3, 78],
  ridge: [{ en: 'Ridge', zh: '山脊' }, 4, 122],
}

const round = (value: number) => Number(value.toFixed(4))
/** A hill of height 1. */
const hill = (time: number, middle: number, width: number) => 1 / (1 + ((time - middle) / width) ** 4)
/** From 0 to 1 around a time. */
const rise = (time: number, middle: number, width: number) => {
  const x = (time - middle) / width
  return 0.5 + x / (2 * Math.sqrt(1 + x * x))
}

function spread(median: number, share: number): Statistics {
  const [p5, p25, p50, p75, p95] = [
    1 / (1 + share),
    1 / (1 + share * 0.38),
    1,
    1 + share * 0.45,
    1 + share * 1.4,
  ].map((factor) => round(median * factor)) as [number, number, number, number, number]
  const mean = round(median * (1 + 0.15 * share))
  return { mean, p5, p25, p50, p75, p95, standardErrors: { mean: 0, p5: 0, p25: 0, p50: 0, p75: 0, p95: 0 } }
}

function series(
  variable: string,
  unit: string,
  label: Text,
  median: (time: number) => number,
  element = '',
  elementLabel: Text = { en: '', zh: '' },
  share: (time: number) => number = (time) => 0.08 + 0.75 * rise(time, 75, 18),
): SeriesSummary {
  return {
    variable,
    element,
    unit,
    label,
    elementLabel,
    statistics: times.map((time) => spread(Math.max(0, median(time)), share(time))),
  }
}

const price = (time: number) =>
  330 + 240 * rise(time, 32, 5) + 900 * hill(time, 66, 24) - 60 * rise(time, 120, 20)
const ratio = (time: number) =>
  0.95 + 0.75 * rise(time, 32, 5) + 3.2 * hill(time, 66, 24) - 0.4 * rise(time, 110, 12)
const regional = (
  variable: string,
  unit: string,
  label: Text,
  median: (time: number, index: number) => number,
) =>
  Object.entries(REGIONS).map(([element, name], index) =>
    series(variable, unit, label, (time) => median(time, index), element, name),
  )

const PRICE: Text = { en: 'Offshore spot price', zh: '境外现货价格' }

function allSeries(scale: number): SeriesSummary[] {
  return [
    series(
      'offshore_spot_price',
      'USD/kg',
      PRICE,
      (time) => price(time) * (1 + (scale - 1) * rise(time, 70, 2)),
    ),
    series(
      'price_ratio',
      'dimensionless',
      { en: 'Offshore to Chinese price', zh: '境外与中国价格之比' },
      ratio,
    ),
    ...regional(
      'inventory_cover',
      'month',
      { en: 'Stock cover', zh: '库存保障' },
      (time, index) => 4.4 - index * 0.4 - (3.6 - index * 0.6) * hill(time, 62 + 4 * index, 16) + 0.01 * time,
    ),
    ...regional(
      'unmet_demand',
      't/month',
      { en: 'Unmet demand', zh: '未满足需求' },
      (time, index) => (1.9 - 0.4 * index) * (hill(time, 60 + 5 * index, 13) - 0.02),
    ),
    ...regional(
      'supply',
      't/month',
      { en: 'Supply', zh: '供应' },
      (time, index) => (8 - 1.6 * index) * (1 - 0.45 * hill(time, 60, 16) + 0.2 * rise(time, 120, 20)),
    ),
    ...regional(
      'recycling',
      't/month',
      { en: 'Recycling', zh: '回收' },
      (time, index) => (1.2 + 0.3 * index) * (1 + 0.8 * rise(time, 80, 30)),
    ),
    ...regional(
      'demand',
      't/month',
      { en: 'Demand', zh: '需求' },
      (time, index) => (9 - 1.2 * index) * (1 + 0.25 * rise(time, 100, 40)),
    ),
    ...Object.entries(PROJECTS).map(([element, [label, nameplate, start]]) =>
      series(
        'project_capacity',
        't/year',
        { en: 'Capacity outside China', zh: '中国以外产能' },
        (time) => 0.6 * nameplate * Math.max(0, rise(time, start + 20, 10) - 0.05),
        element,
        label,
      ),
    ),
    series(
      'counted_capacity',
      't/year',
      { en: 'Counted capacity', zh: '计入产能' },
      (time) => 62 * rise(time, 116, 14) ** 2,
    ),
  ]
}

const shares = Array.from({ length: 998 }, (_, index) => ((index * 389) % 998) / 998)
const PEAKS = shares.map((share) => round(760 + 900 * share + 380 * share ** 6 + 1500 * share ** 18))
const around = (median: number) => shares.map((share) => round(median * (0.5 + share + 0.9 * share ** 6)))
const PRICES = around(price(108))
const RATIOS = around(ratio(186))
const ENDS = shares.map((share) => (share > 0.83 ? Number.POSITIVE_INFINITY : round(72 + 100 * share)))

function statisticsOf(values: readonly number[]): Statistics {
  const sorted = values.toSorted((a, b) => a - b)
  const [p5, p25, p50, p75, p95] = [0.05, 0.25, 0.5, 0.75, 0.95].map(
    (share) => sorted[Math.floor(share * sorted.length)],
  ) as [number, number, number, number, number]
  const mean = values.reduce((total, value) => total + value, 0) / values.length
  return { mean, p5, p25, p50, p75, p95, standardErrors: { mean: 0, p5: 0, p25: 0, p50: 0, p75: 0, p95: 0 } }
}

function metric(
  name: string,
  unit: string,
  kind: MetricSummary['kind'],
  label: Text,
  values: readonly number[],
): MetricSummary {
  return {
    name,
    element: '',
    unit,
    kind,
    label,
    elementLabel: { en: '', zh: '' },
    statistics: statisticsOf(values),
  }
}

function summaryOf(scale: number): Summary {
  return {
    members: 1000,
    failed: 2,
    seed: 'example',
    design: 'sobol',
    times,
    months,
    series: allSeries(scale),
    metrics: [
      metric(
        'peak_price',
        'USD/kg',
        'number',
        { en: 'Highest offshore spot price', zh: '境外现货最高价' },
        PEAKS,
      ),
      metric('premium_ends', 'date', 'time', { en: 'End of the premium', zh: '溢价结束时间' }, ENDS),
      {
        ...metric(
          'on_time',
          'probability',
          'condition',
          { en: '170 t by 2030', zh: '2030 年前达 170 吨' },
          [0, 0, 0, 0, 1],
        ),
        probability: 0.17,
      },
    ],
  }
}

function differenceOf(base: Summary, other: Summary): Summary {
  const minus = (a: Statistics, b: Statistics): Statistics => {
    const middle = a.p50 - b.p50
    const width = Math.abs(middle) * 0.8 + 4
    const [p5, p25, p50, p75, p95] = [-1, -0.4, 0, 0.5, 1.5].map((factor) =>
      round(middle + factor * width),
    ) as [number, number, number, number, number]
    return { ...a, mean: round(middle * 1.05), p5, p25, p50, p75, p95 }
  }
  return {
    ...base,
    series: base.series.map((row, index) => ({
      ...row,
      statistics: row.statistics.map((value, time) =>
        minus(other.series[index]?.statistics[time] as Statistics, value),
      ),
    })),
  }
}

function memberPaths(): MemberPath[] {
  return Array.from({ length: 24 }, (_, index) => {
    const rank = (index * 7) % 24
    return {
      variable: 'offshore_spot_price',
      element: '',
      member: index * 41,
      values: times.map((time) => {
        const wave = hill((time + rank * 11) % 72, 36, 10) - 0.5
        const share = 0.75 * rise(time, 75, 18)
        return round(price(time) * (1 + share * ((rank - 8) / 16 + 0.35 * wave) + 0.02 * wave))
      }),
    }
  })
}

const observedPrice = times
  .filter((time) => time <= 54)
  .map((time, index) => {
    const mid = price(time) * (0.9 + 0.035 * ((index * 5) % 7))
    const range = index % 3 === 0 ? { low: round(mid * 0.86), high: round(mid * 1.12) } : {}
    return { from: time + 0.4, to: time + 0.4, mid: round(mid), ...range }
  })

const BASE = summaryOf(1)

export const EXAMPLE: ChartData = {
  scenario: { en: 'Base case', zh: '基准情景' },
  summary: BASE,
  paths: memberPaths(),
  metricMembers: [
    {
      name: 'peak_price',
      element: '',
      values: PEAKS,
    },
    {
      name: 'premium_ends',
      element: '',
      values: ENDS,
    },
  ],
  momentMembers: [
    { variable: 'offshore_spot_price', element: '', month: '2030-01', values: PRICES },
    {
      variable: 'price_ratio',
      element: '',
      month: '2036-07',
      values: RATIOS,
      published: RATIOS.map((value) => round(0.8 * value)),
    },
  ],
  shares: [
    {
      variable: 'unmet_demand',
      threshold: 0.5,
      shares: times.map((time) => round(0.86 * hill(time, 64, 18) * rise(time, 40, 3))),
    },
  ],
  observed: [
    {
      name: 'offshore_price',
      label: { en: 'Offshore price', zh: '境外价格' },
      variable: 'offshore_spot_price',
      points: [...observedPrice, { from: 36, to: 48, mid: 600 }],
    },
  ],
  events: [
    { time: 31, label: { en: 'Export licences', zh: '出口许可' } },
    { time: 47.1, label: { en: 'Ban on exports to the United States', zh: '对美出口禁令' } },
    { time: 58.3, label: { en: 'Ban suspended', zh: '禁令暂停' } },
    { time: 70.9, label: { en: 'Suspension ends', zh: '暂停期满' }, probability: 0.4 },
  ],
  compared: [
    {
      title: { en: 'Ban resumes', zh: '禁令恢复' },
      summary: summaryOf(1.45),
      difference: differenceOf(BASE, summaryOf(1.45)),
    },
    {
      title: { en: 'Stockpile released early', zh: '提前投放储备' },
      summary: summaryOf(0.78),
      difference: differenceOf(BASE, summaryOf(0.78)),
    },
  ],
  source: { en: 'synthetic example data', zh: '合成示例数据' },
}

const spec = (kind: string, rest: Partial<ChartSpec>): ChartSpec => ({
  name: kind,
  kind,
  variables: [],
  place: { file: 'example.yaml', line: 1, column: 1 },
  ...rest,
})

/** One chart of each kind. */
export const EXAMPLE_CHARTS: readonly ChartSpec[] = [
  spec('fan', { variables: ['offshore_spot_price'], observed: 'offshore_price' }),
  spec('ratio', { variables: ['price_ratio'] }),
  spec('cover', { variables: ['inventory_cover'] }),
  spec('stack', {
    variables: ['project_capacity', 'counted_capacity'],
    reference: { value: 170, label: { en: 'Published list', zh: '公开清单' } },
  }),
  spec('balance', { variables: ['supply', 'recycling', 'demand'], from: '2023-01' }),
  spec('unmet', { variables: ['unmet_demand'] }),
  spec('spaghetti', { variables: ['offshore_spot_price'] }),
  spec('dotplot', { metric: 'peak_price' }),
  spec('dotplot', { name: 'dotplot-time', metric: 'premium_ends' }),
  spec('dotplot', {
    name: 'dotplot-reference',
    metric: 'peak_price',
    reference: { value: 1600, label: { en: 'Earlier record', zh: '历史最高' } },
  }),
  spec('dotplot', { name: 'dotplot-month', variables: ['offshore_spot_price'], at: '2030-01' }),
  spec('dotplot', { name: 'dotplot-published', variables: ['price_ratio'] }),
  spec('comparison', { variables: ['offshore_spot_price'] }),
]
