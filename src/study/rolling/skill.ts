import { histogram } from '../probabilityTransform.ts'
import { BENCHMARKS, type BenchmarkName, type ForecastPoint } from './scoreForecast.ts'

/** A benchmark and the forecasts on the observations that both can say something of. */
interface BenchmarkSkill {
  readonly n: number
  readonly rmse: number
  readonly crps: number
  readonly forecastRmse: number
  readonly forecastCrps: number
}

/** How good forecasts are. Errors are on the scales of the series: relative where they are logarithms. */
export interface Skill {
  readonly n: number
  readonly rmse: number
  readonly bias: number
  readonly crps: number
  /** Observations within the bands P25-P75 and P5-P95. */
  readonly inside50: number
  readonly inside90: number
  /** Observations by tenth of the forecast they fall in. */
  readonly pit: readonly number[]
  readonly benchmarks: Readonly<Partial<Record<BenchmarkName, BenchmarkSkill>>>
}

/** Skill of forecasts of some length. */
export interface SkillAhead extends Skill {
  /** Months ahead, `from` included. */
  readonly from: number
  readonly to: number
}

/** Ends of the lengths that forecasts are scored by. */
const MONTHS_AHEAD = [0, 3, 6, 12, 18, Number.POSITIVE_INFINITY]

/** Scores over forecasts; NaN where there are none. Forecasts of one observation from several origins are not independent. */
export function skillOf(points: readonly ForecastPoint[]): Skill {
  const names = Object.keys(BENCHMARKS) as BenchmarkName[]
  const against = names.flatMap((name) => {
    const skill = skillAgainst(points, name)
    return skill ? [[name, skill] as const] : []
  })
  return {
    n: points.length,
    rmse: rootMeanSquare(points.map(({ error }) => error)),
    bias: mean(points.map(({ error }) => error)),
    crps: mean(points.map(({ crps }) => crps)),
    inside50: points.filter(({ inside50 }) => inside50).length,
    inside90: points.filter(({ inside90 }) => inside90).length,
    pit: histogram(points.map(({ pit }) => pit)),
    benchmarks: Object.fromEntries(against),
  }
}

/** The same by how far ahead they look. */
export function skillAhead(points: readonly ForecastPoint[]): SkillAhead[] {
  return MONTHS_AHEAD.slice(1).flatMap((to, i) => {
    const from = MONTHS_AHEAD[i] as number
    const own = points.filter(({ lead }) => lead >= from && lead < to)
    return own.length === 0 ? [] : [{ from, to, ...skillOf(own) }]
  })
}

function skillAgainst(points: readonly ForecastPoint[], name: BenchmarkName): BenchmarkSkill | undefined {
  const both = points.flatMap(({ error, crps, benchmarks }) => {
    const guess = benchmarks[name]
    return guess ? [{ error, crps, guess }] : []
  })
  if (both.length === 0) return undefined
  return {
    n: both.length,
    rmse: rootMeanSquare(both.map(({ guess }) => guess.error)),
    crps: mean(both.map(({ guess }) => guess.crps)),
    forecastRmse: rootMeanSquare(both.map(({ error }) => error)),
    forecastCrps: mean(both.map(({ crps }) => crps)),
  }
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

const rootMeanSquare = (values: readonly number[]): number => Math.sqrt(mean(values.map((v) => v * v)))
