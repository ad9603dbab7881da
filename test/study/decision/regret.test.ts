import { expect, test } from 'vitest'
import { regretTable } from '../../../src/study/decision/regret.ts'
import { alternativesFrom } from './alternativesFrom.ts'

test('the minimax choice need not be the best on average', () => {
  const table = regretTable(
    alternativesFrom({ safe: [4, 4, 4], bold: [10, 0, 9], other: [6, 3, 1] }),
    'higher',
  )
  // best 10, 4, 9: regrets 6 0 5, 0 4 0, 4 1 8
  expect(table.regrets.map(({ greatest }) => greatest)).toEqual([6, 4, 8])
  expect(table.regrets.map(({ mean }) => mean)).toEqual([11 / 3, 4 / 3, 13 / 3])
  expect(table.regrets.map(({ best }) => best)).toEqual([1 / 3, 2 / 3, 0])
  expect(table).toMatchObject({ minimax: [1], leastMean: [1], members: 3, failed: 0 })
})

test('less can be better', () => {
  const table = regretTable(alternativesFrom({ a: [4, 4], b: [1, 9] }), 'lower')
  expect(table.regrets.map(({ greatest }) => greatest)).toEqual([3, 5])
  expect(table).toMatchObject({ minimax: [0], leastMean: [0] })
  expect(regretTable(alternativesFrom({ a: [4, 4], b: [1, 7] }), 'lower').leastMean).toEqual([0, 1])
})

test('the mean, its error and the 95 % point are those of the regrets', () => {
  const members = Array.from({ length: 101 }, (_, i) => i)
  const { regrets } = regretTable(alternativesFrom({ a: members, b: members.map(() => 0) }), 'lower')
  expect(regrets[0]).toMatchObject({ mean: 50, p95: 95, greatest: 100 })
  // variance of 0 to 100 is 101 x 102 / 12
  expect(regrets[0]?.standardError).toBeCloseTo(Math.sqrt((101 * 102) / 12 / 101), 12)
  expect(regrets[1]).toMatchObject({ mean: 0, standardError: 0, best: 1 })
})

test('never under both is no regret, never under one is infinite', () => {
  const { regrets, minimax } = regretTable(
    alternativesFrom({ a: [Infinity, 3], b: [Infinity, Infinity] }),
    'lower',
  )
  expect(regrets.map(({ greatest }) => greatest)).toEqual([0, Infinity])
  expect(regrets.map(({ best }) => best)).toEqual([1, 0.5])
  expect(minimax).toEqual([0])
})
