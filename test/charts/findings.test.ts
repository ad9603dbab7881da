import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildChart } from '../../src/charts/buildChart.ts'
import type { ChartData } from '../../src/charts/chartData.ts'
import type { SeriesSummary, Summary } from '../../src/model/ensemble.ts'
import type { ChartSpec } from '../../src/model/scenario.ts'
import { answer } from '../../src/report/answer.ts'
import { EXAMPLE, EXAMPLE_CHARTS } from './exampleData.ts'

const chart = (name: string): ChartSpec => EXAMPLE_CHARTS.find((spec) => spec.name === name) as ChartSpec
const finding = (spec: ChartSpec, data: ChartData, language: 'en' | 'zh' = 'en'): string =>
  String(buildChart(spec, data, language).description).replaceAll('\u00a0', ' ')

/** The example with the medians (and means) of one variable replaced. */
function withPath(variable: string, path: (index: number, element: string) => number): ChartData {
  const replaced = (row: SeriesSummary): SeriesSummary => ({
    ...row,
    statistics: row.statistics.map((value, index) => {
      const p50 = path(index, row.element)
      return { ...value, mean: p50, p50, p5: p50 - 1, p25: p50 - 0.5, p75: p50 + 0.5, p95: p50 + 1 }
    }),
  })
  const series = EXAMPLE.summary.series.map((row) => (row.variable === variable ? replaced(row) : row))
  return { ...EXAMPLE, observed: [], summary: { ...EXAMPLE.summary, series } }
}

const LAST = EXAMPLE.summary.times.length - 1
const number = (text: string | undefined): number => Number(text?.replaceAll(',', '').replace('−', '-'))

describe('a fan states what the median does', () => {
  const fan = (path: (index: number) => number, language: 'en' | 'zh' = 'en') =>
    finding(chart('fan'), withPath('offshore_spot_price', path), language)

  test.each([
    [
      'rises',
      (i: number) => 700 + (540 * i) / LAST,
      /the median rises from 700 to 1,240 USD\/kg by Jul 2036/,
    ],
    ['falls', (i: number) => 900 - (400 * i) / LAST, /the median falls from 900 to 500 USD\/kg by Jul 2036/],
    ['stays', (i: number) => 500 + (i % 3), /the median stays between 500 and 502 USD\/kg/],
    [
      'peaks',
      (i: number) => (i === 9 ? 2000 : 500 + i),
      /peaks at 2,000 USD\/kg in Jul 2025, then falls to 531 by/,
    ],
    [
      'dips',
      (i: number) => (i === 9 ? 100 : 500 + i),
      /falls to 100 USD\/kg in Jul 2025, then rises to 531 by/,
    ],
  ])('%s', (_, path, words) => {
    expect(fan(path)).toMatch(words)
  })

  test('in Chinese with the same numbers', () => {
    const text = fan((i) => 700 + (540 * i) / LAST, 'zh')
    expect(text).toContain('到2036年7月')
    expect(text).toContain('由 700 升至 1,240 美元/千克')
  })

  test('whatever the path, with the word that its ends deserve', () => {
    const path = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: LAST + 1, maxLength: LAST + 1 })
    fc.assert(
      fc.property(path, (values) => {
        const text = fan((i) => values[i] as number)
        const [, , word, from, to] =
          /median (stays between|(rises|falls) from|peaks at|falls to) ?/.exec(text) ?? []
        expect([word, from, to]).toBeDefined()
        const last = values[LAST] as number
        const first = values[0] as number
        if (/rises from/.test(text)) expect(last).toBeGreaterThan(first)
        if (/falls from/.test(text)) expect(last).toBeLessThan(first)
        if (/peaks at/.test(text)) {
          const peak = number(/peaks at ([\d,]+)/.exec(text)?.[1])
          expect(Math.abs(peak - Math.max(...values)) / peak).toBeLessThan(0.006)
          expect(Math.max(...values)).toBeGreaterThan(last)
        }
        if (/stays between/.test(text)) {
          const [, low, high] = /between ([\d,]+) and ([\d,]+)/.exec(text) ?? []
          expect(number(low) * 0.994).toBeLessThanOrEqual(Math.min(...values))
          expect(number(high) * 1.006).toBeGreaterThanOrEqual(Math.max(...values))
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a ratio states where the median stands to the level, and since when', () => {
  test.each([
    ['always above', () => 2, /stays above 1.3 throughout and is 2 in Jul 2036/],
    ['never above', () => 1.2, /stays at or below 1.3 throughout/],
    [
      'above from a month on',
      (i: number) => (i < 5 ? 1 : 2),
      /half of members are above 1.3 from Jul 2023 on; the median is 2 in Jul 2036/,
    ],
    [
      'back below',
      (i: number) => (i > 5 && i < 20 ? 2 : 1.3),
      /half of members are at or below 1.3 from Jan 2031 on; the median is 1.3 in/,
    ],
  ])('%s', (_, path, words) => {
    expect(finding(chart('ratio'), withPath('price_ratio', path))).toMatch(words)
  })
})

describe('where the end of the data is known, a chart states what lies after it, unless history says the same', () => {
  const since = (data: ChartData): ChartData => ({ ...data, endOfData: 65 })
  const early = (variable: string, element = '') =>
    since(
      withPath(variable, (i, own) =>
        i === 9 && own === element ? 4000 : i === 14 && own === element ? 1500 : 500,
      ),
    )

  test('a fan', () => {
    expect(finding(chart('fan'), early('offshore_spot_price'))).toMatch(
      /^Offshore spot price: after May 2026 the median peaks at 1,500 USD\/kg in Jan 2028, then/,
    )
    expect(finding(chart('fan'), early('offshore_spot_price'), 'zh')).toMatch(
      /^境外现货价格：2026年5月之后，中位数在2028年1月达到峰值/,
    )
    const later = since(withPath('offshore_spot_price', (i) => (i === 14 ? 4000 : 500)))
    expect(finding(chart('fan'), later)).toMatch(
      /^Offshore spot price: the median peaks at 4,000 USD\/kg in Jan 2028/,
    )
  })

  test('a balance, whose panels name the worst of all months', () => {
    const text = finding(chart('balance'), early('demand', 'EU'))
    expect(text).toMatch(
      /^After May 2026 supply falls short of demand by up to 1,500 t\/month on average: European Union, Jan 2028/,
    )
    expect(text).toMatch(/European Union: short by 4,000, Jul 2025/)
    expect(finding(chart('balance'), early('demand', 'EU'), 'zh')).toMatch(/^2026年5月之后，平均供应缺口/)
  })

  test('unmet demand, with the chance after the data', () => {
    const shares = EXAMPLE.shares.map((one) => ({
      ...one,
      shares: one.shares.map((_, i) => (i === 9 ? 0.9 : i === 16 ? 0.6 : 0.1)),
    }))
    const data = { ...early('unmet_demand', 'JP'), shares }
    expect(finding(chart('unmet'), data)).toMatch(
      /after May 2026 the mean peaks at 3,000 t\/month in Jan 2028 \(Japan 50%\); .* reaches 60% in Jan 2029/,
    )
  })

  test('a stock cover', () => {
    const data = since(withPath('inventory_cover', (i) => (i === 9 ? 0.2 : i === 14 ? 0.4 : 5)))
    expect(finding(chart('cover'), data)).toMatch(
      /^Stock cover: after May 2026 Japan lowest, with a median of 0.4 months in Jan 2028/,
    )
  })

  test('a chart that shows no history states what it shows', () => {
    const spec = { ...chart('fan'), from: '2027-01' }
    expect(finding(spec, early('offshore_spot_price'))).not.toMatch(/after/)
    const past = { ...chart('fan'), to: '2025-07' }
    expect(finding(past, early('offshore_spot_price'))).not.toMatch(/after/)
  })
})

test('cover names the element and month of the lowest median', () => {
  const data = withPath('inventory_cover', (i, element) => (element === 'US' && i === 12 ? 0.3 : 5))
  expect(finding(chart('cover'), data)).toMatch(
    /^Stock cover: United States lowest, with a median of 0.3 months in Jan 2027/,
  )
})

test('a stack states its share of the level', () => {
  const data = withPath('counted_capacity', () => 85)
  expect(finding(chart('stack'), data)).toMatch(/85 t\/year on average in Jul 2036, 50% of 170 t\/year/)
  const { reference: _, ...rest } = chart('stack')
  expect(finding({ ...rest, variables: ['project_capacity'] }, data)).toMatch(
    /^Capacity outside China: .* on average in Jul 2036\./,
  )
})

test('a balance states the largest shortfall, or that there is none', () => {
  const short = withPath('demand', (i, element) => (element === 'EU' && i === 12 ? 50 : 1))
  expect(finding(chart('balance'), short)).toMatch(
    /short of demand by up to \d+ t\/month on average: European Union, Jan 2027/,
  )
  expect(
    finding(
      chart('balance'),
      withPath('demand', () => 0.1),
    ),
  ).toMatch(/^On average supply covers demand throughout/)
})

test('unmet demand states its highest mean, where it is, and how likely it is', () => {
  const data = withPath('unmet_demand', (i, element) => (i === 12 ? (element === 'JP' ? 3 : 1) : 0))
  expect(finding(chart('unmet'), data)).toMatch(
    /peaks at 6 t\/month in Jan 2027 \(Japan 50%\); the chance of more than 0.5 t\/month reaches \d+% in [A-Z][a-z]+ \d{4}\./,
  )
  expect(
    finding(
      chart('unmet'),
      withPath('unmet_demand', () => 0),
    ),
  ).toMatch(/^Unmet demand: none on average at any time/)
})

test('a dotplot of a variable names the month and states what its statistics state', () => {
  expect(finding(chart('dotplot-month'), EXAMPLE)).toMatch(
    /^Offshore spot price in Jan.2030: 360 to 1,350 USD\/kg in 9 of 10 members, half above 642/,
  )
  expect(finding(chart('dotplot-published'), EXAMPLE)).toMatch(/in Jul.2036: /)
})

test('a dotplot counts members, not dots', () => {
  expect(finding(chart('dotplot-reference'), EXAMPLE)).toMatch(/a 20% chance of more than 1,600 USD\/kg/)
  expect(finding(chart('dotplot-time'), EXAMPLE)).toMatch(
    /by Mar 2031 in half of members; comes: 83%, likely$/,
  )
})

test.each([
  [0.66, '66%, likely'],
  [0.659, '66%, about as likely as not'],
  [0.9, '90%, very likely'],
])('of a time that comes in %d of members, the chart says %s as the answer does', (probability, words) => {
  const metrics = EXAMPLE.summary.metrics.map((one) => (one.kind === 'time' ? { ...one, probability } : one))
  const text = finding(chart('dotplot-time'), { ...EXAMPLE, summary: { ...EXAMPLE.summary, metrics } })
  expect(text).toContain(`; comes: ${words}`)
  const answered = answer({
    ...{ ...EXAMPLE, summary: { ...EXAMPLE.summary, metrics }, scores: [], checks: [] },
    scenario: { title: EXAMPLE.scenario, summary: EXAMPLE.scenario, time: { origin: '2021-01' } as never },
    ensemble: { members: 100, failures: [] },
  })
  expect(answered.map(({ en }) => en).join('\n')).toContain(`; comes: ${words})`)
})

test('hypothetical outcomes state the ends of those drawn', () => {
  const ends = EXAMPLE.paths.map((path) => path.values.at(-1) as number)
  const text = finding(chart('spaghetti'), EXAMPLE)
  const [, low, high] = /24 hypothetical outcomes range from ([\d,]+) to ([\d,]+) USD\/kg/.exec(text) ?? []
  expect(number(low)).toBeCloseTo(Math.min(...ends), -1)
  expect(number(high)).toBeCloseTo(Math.max(...ends), -1)
})

test('a comparison states the largest paired difference, not the difference of medians', () => {
  const text = finding(chart('comparison'), EXAMPLE)
  const difference = EXAMPLE.compared[0]?.difference.series.find(
    (row) => row.variable === 'offshore_spot_price',
  )
  const means = difference?.statistics.map((value) => value.mean) ?? []
  const [, value] =
    /“Ban resumes” is on average up to ([\d,]+) USD\/kg \(± 0\) above “Base case”/.exec(text) ?? []
  expect(Math.abs(number(value) / Math.max(...means) - 1)).toBeLessThan(0.006)
})

test.each([
  ['en', /on average up to 60 USD\/kg \(± 14\) below “Base case” \(Jan 2027; P5 to P95: −400 to 0\)/],
  ['zh', /平均最多比“[^”]+”低 60 ?美元\/千克（± 14）（2027年1月；P5 至 P95：−400 至 0）/],
] as const)('a comparison shows what few members see, in %s', (language, words) => {
  const rare = withPath('offshore_spot_price', () => 0).summary
  const difference = { ...rare, series: rare.series.map(seldom) }
  const [other] = EXAMPLE.compared
  const data = { ...EXAMPLE, compared: other ? [{ ...other, difference }] : [] }
  expect(finding(chart('comparison'), data, language)).toMatch(words)
  const { datasets } = buildChart(chart('comparison'), data, language) as {
    datasets: Record<string, { mean: number }[]>
  }
  expect(Math.min(...(datasets.other1Difference ?? []).map(({ mean }) => mean))).toBe(-60)
})

/** A difference of 0 in the median, but not in the mean of one month. */
function seldom(row: SeriesSummary): SeriesSummary {
  const statistics = row.statistics.map((value, index) => {
    const standardErrors = { ...value.standardErrors, mean: 14 }
    return index === 12 ? { ...value, mean: -60, p5: -400, p95: 0, standardErrors } : value
  })
  return { ...row, statistics }
}

test('a comparison joins scenarios by month, whatever time each covers', () => {
  const late = EXAMPLE.compared.map((other) => ({
    ...other,
    summary: from(other.summary, 4),
    difference: from(other.difference, 4),
  }))
  const spec = chart('comparison')
  expect(finding(spec, { ...EXAMPLE, compared: late })).toBe(finding(spec, EXAMPLE))
  const { datasets } = buildChart(spec, { ...EXAMPLE, compared: late }, 'en') as {
    datasets: Record<string, { date: string }[]>
  }
  expect(datasets.first?.[0]?.date).toBe('2021-01-01')
  expect(datasets.other1?.[0]?.date).toBe('2023-01-01')
})

test('a comparison of equal scenarios says that nothing differs', () => {
  const [other] = EXAMPLE.compared
  const difference = withPath('offshore_spot_price', () => 0).summary
  const same = { ...EXAMPLE, compared: other ? [{ ...other, difference }] : [] }
  expect(finding(chart('comparison'), same)).toMatch(
    /the mean difference from “Base case” is zero throughout/,
  )
})

/** A summary without its first saved times. */
function from(summary: Summary, first: number): Summary {
  return {
    ...summary,
    times: summary.times.slice(first),
    months: summary.months.slice(first),
    series: summary.series.map((row) => ({ ...row, statistics: row.statistics.slice(first) })),
  }
}
