import { expect, test } from 'vitest'
import { calibrate } from '../../../src/study/calibration/calibrate.ts'
import type { Effort } from '../../../src/study/calibration/samplePosterior.ts'
import { forecastFrom, type SeriesForecast } from '../../../src/study/rolling/forecastFrom.ts'
import { rollingHindcast, usualOrigins } from '../../../src/study/rolling/rollingHindcast.ts'
import { compiledRunner, labScenario, shownBy, type Values } from '../calibration/lab.ts'

const EFFORT: Effort = {
  ...{ populations: 2, points: 32, moves: 4, settling: 10, pictures: 6, spacing: 2, rounds: 1 },
}

const shown = shownBy({ start_stock: 150, supply_rate: 14, use_time: 8, response: 1.2, normal_price: 260 })

async function forecasts(values: Values, origin: number, set = ''): Promise<SeriesForecast[]> {
  const scenario = labScenario(values, set)
  const calibration = await calibrate(scenario, compiledRunner, {
    until: origin,
    seed: 's',
    effort: EFFORT,
    rows: 64,
  })
  return forecastFrom(scenario, compiledRunner, calibration, origin)
}

const labels = ({ target, known }: SeriesForecast): string[] =>
  target.observations.slice(known).map(({ label }) => label)

const median = ({ values, draws }: SeriesForecast, i: number): number =>
  values.slice(i * draws, (i + 1) * draws).sort()[draws / 2] as number

test('a forecast knows no later observation and no later event', async () => {
  const later: Values = (series, label) => shown(series, label) * (label.startsWith('2023') ? 5 : 1)
  const [one, other] = [await forecasts(shown, 23), await forecasts(later, 23)]
  expect(one.map(labels)).toEqual([
    ['2023-03-01', '2023-08-01'],
    ['2023-03-01', '2023-08-01'],
    ['2023-01..06'],
  ])
  expect(one.map(({ values }) => values)).toEqual(other.map(({ values }) => values))
  // supply is cut to 30 % in January 2023: a forecast of December 2022 expects 14 t a month, one of January 4.2 t
  const supplied = one[2] as SeriesForecast
  expect(Math.exp(median(supplied, 0))).toBeGreaterThan(10)
  const [, , informed] = await forecasts(shown, 24)
  expect(Math.exp(median(informed as SeriesForecast, 0))).toBeLessThan(6)
})

test('what the model got wrong last fades, it does not vanish', async () => {
  const dear: Values = (series, label) =>
    shown(series, label) * (series === 'price' && label >= '2022-05' ? 1.5 : 1)
  const [, usual] = await forecasts(shown, 24)
  const [, raised] = await forecasts(dear, 24)
  const gap = (i: number): number => median(raised as SeriesForecast, i) - median(usual as SeriesForecast, i)
  expect(gap(0)).toBeGreaterThan(0.1)
  expect(gap(0)).toBeLessThan(0.5)
})

test('noise begins at the origin and widens the forecast', async () => {
  const spread = ({ values, draws }: SeriesForecast, i: number): number => {
    const own = values.slice(i * draws, (i + 1) * draws).sort()
    return (own[Math.floor(draws * 0.9)] as number) - (own[Math.floor(draws * 0.1)] as number)
  }
  const [, calm] = await forecasts(shown, 24)
  const [, noisy] = await forecasts(shown, 24, 'set: { shock_start: 2023-01-01, shock_size: 1.5 }\n')
  expect(spread(noisy as SeriesForecast, 0)).toBeGreaterThan(1.5 * spread(calm as SeriesForecast, 0))
})

test('from each origin what came later is scored, and a right model beats what knows no model', async () => {
  const scenario = labScenario(shown)
  const seen: number[] = []
  const found = await rollingHindcast(scenario, compiledRunner, {
    ...{ origins: [18, 24], seed: 's', effort: EFFORT, rows: 64 },
    onProgress: (done) => seen.push(done),
  })
  expect(found.origins.map(({ origin }) => origin)).toEqual([18, 24])
  expect(found.origins.map(({ diagnostics }) => diagnostics.observations)).toEqual([11, 16])
  expect(found.points.filter(({ origin }) => origin === 18)).toHaveLength(4 + 4 + 2)
  expect(found.points.every(({ lead }) => lead > 0)).toBe(true)
  expect(found.series.map(({ name }) => name)).toEqual(['level', 'price', 'supplied'])
  const [level] = found.series
  expect(level?.overall.n).toBe(6)
  const against = level?.overall.benchmarks.persistence
  expect(against?.forecastCrps).toBeLessThan((against?.crps ?? 0) / 2)
  expect(level?.ahead.reduce((n, one) => n + one.n, 0)).toBe(6)
  expect(found.origins[1]?.informed).toContain('use_time')
  expect(found.origins[1]?.informed).not.toContain('idle')
  expect(seen.every((done, i) => done >= (seen[i - 1] ?? 0))).toBe(true)
  expect(seen.at(-1)).toBeGreaterThan(0.9)
})

test('usual origins are half a year apart over the last two years of data', () => {
  expect(usualOrigins(labScenario(shown))).toEqual([7, 13, 19, 25])
})
