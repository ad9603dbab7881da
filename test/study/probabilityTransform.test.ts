import { expect, test } from 'vitest'
import type { ObservedSeries } from '../../src/model/model.ts'
import { hindcast } from '../../src/study/hindcast.ts'
import { histogram, shareBelow } from '../../src/study/probabilityTransform.ts'
import { ensembleOf } from '../ensembleOf.ts'

test('the share below counts equal members half', () => {
  const members = Float64Array.of(1, 2, 2, 4)
  expect([0, 1, 2, 3, 9].map((observed) => shareBelow(members, observed))).toEqual([0, 0.125, 0.5, 0.75, 1])
})

test('a histogram holds both ends', () => {
  expect(histogram([0, 0.1, 0.99, 1], 2)).toEqual([2, 2])
  expect(histogram([])).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
})

test('a hindcast says where each observation falls and how a random walk with drift would have done', () => {
  const place = { file: 'model.yaml', line: 1, column: 1 }
  const series: ObservedSeries = {
    name: 'price',
    label: { en: 'Price', zh: '价格' },
    unit: 'USD/kg',
    simulated: { source: 'p', expression: { kind: 'name', name: 'p', at: 0 }, place },
    compare: 'value',
    scale: 'linear',
    scored: true,
    observations: [1, 2, 4, 5].map((mid, month) => ({
      label: String(month),
      from: month,
      to: month,
      mid,
      grade: 'A',
      source: 'customs',
    })),
    place,
  }
  const metrics = series.observations.map(({ label }) => ({
    name: 'price',
    element: label,
    purpose: 'observation' as const,
    values: [1, 2, 3, 4],
  }))
  const [score] = hindcast(ensembleOf({ members: 4, metrics }), [series])
  expect(score?.points.map(({ pit }) => pit)).toEqual([0.125, 0.375, 0.875, 1])
  expect(score?.pit).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 1, 1])
  // changes of 1 and 2 a month are known before the fourth: 4 + 1.5 against 5
  expect(score?.drift).toMatchObject({ n: 1, rmse: 0.5, simulatedRmse: 2.5 })
})
