import { expect, test } from 'vitest'
import { conditionText, oppositeText } from '../../src/report/discovery/conditionText.ts'
import { plainName } from '../../src/report/sensitivity/sensitivityPage.ts'
import { type Condition, readCondition } from '../../src/study/discovery/condition.ts'
import { inputsOf } from '../../src/study/sensitivity/inputsOf.ts'
import { ALL_NOISE, OTHERS } from '../../src/study/sensitivity/plan.ts'
import { type StudiedMetric, studiedMetrics, systemFor } from '../../src/study/studiedMetrics.ts'
import { runLab } from '../labStudy.ts'

const DEAR: StudiedMetric = {
  ...{ id: 'dear', name: 'dear', element: '', unit: 'date', kind: 'time' },
  label: { en: 'First month above', zh: '首次超过的月份' },
}
const PEAK: StudiedMetric = {
  ...{ id: 'peak', name: 'peak', element: '', unit: 'USD/kg', kind: 'number' },
  label: { en: 'Peak price', zh: '价格峰值' },
}

function conditionOf(source: string): Condition {
  const found = readCondition(source, [DEAR, PEAK], '2021-01')
  if ('problem' in found) throw new Error(found.problem.expected)
  return found.condition
}

test.each([
  ['peak > 2000', 'Peak price > 2,000 USD/kg', 'Peak price ≤ 2,000 USD/kg', '价格峰值 > 2,000 美元/千克'],
  ['peak <= 12.5', 'Peak price ≤ 12.5 USD/kg', 'Peak price > 12.5 USD/kg', '价格峰值 ≤ 12.5 美元/千克'],
  [
    'dear < date("2022-06")',
    'First month above < Jun 2022',
    'First month above ≥ Jun 2022',
    '首次超过的月份 < 2022年6月',
  ],
  ['dear == never', 'First month above: never', 'First month above: comes', '首次超过的月份：始终未出现'],
  ['dear != never', 'First month above: comes', 'First month above: never', '首次超过的月份：会出现'],
  ['comes(dear)', 'comes(dear)', 'not (comes(dear))', 'comes(dear)'],
])('%s in words, and its opposite', (source, english, opposite, chinese) => {
  const condition = conditionOf(source)
  const plain = (text: string): string => text.replace(/\u00a0/g, ' ')
  expect(plain(conditionText(condition, '2021-01').en)).toBe(english)
  expect(plain(conditionText(condition, '2021-01').zh)).toBe(chinese)
  expect(plain(oppositeText(condition, '2021-01').en)).toBe(opposite)
})

test.each(['a/../b', '<script>', 'lowest[JP,EU]', '名'])(
  '%s becomes a name that is safe in a path and a page',
  (name) => {
    expect(plainName(name)).toMatch(/^[A-Za-z0-9_-]*$/)
  },
)

test('draws are told by the labels and grades of their elements and events', async () => {
  const { scenario, system } = await runLab({}, { members: 1 })
  const names = [
    'normal_price',
    'start_stock[EU]',
    'event.relief.date',
    'event.relief.outcome',
    ALL_NOISE,
    OTHERS,
    'x',
  ]
  const inputs = inputsOf(scenario, names)
  expect([...inputs.values()].map(({ label, grade }) => [label.en, grade])).toEqual([
    ['Normal price', 'reported'],
    ['Stock at the start, Europe', 'reported'],
    ['Date: Relief', 'judgement'],
    ['Outcome: Relief', 'judgement'],
    ['Chance: all monthly shocks together', undefined],
    ['All other assumptions together', undefined],
    ['x', undefined],
  ])
  expect(inputs.get('start_stock[EU]')?.label.zh).toBe('初始库存（欧洲）')
  const metrics = studiedMetrics(scenario, system)
  expect(metrics.map(({ id }) => id)).toEqual([
    'peak_price',
    'lowest_stock[JP]',
    'lowest_stock[EU]',
    'dear',
    'very_dear',
  ])
  expect(metrics[2]?.label.en).toBe('Lowest stock, Europe')
  const lean = systemFor(system, metrics.slice(1, 2), ['price'])
  expect(lean.metrics.map(({ name, element }) => [name, element])).toEqual([['lowest_stock', 'JP']])
  expect(lean.outputs.map(({ variable }) => variable)).toEqual(['price'])
})
