import { expect, test } from 'vitest'
import { MOST_PARAMETERS, sobolPlan } from '../../../src/study/sensitivity/sobolPlan.ts'
import { namesOf } from './testFunctions.ts'

const rowOf = (
  { names, shares }: { names: readonly string[]; shares: Float64Array },
  row: number,
): number[] => [...shares.subarray(row * names.length, (row + 1) * names.length)]

test('each point is A, B, and A with one input of B', () => {
  const plan = sobolPlan(namesOf(3), 8, 'seed')
  expect(plan.rows).toBe(8 * 5)
  for (let point = 0; point < 8; point++) {
    const [a = [], b = []] = [rowOf(plan, point * 5), rowOf(plan, point * 5 + 1)]
    expect(new Set([...a, ...b]).size).toBe(6)
    for (let i = 0; i < 3; i++) expect(rowOf(plan, point * 5 + 2 + i)).toEqual(a.with(i, b[i] as number))
  }
  expect(plan.noise.every((member) => member === -1)).toBe(true)
})

test('noise of A goes to all rows but B and the last', () => {
  const plan = sobolPlan(namesOf(2), 4, 'seed', { noise: true })
  expect([...plan.noise]).toEqual([0, 1, 0, 0, 1, 2, 3, 2, 2, 3, 4, 5, 4, 4, 5, 6, 7, 6, 6, 7])
  expect(rowOf(plan, 4)).toEqual(rowOf(plan, 0))
})

test('every coordinate has one point in each stratum, and shares are between the ends', () => {
  const plan = sobolPlan(namesOf(5), 64, 'seed')
  for (const place of [0, 1]) {
    for (let i = 0; i < 5; i++) {
      const column = Array.from({ length: 64 }, (_, point) => rowOf(plan, point * 7 + place)[i] as number)
      expect(new Set(column.map((u) => Math.floor(u * 64))).size).toBe(64)
    }
  }
  expect(plan.shares.every((u) => u > 0 && u < 1)).toBe(true)
})

test('more points leave the first as they are; another seed changes them', () => {
  const few = sobolPlan(namesOf(4), 16, 'seed')
  const many = sobolPlan(namesOf(4), 64, 'seed')
  expect(many.shares.subarray(0, few.shares.length)).toEqual(few.shares)
  expect(sobolPlan(namesOf(4), 16, 'other').shares).not.toEqual(few.shares)
})

test('what cannot be planned is refused', () => {
  for (const points of [0, 1, 3, 100, 2.5, Number.NaN])
    expect(() => sobolPlan(namesOf(2), points, 'seed')).toThrow(RangeError)
  expect(() => sobolPlan(namesOf(MOST_PARAMETERS + 1), 2, 'seed')).toThrow(RangeError)
  expect(sobolPlan(namesOf(MOST_PARAMETERS), 2, 'seed').rows).toBe(2 * (MOST_PARAMETERS + 2))
})
