import { betaQuantile } from '../../distributions/betaQuantile.ts'
import { keyOf } from '../../ensemble/keyOf.ts'
import { type Estimate, percentileInterval } from '../sensitivity/interval.ts'
import { resamples } from '../sensitivity/resamples.ts'
import { resampleCount } from './resampleCount.ts'

/** A 95 % set for a ratio. When what is divided by could be 0, it is not an interval. */
export type RatioSet =
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  /** Everything except what lies between the two. */
  | { readonly kind: 'outside'; readonly low: number; readonly high: number }
  | { readonly kind: 'anything' }

/** What one unit of an effect costs on average. */
export interface CostRatio {
  /** Mean extra cost over mean extra effect. */
  readonly value: number
  /** Mean extra cost and effect. */
  readonly cost: number
  readonly effect: number
  readonly fieller: RatioSet
  /** The same by resampling members; to be trusted only where `fieller` is an interval. */
  readonly bootstrap: Estimate
  readonly members: number
  /** Members whose cost or effect is not a finite number. */
  readonly failed: number
}

/** Means of costs x and effects y, and the variances and covariance of these means. */
interface Moments {
  readonly x: number
  readonly y: number
  readonly xx: number
  readonly xy: number
  readonly yy: number
}

/**
 * Cost per unit of effect, e.g. per tonne of unmet demand avoided, of a decision against doing without it: the ratio of
 * the mean differences in the same members, not the mean of ratios, which has no meaning where the effect may be 0. With
 * the set of Fieller (Journal of the Royal Statistical Society B 16, 1954, page 175) and a bootstrap over members.
 * @param costs extra cost in each member
 * @param effects extra effect in each member
 */
export function costRatio(costs: Float64Array, effects: Float64Array, seed: string): CostRatio {
  const good = [...costs.keys()].filter((i) => Number.isFinite((costs[i] as number) + (effects[i] as number)))
  const x = Float64Array.from(good, (i) => costs[i] as number)
  const y = Float64Array.from(good, (i) => effects[i] as number)
  const moments = momentsOf(x, y)
  const value = moments.x / moments.y
  return {
    value,
    cost: moments.x,
    effect: moments.y,
    fieller: fiellerSet(moments, studentQuantile(x.length - 1)),
    bootstrap: percentileInterval(value, resampledRatios(x, y, seed)),
    members: x.length,
    failed: costs.length - x.length,
  }
}

function momentsOf(costs: Float64Array, effects: Float64Array): Moments {
  const size = costs.length
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / size
  const [x, y] = [mean(costs), mean(effects)]
  const product = (a: Float64Array, b: Float64Array, ma: number, mb: number): number =>
    a.reduce((sum, value, i) => sum + (value - ma) * ((b[i] as number) - mb), 0) / (size - 1) / size
  return {
    ...{ x, y },
    xx: product(costs, costs, x, x),
    xy: product(costs, effects, x, y),
    yy: product(effects, effects, y, y),
  }
}

/** The ratios r for which x - r y does not differ from 0: a r^2 - 2 b r + c <= 0. */
function fiellerSet({ x, y, xx, xy, yy }: Moments, t: number): RatioSet {
  const [a, b, c] = [y * y - t * t * yy, x * y - t * t * xy, x * x - t * t * xx]
  const discriminant = b * b - a * c
  if (a > 0) {
    const reach = Math.sqrt(Math.max(discriminant, 0))
    return { kind: 'between', low: (b - reach) / a, high: (b + reach) / a }
  }
  if (!(a < 0) || !(discriminant > 0)) return { kind: 'anything' }
  const reach = Math.sqrt(discriminant)
  return { kind: 'outside', low: (b + reach) / a, high: (b - reach) / a }
}

/** The 97.5 % point of Student's distribution (Abramowitz and Stegun 1964, 26.7.1 with 26.5.27). */
function studentQuantile(freedom: number): number {
  if (!(freedom > 0)) return Number.NaN
  const x = betaQuantile(freedom / 2, 0.5)(0.05)
  return Math.sqrt((freedom * (1 - x)) / x)
}

function resampledRatios(costs: Float64Array, effects: Float64Array, seed: string): Float64Array {
  const size = costs.length
  const count = resampleCount(size)
  const counts = resamples(keyOf(seed, 'cost ratio bootstrap'), size, count)
  return Float64Array.from({ length: count }, (_, resample) => {
    let [cost, effect] = [0, 0]
    for (let i = 0; i < size; i++) {
      const times = counts[resample * size + i] as number
      cost += times * (costs[i] as number)
      effect += times * (effects[i] as number)
    }
    return cost / effect
  })
}
