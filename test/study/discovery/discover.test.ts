import { expect, test } from 'vitest'
import { discover } from '../../../src/study/discovery/discover.ts'
import { planted } from './planted.ts'

test('both methods agree on a planted box', () => {
  const { sample, truth } = planted(2000, 12, { 3: [0.6, 1], 7: [0, 0.4] }, 0, 'seed')
  const found = discover({ ...sample, failed: 5 }, (i) => truth[i] === 1, 'seed')
  expect(found).toMatchObject({ members: 2000, failed: 5, positives: truth.reduce((a, b) => a + b, 0) })
  expect(found.agreement).toBeGreaterThan(0.97)
  expect(found.box.limits.map(({ name }) => name).sort()).toEqual(['x4', 'x8'])
  expect(found.check.boxes[0]?.limits.map(({ name }) => name).sort()).toEqual(['x4', 'x8'])
})

test('they disagree where one finds half of what the other finds', () => {
  const { sample } = planted(3000, 4, {}, 0, 'seed')
  const at = (column: number, i: number): number => sample.draws[column * 3000 + i] as number
  const { agreement } = discover(sample, (i) => at(0, i) < 0.3 || at(1, i) < 0.3, 'seed')
  expect(agreement).toBeLessThan(0.9)
})

test('the same seed gives the same answer', () => {
  const { sample, truth } = planted(500, 6, { 1: [0.5, 1] }, 0, 'seed')
  const run = () => discover(sample, (i) => truth[i] === 1, 'seed')
  expect(run()).toEqual(run())
})
