import { expect, test } from 'vitest'
import type { Observation, ObservedSeries } from '../../src/model/model.ts'
import { hindcast } from '../../src/study/hindcast.ts'
import { ensembleOf } from '../ensembleOf.ts'

const PLACE = { file: 'model.yaml', line: 1, column: 1 }

function observation(label: string, from: number, to: number, numbers: Partial<Observation>): Observation {
  return { label, from, to, grade: 'A', source: 'customs', ...numbers }
}

function series(rest: Partial<ObservedSeries>): ObservedSeries {
  return {
    name: 'price',
    label: { en: 'Price', zh: '价格' },
    unit: 'USD/kg',
    simulated: { source: 'p', expression: { kind: 'name', name: 'p', at: 0 }, place: PLACE },
    compare: 'value',
    scale: 'linear',
    scored: true,
    observations: [],
    place: PLACE,
    ...rest,
  }
}

const simulated = (element: string, values: number[], name = 'price') =>
  ({ name, element, values, purpose: 'observation' }) as const

test('errors, bias and coverage by hand', () => {
  const months = ['a', 'b', 'c'].map((label, i) =>
    observation(label, i, i, { mid: [12, 20, 100][i] as number }),
  )
  const members = [10, 11, 12, 13, 14]
  const ensemble = ensembleOf({
    members: 5,
    metrics: ['a', 'b', 'c'].map((label) => simulated(label, members)),
  })
  const [score] = hindcast(ensemble, [series({ observations: months })])
  // the median is 12: errors 0, -8 and -88
  expect(score).toMatchObject({ n: 3, leftOut: 0, inside50: 1, inside90: 1, bias: -32, unit: 'USD/kg' })
  expect(score?.rmse).toBeCloseTo(Math.sqrt((64 + 88 * 88) / 3), 12)
  expect(score?.persistence).toMatchObject({ n: 2, rmse: Math.sqrt((64 + 88 * 88) / 2) })
  // two changes are never known before the third observation
  expect(score?.randomWalk).toBeUndefined()
})

test('a logarithmic scale gives relative errors', () => {
  const observations = [observation('a', 0, 0, { mid: 200 })]
  const ensemble = ensembleOf({ members: 3, metrics: [simulated('a', [400, 400, 400])] })
  const [score] = hindcast(ensemble, [series({ scale: 'log', observations })])
  expect(score?.rmse).toBeCloseTo(Math.LN2, 14)
  expect(score?.bias).toBeCloseTo(Math.LN2, 14)
  expect(score?.crps).toBeCloseTo(Math.LN2, 14)
})

test('totals are compared as means for a month, zeros included', () => {
  const observations = [observation('2023-Q1', 0, 3, { mid: 30 }), observation('2023-04', 3, 4, { mid: 0 })]
  const ensemble = ensembleOf({
    members: 3,
    metrics: [simulated('2023-Q1', [27, 33, 39]), simulated('2023-04', [0, 0, 0])],
  })
  const [score] = hindcast(ensemble, [series({ compare: 'total', unit: 'kg', scale: 'log', observations })])
  expect(score).toMatchObject({ unit: 'kg/month', scale: 'log1p', offset: 1, n: 2 })
  expect(score?.points.map((point) => point.observed)).toEqual([10, 0])
  expect(score?.points[0]?.simulated.p50).toBe(11)
  expect(score?.points[1]).toMatchObject({ error: 0, crps: 0, inside90: true })
})

test('ranges count by their middle; bounds, missing and unsimulated observations are left out', () => {
  const observations = [
    observation('range', 0, 0, { low: 10, high: 14 }),
    observation('bound', 1, 1, { low: 10 }),
    observation('unsimulated', 2, 2, { mid: 3 }),
    observation('outside', 3, 3, { mid: 3 }),
  ]
  const ensemble = ensembleOf({
    members: 2,
    metrics: [
      simulated('range', [12, 12]),
      simulated('bound', [12, 12]),
      simulated('outside', [Number.NaN, Number.NaN]),
    ],
  })
  const [score] = hindcast(ensemble, [series({ observations })])
  expect(score).toMatchObject({ n: 1, leftOut: 3, rmse: 0 })
})

test('failed members and other purposes do not count', () => {
  const observations = [observation('a', 0, 0, { mid: 10 })]
  const ensemble = ensembleOf({
    members: 3,
    metrics: [{ name: 'price', element: 'a', values: [99, 99, 99] }, simulated('a', [10, 1000, 10])],
    failures: [{ member: 1, variable: 'p', month: '2021-01', reason: 'not a number' }],
  })
  const [score] = hindcast(ensemble, [series({ observations })])
  expect(score).toMatchObject({ n: 1, rmse: 0, crps: 0 })
})

test('nothing to compare gives n = 0 and no number', () => {
  const [score] = hindcast(ensembleOf({ members: 2 }), [series({ observations: [] })])
  expect(score).toMatchObject({ n: 0, rmse: Number.NaN, crps: Number.NaN })
})

test('benchmarks are scored on the same observations as the simulation beside them', () => {
  const values = [1, 3, 2, 5]
  const observations = values.map((mid, i) => observation(`m${i}`, i, i, { mid }))
  const metrics = values.map((_, i) => simulated(`m${i}`, [4, 4]))
  const [score] = hindcast(ensembleOf({ members: 2, metrics }), [series({ observations })])
  expect(score?.randomWalk).toMatchObject({ n: 1, rmse: 3, simulatedRmse: 1, simulatedCrps: 1 })
})
