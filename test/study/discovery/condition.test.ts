import { describe, expect, test } from 'vitest'
import { type Condition, readCondition } from '../../../src/study/discovery/condition.ts'
import type { StudiedMetric } from '../../../src/study/studiedMetrics.ts'

function metric(name: string, element: string, kind: StudiedMetric['kind']): StudiedMetric {
  const id = element === '' ? name : `${name}[${element}]`
  return { id, name, element, unit: 't', kind, label: { en: id, zh: id } }
}

const METRICS = [
  metric('peak', '', 'number'),
  metric('dear', '', 'time'),
  metric('very_dear', '', 'condition'),
  metric('lowest', 'JP', 'number'),
  metric('lowest', 'EU', 'number'),
]

const read = (source: string) => readCondition(source, METRICS, '2021-01')

function conditionOf(source: string): Condition {
  const found = read(source)
  if ('problem' in found) throw new Error(`${source}: ${found.problem.found}, ${found.problem.expected}`)
  return found.condition
}

/** Values by the metrics' ids, in the order the condition asks for them. */
function holds(source: string, values: Readonly<Record<string, number>>): boolean {
  const condition = conditionOf(source)
  return condition.holds(condition.metrics.map(({ id }) => values[id] as number))
}

const NEVER = Number.POSITIVE_INFINITY

test.each([
  ['peak > 3', { peak: 4 }, true],
  ['peak > 3', { peak: 3 }, false],
  ['peak >= 3', { peak: 3 }, true],
  ['peak < -1', { peak: -2 }, true],
  ['3 < peak', { peak: 4 }, true],
  ['peak == never', { peak: NEVER }, true],
  ['peak > 3', { peak: NEVER }, true],
  ['dear == never', { dear: NEVER }, true],
  ['dear == never', { dear: 12 }, false],
  ['dear != never', { dear: 12 }, true],
  ['comes(dear)', { dear: 12 }, true],
  ['comes(dear)', { dear: NEVER }, false],
  ['never(dear)', { dear: NEVER }, true],
  ['dear <= date("2022-01")', { dear: 12 }, true],
  ['dear <= date("2022-01")', { dear: 12.5 }, false],
  ['dear <= date("2022-01")', { dear: NEVER }, false],
  ['dear - date("2021-07") < 3', { dear: 8 }, true],
  ['dear > date("2021-07") + 3', { dear: 8 }, false],
  ['very_dear', { very_dear: 1 }, true],
  ['not very_dear', { very_dear: 1 }, false],
  ['lowest[JP] < 2 and lowest[EU] < 2', { 'lowest[JP]': 1, 'lowest[EU]': 3 }, false],
  ['lowest[JP] < 2 or lowest[EU] < 2', { 'lowest[JP]': 1, 'lowest[EU]': 3 }, true],
  ['min(lowest[JP], lowest[EU], 9) < 2', { 'lowest[JP]': 5, 'lowest[EU]': 1 }, true],
  ['2 * peak + 1 > 8', { peak: 4 }, true],
])('%s with %j is %s', (source, values, expected) => {
  expect(holds(source, values as Record<string, number>)).toBe(expected)
})

test('each metric is asked for once, in the order it comes in', () => {
  const { metrics } = conditionOf('lowest[EU] < 2 and (peak > 3 or lowest[EU] > 1)')
  expect(metrics.map(({ id }) => id)).toEqual(['lowest[EU]', 'peak'])
})

describe('a single comparison', () => {
  test.each([
    ['peak > 3', '>', 3],
    ['peak > -3', '>', -3],
    ['dear <= date("2022-01")', '<=', 12],
    ['dear == never', '==', NEVER],
  ])('%s is told apart for its words', (source, operator, value) => {
    expect(conditionOf(source).comparison).toMatchObject({ operator, value })
  })

  test.each(['very_dear', '3 < peak', 'peak > 3 and peak < 5', 'peak > lowest[JP]', 'peak > 1 + 2'])(
    '%s is not one',
    (source) => {
      expect(conditionOf(source).comparison).toBeUndefined()
    },
  )
})

test.each([
  ['peek > 3', 0, 'peek', 'metric', 'peak'],
  ['peak > 3 and lowest[JQ] < 1', 13, 'lowest[JQ]', 'metric', 'lowest[JP]'],
  ['lowest < 2', 0, 'lowest', 'lowest[JP], lowest[EU]', undefined],
  ['peak', 0, 'a number', 'comparison', undefined],
  ['dear > 12', 7, 'a number', 'date("2028-06")', undefined],
  ['dear > "2022-01"', 7, '"2022-01"', 'dates', undefined],
  ['dear > date("2022-13")', 12, '"2022-13"', 'a date such as', undefined],
  ['very_dear > 1', 0, 'a condition', 'holds or not', undefined],
  ['peak > 3 and 2', 13, 'a number', 'comparison', undefined],
  ['peak = 3', 5, '=', '==', undefined],
  ['peak >', 6, 'the end of the equation', 'a value', undefined],
  ['', 0, 'nothing', 'an equation', undefined],
  ['0 < peak < 2', 9, '< after another comparison', 'and', undefined],
  ['maxi(peak, 1) > 2', 0, 'maxi', 'function', 'max'],
  ['comes(very_dear)', 6, 'a condition', 'never come', undefined],
  ['comes(dear, peak)', 0, '2 values for comes', 'one metric', undefined],
  ['sqrt(peak, 2) > 1', 0, '2 values for sqrt', '1', undefined],
  ['peak > 1 ? very_dear : very_dear', 0, 'a choice ? :', 'and, or, not', undefined],
  ['constructor > 1', 0, 'constructor', 'metric', undefined],
  ['peak.constructor > 1', 4, '.', 'point', undefined],
  ['peak; 1', 4, ';', 'names', undefined],
])('%s is refused at its place', (source, at, found, expected, nearest) => {
  const result = read(source)
  if (!('problem' in result)) throw new Error('not refused')
  expect(result.problem).toMatchObject({ at, found })
  expect(result.problem.expected).toContain(expected)
  expect(result.problem.nearest).toBe(nearest)
})
