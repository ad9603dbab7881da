import { expect, test } from 'vitest'
import { tornado, tornadoPlan } from '../../../src/study/sensitivity/tornado.ts'
import { namesOf, runOf } from './testFunctions.ts'

test('one row of medians, then the P10 and P90 of each parameter', () => {
  const plan = tornadoPlan(namesOf(2))
  expect(plan.rows).toBe(5)
  expect([...plan.shares]).toEqual([0.5, 0.5, 0.1, 0.5, 0.9, 0.5, 0.5, 0.1, 0.5, 0.9])
  expect([...plan.noise]).toEqual([-1, -1, -1, -1, -1])
})

test('swings are sorted by width, whatever their direction', () => {
  const plan = tornadoPlan(namesOf(3))
  const values = runOf(plan, ([x = 0, y = 0, z = 0]) => 10 * x - 100 * y + z)
  const { base, swings, failed } = tornado(plan, values)
  expect(base).toBe(-44.5)
  expect(failed).toBe(0)
  expect(swings.map(({ name }) => name)).toEqual(['x2', 'x1', 'x3'])
  expect(swings.map(({ change }) => change).map((x) => Number(x.toFixed(9)))).toEqual([-80, 8, 0.8])
  expect(swings[0]).toMatchObject({ low: -4.5, high: -84.5 })
})

test('failed ends come last, and what never comes at both ends does not differ', () => {
  const plan = tornadoPlan(namesOf(4))
  const values = Float64Array.of(5, Number.NaN, 6, 4, Infinity, Infinity, Infinity, 4, 6)
  const { swings, failed } = tornado(plan, values)
  expect(failed).toBe(1)
  expect(swings.map(({ name, change }) => [name, change])).toEqual([
    ['x2', Infinity],
    ['x4', 2],
    ['x3', 0],
    ['x1', Number.NaN],
  ])
})
