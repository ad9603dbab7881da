import type { MemberRunner } from './givenMembers.ts'
import type { LatentSpace } from './latentSpace.ts'
import { type Discrepancy, errorFactor, innovationsOf, logDensity } from './seriesError.ts'
import type { Target } from './targets.ts'

/** What points of the latent space say of the observations. */
interface Evaluation {
  /** -Infinity for members that failed. */
  readonly logLikelihoods: Float64Array
  /** Residuals without their correlations, in standard errors, `innovations[observation * count + point]`; NaN if failed. */
  readonly innovations: Float64Array
  /** Simulated counterparts on the scales of the series, `predicted[target][i * count + point]`. */
  readonly predicted: readonly Float64Array[]
  readonly failed: number
}

/** Evaluates points of the latent space. */
export type Likelihood = (scores: Float64Array, count: number) => Promise<Evaluation>

/**
 * The likelihood of the observations. A member that failed, or in which a simulated value is infinite, is impossible.
 * @throws RangeError where a member that did not fail has no number for an observation: taken for a likelihood, NaN would
 * silently keep every point it starts from
 */
export function likelihoodOf(space: LatentSpace, targets: readonly Target[], run: MemberRunner): Likelihood {
  return async (scores, count) => {
    const noise = space.noiseOf(scores, count)
    const draws = space.drawsAt(space.sharesOf(scores, count), count)
    const { metricValues, failed } = await run({ count, draws, ...(noise && { noise }) })
    const predicted = targets.map((target) => onScale(target, metricValues, count))
    const lost = new Set(failed)
    const observations = targets.reduce((sum, { observed }) => sum + observed.length, 0)
    const innovations = new Float64Array(observations * count).fill(Number.NaN)
    const logLikelihoods = Float64Array.from({ length: count }, (_, point) => {
      if (lost.has(point)) return Number.NEGATIVE_INFINITY
      let [sum, row] = [0, 0]
      targets.forEach((target, t) => {
        const residuals = residualsOf(target, predicted[t] as Float64Array, count, point)
        const { logDensity, z } = judge(target, space.discrepancy(scores, point, t), residuals)
        for (const one of z) innovations[row++ * count + point] = one
        sum += logDensity
      })
      return sum
    })
    return { logLikelihoods, innovations, predicted, failed: lost.size }
  }
}

function judge(
  target: Target,
  discrepancy: Discrepancy,
  residuals: Float64Array,
): { logDensity: number; z: Float64Array } {
  if (residuals.some((value) => Math.abs(value) === Infinity))
    return { logDensity: Number.NEGATIVE_INFINITY, z: residuals }
  const factor = errorFactor(target, discrepancy)
  const z = innovationsOf(factor, residuals, residuals.length)
  return { logDensity: logDensity(factor, z), z }
}

function onScale({ rows, months, scale }: Target, metricValues: Float64Array, count: number): Float64Array {
  const predicted = new Float64Array(rows.length * count)
  for (let i = 0; i < rows.length; i++)
    for (let point = 0; point < count; point++) {
      const value = metricValues[(rows[i] as number) * count + point] as number
      predicted[i * count + point] = scale.apply(value / (months[i] as number))
    }
  return predicted
}

/** Observed less simulated of one point. @throws RangeError where one is NaN */
function residualsOf(
  { series, observed, observations }: Target,
  predicted: Float64Array,
  count: number,
  point: number,
): Float64Array {
  return observed.map((value, i) => {
    const residual = value - (predicted[i * count + point] as number)
    if (Number.isNaN(residual)) {
      const label = observations[i]?.label
      throw new RangeError(`no simulated number beside ${series.name} of ${label}, so no likelihood`)
    }
    return residual
  })
}
