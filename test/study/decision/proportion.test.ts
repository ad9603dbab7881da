import { describe, expect, test } from 'vitest'
import { proportionOf } from '../../../src/study/decision/proportion.ts'
import { satisficing } from '../../../src/study/decision/satisficing.ts'
import { superiority } from '../../../src/study/decision/superiority.ts'
import { alternativesFrom } from './alternativesFrom.ts'

describe('a share of members', () => {
  test('has the intervals published for it', () => {
    // Newcombe, Statistics in Medicine 17, 1998, page 861, table I, method 3
    for (const [count, all, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const found = proportionOf(count, all)
      expect(found.share).toBe(count / all)
      expect(found.low).toBeCloseTo(low, 4)
      expect(found.high).toBeCloseTo(high, 4)
    }
  })

  test('of none or all has an interval, and the binomial standard error', () => {
    expect(proportionOf(0, 10).high).toBeGreaterThan(0.2)
    expect(proportionOf(10, 10)).toMatchObject({ share: 1, high: 1, standardError: 0 })
    expect(proportionOf(10, 10).low).toBeCloseTo(1 - proportionOf(0, 10).high, 12)
    expect(proportionOf(20, 100).standardError).toBeCloseTo(0.04, 12)
  })
})

test('satisficing: the share of members that are good enough', () => {
  const alternatives = alternativesFrom({ a: [1, 2, 3, Infinity], b: [9, 9, 9, 1] })
  const found = satisficing(alternatives, (value) => value <= 2)
  expect(found.map(({ name, share }) => [name, share])).toEqual([
    ['a', 0.5],
    ['b', 0.25],
  ])
})

test('superiority: in how many members one does better, and as well', () => {
  const alternatives = alternativesFrom({ a: [1, 2, 3, Infinity, 5], b: [2, 2, 9, Infinity, 4] })
  expect(superiority(alternatives, 0, 1, 'lower')).toMatchObject({ share: 0.4, equal: 0.4 })
  expect(superiority(alternatives, 0, 1, 'higher')).toMatchObject({ share: 0.2, equal: 0.4 })
  expect(superiority(alternatives, 1, 0, 'higher').share).toBe(0.4)
})
