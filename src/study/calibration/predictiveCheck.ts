import { quantile } from '../../ensemble/statisticsOf.ts'
import { exp, expm1 } from '../../functions/elementary.ts'
import type { Observation, ObservedSeries } from '../../model/model.ts'
import type { ScoreScale } from '../scoreScale.ts'
import type { LatentSpace } from './latentSpace.ts'
import type { Spread } from './marginal.ts'
import { replicate, studentStream } from './replicate.ts'
import { errorFactor } from './seriesError.ts'
import type { Target } from './targets.ts'

/** An observation that was used beside what the posterior says it might have been, in the unit of its `SeriesCheck`. */
interface PointCheck {
  readonly observation: Observation
  readonly observed: number
  /** The equations alone. */
  readonly simulated: Spread
  /** With the structural error and that of the observation. */
  readonly replicated: Spread
  /** Share of replicates below the observation: near 0 or 1, the calibrated model would hardly have produced it. */
  readonly share: number
  /** Median of the equations less observed, on the scale of the series. */
  readonly error: number
}

/** Posterior predictive check of one series (Gelman, Meng & Stern 1996, Stat. Sinica 6, p. 733). */
export interface SeriesCheck {
  readonly series: ObservedSeries
  readonly scale: ScoreScale['kind']
  /** That of the series, each month for totals. */
  readonly unit: string
  readonly rmse: number
  readonly bias: number
  /** Share of observations between the 5 and 95 % points of their replicates. */
  readonly inside90: number
  readonly points: readonly PointCheck[]
}

/** Posterior draws with what they predict: see `Evaluation`. */
export interface Predictions {
  readonly scores: Float64Array
  readonly count: number
  readonly predicted: readonly Float64Array[]
}

/** How the observations compare with what the posterior predicts of them, series by series. */
export function predictiveChecks(
  space: LatentSpace,
  targets: readonly Target[],
  predictions: Predictions,
  seed: string,
): SeriesCheck[] {
  return targets.map((target, t) => {
    const points = pointChecks(space, target, t, predictions, seed)
    const errors = points.map(({ error }) => error)
    return {
      series: target.series,
      scale: target.scale.kind,
      unit: target.series.compare === 'total' ? `${target.series.unit}/month` : target.series.unit,
      rmse: Math.sqrt(mean(errors.map((error) => error * error))),
      bias: mean(errors),
      inside90: mean(
        points.map(({ replicated: { p5, p95 }, observed }) => (p5 <= observed && observed <= p95 ? 1 : 0)),
      ),
      points,
    }
  })
}

function pointChecks(
  space: LatentSpace,
  target: Target,
  t: number,
  { scores, count, predicted }: Predictions,
  seed: string,
): PointCheck[] {
  const simulated = predicted[t] as Float64Array
  const n = target.observed.length
  const student = studentStream(seed, `calibration, replicates of ${target.series.name}`)
  const replicated = new Float64Array(n * count)
  for (let draw = 0; draw < count; draw++) {
    const factor = errorFactor(target, space.discrepancy(scores, draw, t))
    replicate(
      factor,
      new Float64Array(n),
      0,
      (i) => simulated[i * count + draw] as number,
      (i) => student(draw, i),
    ).forEach((value, i) => {
      replicated[i * count + draw] = value
    })
  }
  return target.observations.map((observation, i) => {
    const own = simulated.slice(i * count, (i + 1) * count).sort()
    const drawn = replicated.slice(i * count, (i + 1) * count).sort()
    const observed = target.observed[i] as number
    return {
      observation,
      observed: unscaled(target.scale, observed),
      simulated: spreadOf(own, target.scale),
      replicated: spreadOf(drawn, target.scale),
      share: drawn.filter((value) => value < observed).length / count,
      error: quantile(own, 0.5) - observed,
    }
  })
}

/** Back from the scale of a series to its unit. */
export function unscaled({ kind, offset }: ScoreScale, value: number): number {
  if (kind === 'linear') return value
  return kind === 'log' ? exp(value) : expm1(value) * (offset as number)
}

function spreadOf(order: Float64Array, scale: ScoreScale): Spread {
  const at = (p: number): number => unscaled(scale, quantile(order, p))
  return { p5: at(0.05), p50: at(0.5), p95: at(0.95) }
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
