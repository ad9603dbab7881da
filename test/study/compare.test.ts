import { expect, test } from 'vitest'
import { statisticsOf } from '../../src/ensemble/statisticsOf.ts'
import { compare, directions, unpaired } from '../../src/study/compare.ts'
import { ensembleOf } from '../ensembleOf.ts'

const FAILURE = { variable: 'p', month: '2021-01', reason: 'not a number' }

test('series and metrics are differences member by member', () => {
  const a = ensembleOf({
    members: 2,
    months: ['2021-01', '2021-02'],
    series: {
      p: [
        [1, 2],
        [3, 4],
      ],
      'q[JP]': [
        [0, 0],
        [1, 1],
      ],
    },
    metrics: [{ name: 'peak', values: [10, 20] }],
  })
  const b = ensembleOf({
    members: 2,
    months: ['2021-01', '2021-02'],
    series: {
      'q[JP]': [
        [5, 5],
        [5, 5],
      ],
      p: [
        [1, 1],
        [1, 1],
      ],
    },
    metrics: [
      { name: 'other', values: [0, 0] },
      { name: 'peak', values: [13, 18] },
    ],
  })
  const difference = compare(a, b)
  expect(difference.series.map(({ variable }) => variable)).toEqual(['p', 'q'])
  expect([...difference.values]).toEqual([0, -1, -2, -3, 5, 5, 4, 4])
  expect(difference.metrics.map(({ name }) => name)).toEqual(['peak'])
  expect([...difference.metricValues]).toEqual([3, -2])
  expect(directions(difference)).toEqual([{ name: 'peak', element: '', lower: 0.5, higher: 0.5 }])
})

test('only common months are compared', () => {
  const a = ensembleOf({ members: 1, months: ['2021-01', '2021-02'], series: { p: [[1], [2]] } })
  const b = ensembleOf({ members: 1, months: ['2021-02', '2021-03'], series: { p: [[7], [9]] } })
  expect(compare(a, b)).toMatchObject({ months: ['2021-02'], times: [1] })
  expect([...compare(a, b).values]).toEqual([5])
})

test('a member that failed in either has failed', () => {
  const metrics = [{ name: 'peak', values: [1, 2, 3] }]
  const a = ensembleOf({ members: 3, metrics, failures: [{ ...FAILURE, member: 2 }] })
  const b = ensembleOf({
    members: 3,
    metrics,
    failures: [
      { ...FAILURE, member: 0 },
      { ...FAILURE, member: 2 },
    ],
  })
  expect(compare(a, b).failures.map(({ member }) => member)).toEqual([0, 2])
  expect(directions(compare(a, b))).toEqual([{ name: 'peak', element: '', lower: 0, higher: 0 }])
})

test('times that never come: no difference where both never do, infinite where one does not', () => {
  const time = { name: 'when', kind: 'time', unit: 'date' } as const
  const a = ensembleOf({ members: 4, metrics: [{ ...time, values: [5, Infinity, Infinity, 3] }] })
  const b = ensembleOf({ members: 4, metrics: [{ ...time, values: [9, Infinity, 4, Infinity] }] })
  const difference = compare(a, b)
  expect(difference.metrics[0]).toMatchObject({ unit: 'month', kind: 'number' })
  expect([...difference.metricValues]).toEqual([4, 0, -Infinity, Infinity])
  expect(directions(difference)[0]).toMatchObject({ lower: 0.25, higher: 0.5 })
  expect(statisticsOf(difference.metricValues)).toMatchObject({ p5: -Infinity, p50: 2, p95: Infinity })
})

test('a condition becomes a difference of probabilities', () => {
  const condition = { name: 'ready', kind: 'condition', unit: 'probability' } as const
  const a = ensembleOf({ members: 4, metrics: [{ ...condition, values: [0, 0, 1, 1] }] })
  const b = ensembleOf({ members: 4, metrics: [{ ...condition, values: [1, 0, 1, 1] }] })
  const difference = compare(a, b)
  expect(difference.metrics[0]).toMatchObject({ unit: 'dimensionless', kind: 'number' })
  expect(statisticsOf(difference.metricValues).mean).toBe(0.25)
})

test('the error of a paired difference is that of the differences, not of the two means', () => {
  const a = [10, 50, 90, 130]
  const shifted = a.map((value, i) => value + (i % 2 === 0 ? 1 : 3))
  const difference = compare(
    ensembleOf({ members: 4, metrics: [{ name: 'peak', values: a }] }),
    ensembleOf({ members: 4, metrics: [{ name: 'peak', values: shifted }] }),
  )
  // differences 1, 3, 1, 3: standard deviation sqrt(4/3), of the mean sqrt(1/3)
  const { mean, standardErrors } = statisticsOf(difference.metricValues)
  expect(mean).toBe(2)
  expect(standardErrors.mean).toBeCloseTo(Math.sqrt(1 / 3), 12)
})

test.each([
  ['seed', { seed: 'b' }],
  ['design', { design: 'sobol' as const }],
  ['members', { members: 3 }],
])('ensembles of another %s are not compared', (what, unlike) => {
  const a = ensembleOf({ members: 2 })
  const b = { ...ensembleOf({ members: 2 }), ...unlike }
  expect(unpaired(a, a)).toBeUndefined()
  expect(unpaired(a, b)).toContain(what)
  expect(() => compare(a, b)).toThrow(RangeError)
})
