import { expect, test } from 'vitest'
import { chartProblems } from '../../src/charts/chartProblems.ts'
import type { ChartSpec, Scenario } from '../../src/model/scenario.ts'
import type { System } from '../../src/model/system.ts'

const system = {
  time: { origin: '2020-01', start: 0, step: 0.25, steps: 48, stepsPerSave: 12 },
  outputs: ['JP', 'EU'].map((element, slot) => ({ variable: 'stock', element, unit: 't', slot })),
} as unknown as System

const problems = (rest: Partial<ChartSpec>) => {
  const chart: ChartSpec = {
    name: 'dots',
    kind: 'dotplot',
    variables: ['stock[JP]'],
    place: { file: 'x.yaml', line: 1, column: 1 },
    ...rest,
  }
  const scenario = {
    charts: [chart],
    metrics: [{ name: 'peak' }],
    model: { series: [{ name: 'stocks_reported' }] },
  } as unknown as Scenario
  return chartProblems(scenario, system).map(({ found }) => found)
}

test.each(['2020-01', '2020-04', '2021-01', undefined])('a dotplot of a variable may show %s', (at) => {
  expect(problems(at === undefined ? {} : { at })).toEqual([])
})

test.each(['2019-10', '2020-02', '2021-04', 'never'])('a dotplot of a variable cannot show %s', (at) => {
  expect(problems({ at })).toEqual([at])
})

test('a dotplot shows a metric or one number, not both and not none', () => {
  expect(problems({ metric: 'peak' })).toEqual(['the metric peak and a variable'])
  expect(problems({ variables: [] })).toEqual(['no metric'])
  expect(problems({ variables: [], metric: 'peak' })).toEqual([])
  expect(problems({ variables: ['stock'] })).toEqual(['stock with 2 elements'])
})

test('a chart lays a series of the model over its variable', () => {
  expect(problems({ observed: 'stocks_reported' })).toEqual([])
  expect(problems({ observed: 'stock_reported' })).toEqual(['stock_reported'])
})

test('a title is filled with metrics of the scenario, and other braces are text', () => {
  const titled = (en: string) => problems({ title: { en, zh: '库存' } })
  expect(titled('{peak.p50} {so be it} {peak.p51}')).toEqual([])
  expect(titled('{peek.p50}')).toEqual(['{peek.…} in the title'])
  expect(titled('{metric.p50}')).toEqual(['{metric.…} in the title'])
  expect(problems({ title: { en: 'Stocks', zh: '{peek[JP].mean}' } })).toEqual(['{peek.…} in the title'])
})
