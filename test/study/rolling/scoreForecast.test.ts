import { expect, test } from 'vitest'
import { driftFrom, walkFrom } from '../../../src/study/benchmark.ts'
import { extendedBy, targetsOf } from '../../../src/study/calibration/targets.ts'
import { ensembleScore } from '../../../src/study/rankedProbability.ts'
import type { SeriesForecast } from '../../../src/study/rolling/forecastFrom.ts'
import { type ForecastPoint, scoreForecast } from '../../../src/study/rolling/scoreForecast.ts'
import { skillAhead, skillOf } from '../../../src/study/rolling/skill.ts'
import { seriesOf, toySystem } from '../calibration/toy.ts'

const price = seriesOf('price', [0, 1, 3, 6, 13], [100, 110, 90, 200, 300])

function forecastOf(values: readonly number[]): SeriesForecast {
  const system = toySystem([], [price])
  const [known] = targetsOf(system, [price], 3)
  if (!known) throw new Error('nothing known')
  const draws = values.length / 2
  return { target: extendedBy(known, system, price, 3), known: 3, draws, values: Float64Array.from(values) }
}

const log = Math.log

test('a forecast is scored on logarithms, failed members left out', () => {
  const members = [150, 180, 250, 400].map(log)
  const points = scoreForecast(forecastOf([...members, Number.NaN, ...members, log(1000)]), 3)
  expect(points.map(({ lead }) => lead)).toEqual([3, 10])
  const [first] = points as [ForecastPoint]
  expect(first.observed).toBeCloseTo(200, 10)
  expect(first.forecast.p50).toBeCloseTo(Math.sqrt(180 * 250), 10)
  expect(first.error).toBeCloseTo(log(Math.sqrt(180 * 250) / 200), 12)
  expect(first.crps).toBeCloseTo(ensembleScore(Float64Array.from(members), log(200)), 12)
  expect(first.pit).toBe(0.5)
  expect(first).toMatchObject({ inside50: true, inside90: true, series: 'price', origin: 3 })
  expect(points[1]).toMatchObject({ pit: 0.6 })
})

test('benchmarks know what was known at the origin', () => {
  const [first] = scoreForecast(forecastOf([0, 0, 0, 0]), 3) as [ForecastPoint]
  const known = [0, 1, 3].map((day, i) => ({ from: day, to: day, value: log([100, 110, 90][i] as number) }))
  const later = { from: 6, to: 6, value: log(200) }
  expect(first.benchmarks.randomWalk?.crps).toBeCloseTo(walkFrom(known, later)?.score as number, 12)
  expect(first.benchmarks.drift?.crps).toBeCloseTo(driftFrom(known, later)?.score as number, 12)
  expect(first.benchmarks.persistence?.error).toBeCloseTo(log(90 / 200), 12)
})

test('skill is counted by how far ahead, beside benchmarks on the same observations', () => {
  const point = (lead: number, error: number, walk?: number): ForecastPoint => ({
    ...(scoreForecast(forecastOf([0, 0, 0, 0]), 3)[0] as ForecastPoint),
    ...{ lead, error, crps: Math.abs(error), pit: error > 0 ? 0.05 : 0.95, inside90: Math.abs(error) < 2 },
    benchmarks: walk === undefined ? {} : { randomWalk: { error: walk, crps: Math.abs(walk) } },
  })
  const points = [point(0, 1, 2), point(2.9, -3), point(3, 5, 1), point(40, 2)]
  const [soon, later, last, ...rest] = skillAhead(points)
  expect(rest).toEqual([])
  expect(soon).toMatchObject({ from: 0, to: 3, n: 2, bias: -1, crps: 2, inside90: 1 })
  expect(soon?.rmse).toBeCloseTo(Math.sqrt(5), 12)
  expect(soon?.benchmarks).toEqual({
    randomWalk: { n: 1, rmse: 2, crps: 2, forecastRmse: 1, forecastCrps: 1 },
  })
  expect(later).toMatchObject({ from: 3, to: 6, n: 1 })
  expect(last).toMatchObject({ from: 18, to: Number.POSITIVE_INFINITY, n: 1 })
  expect(skillOf(points).pit).toEqual([3, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  expect(skillOf([]).n).toBe(0)
})
