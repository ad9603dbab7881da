import { describe, expect, test } from 'vitest'
import { buildChart } from '../../src/charts/buildChart.ts'
import { CHARTS } from '../../src/charts/charts.ts'
import { drawnView } from '../../src/cli/render/renderSvg.ts'
import { LANGUAGES } from '../../src/model/text.ts'
import { EXAMPLE, EXAMPLE_CHARTS } from './exampleData.ts'
import { testChart } from './testChart.ts'
import { outside, overlaps } from './textBoxes.ts'

const CASES = EXAMPLE_CHARTS.flatMap((spec) =>
  LANGUAGES.map((language) => ({ spec, language, name: spec.name })),
)

test('every kind has an example', () => {
  expect(new Set(EXAMPLE_CHARTS.map((spec) => spec.kind))).toEqual(new Set(CHARTS.map((row) => row.kind)))
})

describe.each(CASES)('$name in $language', ({ spec, language, name }) => {
  testChart(name, language, () => buildChart(spec, EXAMPLE, language))
})

test('the data are not changed by drawing', () => {
  const before = JSON.stringify(EXAMPLE)
  for (const { spec, language } of CASES) buildChart(spec, EXAMPLE, language)
  expect(JSON.stringify(EXAMPLE)).toBe(before)
})

describe('the checks on drawings', () => {
  const box = { text: 'a', left: 0, right: 40, top: 0, bottom: 10 }

  test('find text over text', () => {
    expect(overlaps([box, { ...box, text: 'b', left: 30, right: 80 }])).toEqual([['a', 'b']])
    expect(overlaps([box, { ...box, text: 'b', left: 39.5, right: 80 }])).toEqual([])
  })

  test('find text off the canvas', async () => {
    const [spec] = EXAMPLE_CHARTS
    const view = await drawnView(buildChart(spec as NonNullable<typeof spec>, EXAMPLE, 'en'))
    expect(outside([box, { ...box, text: 'b', left: -3 }, { ...box, text: 'c', right: 761 }], view)).toEqual([
      'b',
      'c',
    ])
  })
})

describe('what a chart needs', () => {
  const broken = (rest: object) => () =>
    buildChart({ ...(EXAMPLE_CHARTS[0] as (typeof EXAMPLE_CHARTS)[0]), ...rest }, EXAMPLE, 'en')

  test.each([
    ['a kind of the catalogue', { kind: 'pie' }, /no kind pie/],
    ['an output', { variables: ['nowhere'] }, /nowhere is not among the outputs/],
    ['one element', { variables: ['demand'] }, /has 4 elements/],
    ['a variable', { variables: [] }, /needs 1 variables/],
    ['a span of saved months', { from: '2040-01' }, /no two saved months/],
    ['a metric', { kind: 'dotplot', metric: 'nothing' }, /no metric nothing/],
    ['values of a month', { kind: 'dotplot', at: '2030-02' }, /no values of offshore_spot_price in 2030-02/],
    ['a metric with a range', { kind: 'dotplot', metric: 'on_time' }, /on_time/],
    ['member paths', { kind: 'spaghetti', variables: ['price_ratio'] }, /no member paths/],
  ])('%s', (_, rest, message) => {
    expect(broken(rest)).toThrow(message)
  })
})
