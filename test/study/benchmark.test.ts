import { expect, test } from 'vitest'
import { drift, driftFrom, lastFrom, persistence, randomWalk, walkFrom } from '../../src/study/benchmark.ts'
import { normalScore } from '../../src/study/rankedProbability.ts'

const at = (time: number, value: number) => ({ from: time, to: time, value })

test('a random walk predicts the observation before, once two changes are known', () => {
  const series = [at(0, 1), at(1, 3), at(2, 2), at(6, 5)]
  const [first, second, third, fourth] = randomWalk(series)
  expect([first, second, third]).toEqual([undefined, undefined, undefined])
  // changes of +2 and -1 in a month each: variance (4 + 1) / 2 a month, four months ahead
  expect(fourth).toEqual({ predicted: 2, score: normalScore(2, Math.sqrt(2.5 * 4), 5) })
})

test('the spread of a random walk counts the months between uneven observations', () => {
  const walk = randomWalk([at(0, 0), at(4, 2), at(5, 3), at(6, 3)])
  // squared changes a month: 4 / 4 and 1 / 1
  expect(walk[3]).toEqual({ predicted: 3, score: normalScore(3, 1, 3) })
})

test('windows that overlap do not predict each other, and the shortest of those ending together counts', () => {
  const year = { from: 0, to: 12, value: 10 }
  const months = [11, 12, 13, 14].map((from) => ({ from, to: from + 1, value: from }))
  const walk = randomWalk([year, ...months])
  expect(walk[0]).toBeUndefined()
  expect(walk[4]?.predicted).toBe(13)
  expect(persistence([year, ...months])[0]).toBeUndefined()
})

test('a random walk without any change so far scores its absolute error', () => {
  expect(randomWalk([at(0, 2), at(1, 2), at(2, 2), at(3, 5)])[3]).toEqual({ predicted: 2, score: 3 })
})

test('what comes later does not matter to a random walk', () => {
  const early = [at(0, 1), at(1, 3), at(2, 2), at(3, 4)]
  expect(randomWalk([...early, at(4, 100)]).slice(0, 4)).toEqual(randomWalk(early))
})

test('persistence holds the first observation, in whatever order they come', () => {
  const series = [at(5, 4), at(0, 1), at(2, -2)]
  expect(persistence(series)).toEqual([{ predicted: 1, score: 3 }, undefined, { predicted: 1, score: 3 }])
  expect(persistence([])).toEqual([])
})

test('a random walk with drift moves on by the mean change, less sure the further it looks', () => {
  const known = [at(0, 0), at(2, 2), at(3, 5)]
  // 5 in three months; rests of 2 - 10/3 over two months and 3 - 5/3 over one, one degree of freedom
  const slope = 5 / 3
  const rate = (2 - 2 * slope) ** 2 / 2 + (3 - slope) ** 2
  const far = at(6, 7)
  expect(driftFrom(known, far)?.predicted).toBeCloseTo(10, 12)
  expect(driftFrom(known, far)?.score).toBeCloseTo(normalScore(10, Math.sqrt(rate * 3 * (1 + 3 / 3)), 7), 12)
  expect(drift([...known, far])[3]).toEqual(driftFrom(known, far))
  expect(driftFrom(known.slice(0, 2), far)).toBeUndefined()
})

test('from an origin, benchmarks look any number of months ahead', () => {
  const known = [at(0, 1), at(1, 3), at(2, 2)]
  const far = at(12, 9)
  expect(walkFrom(known, far)).toEqual({ predicted: 2, score: normalScore(2, Math.sqrt(2.5 * 10), 9) })
  expect(lastFrom(known, far)).toEqual({ predicted: 2, score: 7 })
  expect(lastFrom([], far)).toBeUndefined()
})
