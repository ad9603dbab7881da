import { expect, test } from 'vitest'
import { calibratedSeries } from '../../../src/study/calibration/calibratedSeries.ts'
import { extendedBy, targetsOf } from '../../../src/study/calibration/targets.ts'
import { seriesOf, toySystem } from './toy.ts'

const price = seriesOf('price', [4, 2, 9, 12], [20, 10, 40, 80])

test('targets hold what is known by a time, in the order of time, on the scale of the series', () => {
  const [target] = targetsOf(toySystem([], [price]), [price], 9)
  expect(target?.observations.map(({ label }) => label)).toEqual(['day 2', 'day 4', 'day 9'])
  expect([...(target?.rows ?? [])]).toEqual([1, 0, 2])
  expect([...(target?.observed ?? [])]).toEqual([10, 20, 40].map((v) => expect.closeTo(Math.log(v), 12)))
  expect([...(target?.errors ?? [])]).toEqual([0.08, 0.08, 0.08].map((error) => expect.closeTo(error, 12)))
  expect(target).toMatchObject({ typical: 20, level: 1 })
  expect(targetsOf(toySystem([], [price]), [price], 1)).toEqual([])
})

test('what the model has no counterpart of, and bounds on one side, are left out', () => {
  const bounds = [
    { label: 'low', from: 1, to: 1, low: 5, grade: 'A', source: 's' },
    { label: 'range', from: 2, to: 2, low: 8, high: 12, grade: 'A', source: 's' },
  ]
  const series = { ...price, observations: [...bounds, ...price.observations.slice(0, 1)] }
  const system = toySystem([], [{ ...series, observations: bounds }])
  const [target] = targetsOf(system, [series], 24)
  expect(target?.observations.map(({ label }) => label)).toEqual(['range'])
  expect(target?.observed[0]).toBeCloseTo(Math.log(10), 12)
  expect(target?.errors[0]).toBeCloseTo(2 / 1.6448536 / 10, 6)
})

test('later observations lend their dates and grades, not their values', () => {
  const system = toySystem([], [price])
  const [target] = targetsOf(system, [price], 4)
  if (!target) throw new Error('no target')
  const changed = seriesOf('price', [4, 2, 9, 12], [20, 10, 1e6, 1e-6])
  const [one, other] = [extendedBy(target, system, price, 4), extendedBy(target, system, changed, 4)]
  expect(one.observations.map(({ label }) => label)).toEqual(['day 2', 'day 4', 'day 9', 'day 12'])
  expect(one.errors).toEqual(other.errors)
  expect(one.scale.apply(3)).toBe(other.scale.apply(3))
  expect(one.observed[3]).not.toBe(other.observed[3])
})

test('a series that repeats the numbers of another in overlapping windows does not count twice', () => {
  const window = (from: number, to: number) => ({
    label: `${from}-${to}`,
    from,
    to,
    mid: 1,
    grade: 'A',
    source: 's',
  })
  const overlapping = { ...price, name: 'all', observations: [window(0, 12), window(3, 4), window(5, 6)] }
  const clean = { ...price, name: 'clean', observations: [window(0, 6), window(6, 12)] }
  const other = { ...seriesOf('other', [1], [1]) }
  const unscored = { ...seriesOf('unscored', [1], [1]), scored: false }
  const chosen = calibratedSeries([overlapping, clean, other, unscored])
  expect(chosen.map(({ name }) => name)).toEqual(['clean', 'other'])
  expect(calibratedSeries([clean, { ...clean, name: 'twin' }]).map(({ name }) => name)).toEqual(['clean'])
})
