import { goodMembers, pick, statisticsOfRow } from '../ensemble/rowStatistics.ts'
import type { Ensemble, Statistics } from '../model/ensemble.ts'
import type { Observation, ObservedSeries } from '../model/model.ts'
import type { Text } from '../model/text.ts'
import { type BenchmarkPoint, drift, persistence, randomWalk } from './benchmark.ts'
import { histogram, shareBelow } from './probabilityTransform.ts'
import { ensembleScore } from './rankedProbability.ts'
import { type ScoreScale, scoreScale } from './scoreScale.ts'

/** One observation beside what was simulated, in the unit of its `SeriesScore`. */
interface PointScore {
  readonly label: string
  readonly from: number
  readonly to: number
  readonly observed: number
  readonly source: string
  readonly simulated: Statistics
  /** Inside the bands P25-P75 and P5-P95. */
  readonly inside50: boolean
  readonly inside90: boolean
  /** Median less observed, and continuous ranked probability score, both on the scale of the series. */
  readonly error: number
  readonly crps: number
  /** Share of members below what was observed, of equal ones half. */
  readonly pit: number
}

/** A benchmark and the simulation on the observations that both can say something of. */
export interface BenchmarkScore {
  readonly n: number
  readonly rmse: number
  readonly crps: number
  readonly simulatedRmse: number
  readonly simulatedCrps: number
}

/** How well the ensemble reproduces one observed series. Errors are on the scale named: relative where it is `log`. */
export interface SeriesScore {
  readonly name: string
  readonly label: Text
  /** Unit of the points: that of the series, each month for totals. */
  readonly unit: string
  readonly scale: ScoreScale['kind']
  readonly offset?: number
  readonly scored: boolean
  readonly n: number
  /** Observations without a number of their own or outside the simulated time. */
  readonly leftOut: number
  readonly rmse: number
  readonly bias: number
  readonly inside50: number
  readonly inside90: number
  readonly crps: number
  /** Observations by tenth of the members' distribution they fall in: flat for a band that is right. */
  readonly pit: readonly number[]
  readonly randomWalk?: BenchmarkScore
  readonly drift?: BenchmarkScore
  readonly persistence?: BenchmarkScore
  readonly points: readonly PointScore[]
}

interface Pair {
  readonly observation: Observation
  readonly observed: number
  readonly simulated: Float64Array
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

const rootMeanSquare = (values: readonly number[]): number => Math.sqrt(mean(values.map((v) => v * v)))

/** The reported number, else the middle of the reported range; a bound on one side is no number. */
export function observedValue({ low, mid, high }: Observation): number | undefined {
  if (mid !== undefined) return mid
  return low !== undefined && high !== undefined ? (low + high) / 2 : undefined
}

/** Totals of windows of different length become comparable as means for a month. */
function pairs(ensemble: Ensemble, series: ObservedSeries, members: Int32Array): Pair[] {
  return series.observations.flatMap((observation) => {
    const value = observedValue(observation)
    const metric = ensemble.metrics.findIndex(
      (m) => m.purpose === 'observation' && m.name === series.name && m.element === observation.label,
    )
    if (value === undefined || metric < 0 || members.length === 0) return []
    const months = series.compare === 'total' ? observation.to - observation.from : 1
    const simulated = pick(ensemble.metricValues, metric, ensemble.members, members).map((v) => v / months)
    return simulated.every(Number.isFinite) ? [{ observation, observed: value / months, simulated }] : []
  })
}

function scorePoint({ observation, observed, simulated }: Pair, scale: ScoreScale): PointScore {
  const statistics = statisticsOfRow(simulated)
  return {
    label: observation.label,
    from: observation.from,
    to: observation.to,
    observed,
    source: observation.source,
    simulated: statistics,
    inside50: statistics.p25 <= observed && observed <= statistics.p75,
    inside90: statistics.p5 <= observed && observed <= statistics.p95,
    error: scale.apply(statistics.p50) - scale.apply(observed),
    crps: ensembleScore(simulated.map(scale.apply), scale.apply(observed)),
    pit: shareBelow(simulated, observed),
  }
}

function against(
  guesses: readonly (BenchmarkPoint | undefined)[],
  points: readonly PointScore[],
  scale: ScoreScale,
): BenchmarkScore | undefined {
  const both = points.flatMap((point, i) => {
    const guess = guesses[i]
    return guess ? [{ point, guess }] : []
  })
  if (both.length === 0) return undefined
  return {
    n: both.length,
    rmse: rootMeanSquare(both.map(({ point, guess }) => guess.predicted - scale.apply(point.observed))),
    crps: mean(both.map(({ guess }) => guess.score)),
    simulatedRmse: rootMeanSquare(both.map(({ point }) => point.error)),
    simulatedCrps: mean(both.map(({ point }) => point.crps)),
  }
}

function scoreSeries(ensemble: Ensemble, series: ObservedSeries, members: Int32Array): SeriesScore {
  const compared = pairs(ensemble, series, members)
  const scale = scoreScale(
    series,
    compared.map((pair) => pair.observed),
  )
  const points = compared.map((pair) => scorePoint(pair, scale))
  const scaled = points.map(({ from, to, observed }) => ({ from, to, value: scale.apply(observed) }))
  const walk = against(randomWalk(scaled), points, scale)
  const drifting = against(drift(scaled), points, scale)
  const first = against(persistence(scaled), points, scale)
  return {
    name: series.name,
    label: series.label,
    unit: series.compare === 'total' ? `${series.unit}/month` : series.unit,
    scale: scale.kind,
    ...(scale.offset === undefined ? {} : { offset: scale.offset }),
    scored: series.scored,
    n: points.length,
    leftOut: series.observations.length - points.length,
    rmse: rootMeanSquare(points.map((point) => point.error)),
    bias: mean(points.map((point) => point.error)),
    inside50: points.filter((point) => point.inside50).length,
    inside90: points.filter((point) => point.inside90).length,
    crps: mean(points.map((point) => point.crps)),
    pit: histogram(points.map((point) => point.pit)),
    ...(walk && { randomWalk: walk }),
    ...(drifting && { drift: drifting }),
    ...(first && { persistence: first }),
    points,
  }
}

/**
 * Scores an ensemble against the model's observed series: root mean square and mean error of the median, coverage of the
 * bands, continuous ranked probability score and probability integral transform, beside a random walk without and with
 * drift and persistence. Members that failed are left
 * out; a series of which nothing can be compared has n = 0 and NaN scores. Errors of measurement are not in the bands.
 * Windows may overlap (a year and its months), so observations are not independent.
 */
export function hindcast(ensemble: Ensemble, series: readonly ObservedSeries[]): SeriesScore[] {
  const members = goodMembers(ensemble)
  return series.map((one) => scoreSeries(ensemble, one, members))
}
