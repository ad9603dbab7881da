import { quantile } from '../../ensemble/statisticsOf.ts'
import type { Observation } from '../../model/model.ts'
import { driftFrom, lastFrom, type ScaledObservation, walkFrom } from '../benchmark.ts'
import { unscaled } from '../calibration/predictiveCheck.ts'
import { shareBelow } from '../probabilityTransform.ts'
import { ensembleScore } from '../rankedProbability.ts'
import type { SeriesForecast } from './forecastFrom.ts'

/** What forecasts are compared with: each knows the same observations. */
export const BENCHMARKS = { randomWalk: walkFrom, drift: driftFrom, persistence: lastFrom } as const

export type BenchmarkName = keyof typeof BENCHMARKS

/** A forecast beside what was observed later. */
export interface ForecastPoint {
  readonly series: string
  /** Months on the time axis. */
  readonly origin: number
  readonly observation: Observation
  /** Months from the origin to the middle of the observation. */
  readonly lead: number
  /** In the unit of the series, each month for totals. */
  readonly observed: number
  readonly forecast: Readonly<Record<'p5' | 'p25' | 'p50' | 'p75' | 'p95', number>>
  /** Median less observed, and continuous ranked probability score, on the scale of the series. */
  readonly error: number
  readonly crps: number
  readonly inside50: boolean
  readonly inside90: boolean
  readonly pit: number
  /** Those that can say something, on the scale of the series. */
  readonly benchmarks: Readonly<Partial<Record<BenchmarkName, BenchmarkForecast>>>
}

/** A benchmark's error and continuous ranked probability score. */
interface BenchmarkForecast {
  readonly error: number
  readonly crps: number
}

/** Scores the forecasts of one series from one origin; members that failed are left out. */
export function scoreForecast(
  { target, known, values, draws }: SeriesForecast,
  origin: number,
): ForecastPoint[] {
  const { observations, from, to, observed, scale, series } = target
  const scaled = observations.map((_, i) => ({
    from: from[i] as number,
    to: to[i] as number,
    value: observed[i] as number,
  }))
  const past = scaled.slice(0, known)
  return scaled.slice(known).flatMap((one, i) => {
    const forecast = values.slice(i * draws, (i + 1) * draws).filter((value) => !Number.isNaN(value))
    if (forecast.length === 0) return []
    const observation = observations[known + i] as Observation
    return [
      {
        ...{ series: series.name, origin, observation },
        lead: (one.from + one.to) / 2 - origin,
        observed: unscaled(scale, one.value),
        ...scoresOf(forecast.sort(), one.value, scale),
        benchmarks: benchmarksOf(past, one),
      },
    ]
  })
}

/** How a forecast, in rising order, compares with a value on the same scale. */
function scoresOf(
  order: Float64Array,
  value: number,
  scale: SeriesForecast['target']['scale'],
): Pick<ForecastPoint, 'forecast' | 'error' | 'crps' | 'inside50' | 'inside90' | 'pit'> {
  const at = (p: number): number => quantile(order, p)
  const within = (low: number, high: number): boolean => at(low) <= value && value <= at(high)
  return {
    forecast: {
      p5: unscaled(scale, at(0.05)),
      p25: unscaled(scale, at(0.25)),
      p50: unscaled(scale, at(0.5)),
      p75: unscaled(scale, at(0.75)),
      p95: unscaled(scale, at(0.95)),
    },
    error: at(0.5) - value,
    crps: ensembleScore(order, value),
    inside50: within(0.25, 0.75),
    inside90: within(0.05, 0.95),
    pit: shareBelow(order, value),
  }
}

function benchmarksOf(
  past: readonly ScaledObservation[],
  one: ScaledObservation,
): ForecastPoint['benchmarks'] {
  const guesses = Object.entries(BENCHMARKS).flatMap(([name, guess]) => {
    const point = guess(past, one)
    return point ? [[name, { error: point.predicted - one.value, crps: point.score }] as const] : []
  })
  return Object.fromEntries(guesses)
}
