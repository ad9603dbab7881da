import { expect, test } from 'vitest'
import { buildChart } from '../../src/charts/buildChart.ts'
import type { ChartData } from '../../src/charts/chartData.ts'
import { CHARTS } from '../../src/charts/charts.ts'
import type { Statistics } from '../../src/model/ensemble.ts'
import { LANGUAGES } from '../../src/model/text.ts'
import { EXAMPLE, EXAMPLE_CHARTS } from './exampleData.ts'
import { expectDescribed, expectReadable } from './expectReadable.ts'

const none = (value: Statistics): Statistics => ({
  ...value,
  ...{ mean: Number.NaN, p5: Number.NaN, p25: Number.NaN, p50: Number.NaN, p75: Number.NaN, p95: Number.NaN },
})

/** The example as it is when every member failed. */
const FAILED: ChartData = {
  ...EXAMPLE,
  paths: [],
  metricMembers: EXAMPLE.metricMembers.map((row) => ({ ...row, values: [] })),
  momentMembers: EXAMPLE.momentMembers.map((row) => ({ ...row, values: [] })),
  summary: {
    ...EXAMPLE.summary,
    failed: EXAMPLE.summary.members,
    series: EXAMPLE.summary.series.map((row) => ({ ...row, statistics: row.statistics.map(none) })),
    metrics: EXAMPLE.summary.metrics.map((row) => ({ ...row, statistics: none(row.statistics) })),
  },
}

test('every kind of chart is tried', () => {
  expect(new Set(EXAMPLE_CHARTS.map(({ kind }) => kind))).toEqual(new Set(CHARTS.map(({ kind }) => kind)))
})

test.each(EXAMPLE_CHARTS.map((spec) => [spec.name, spec] as const))(
  '%s says that all members failed',
  async (_, spec) => {
    for (const language of LANGUAGES) {
      const built = buildChart(spec, FAILED, language)
      expect(String(built.description)).toMatch(
        { en: /^All 1,000 members failed/, zh: /^1,000 个成员全部失败/ }[language],
      )
      expectDescribed(built, language)
      await expectReadable(built, 2)
    }
  },
)

test('a title is no longer filled with numbers that are not there', () => {
  const title = { en: 'Peak {peak_price.p50}', zh: '峰值 {peak_price.p50}' }
  const built = buildChart({ ...(EXAMPLE_CHARTS[0] as (typeof EXAMPLE_CHARTS)[0]), title }, FAILED, 'en')
  expect(JSON.stringify(built)).not.toContain('NaN')
})
