import { normalCdf } from '../../distributions/normalCdf.ts'
import { normalQuantile } from '../../distributions/normalQuantile.ts'
import { quantile } from '../../ensemble/statisticsOf.ts'
import { square } from '../../functions/square.ts'

/** What is believed of one number: 5, 50 and 95 % points. */
export interface Spread {
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

/** A number before and after the data. */
export interface Marginal {
  readonly name: string
  readonly prior: Spread
  readonly posterior: Spread
  /** Part of the prior's variance that the data took away, in normal scores; below 0 where they widened it. */
  readonly contraction: number
  /** Distance of the mean from the prior's, in standard deviations of the prior. */
  readonly shift: number
  /** Area that prior and posterior share, from 0 to 1. */
  readonly overlap: number
  /** Whether the data said anything of it: `contraction` or `shift` beyond a little and beyond chance. */
  readonly informed: boolean
}

/** Equally likely parts of the prior that the overlap is counted in. */
const PARTS = 20

/** Less contraction than this, and the data are not said to inform a number. A judgement. */
const LEAST_CONTRACTION = 0.1
/** Less shift, in standard deviations of the prior. A judgement. */
const LEAST_SHIFT = 0.25
/** Standard errors beyond which it is not by chance. */
const CERTAIN = 3

/**
 * Compares prior and posterior in normal scores, in which every prior is the same.
 * @param valueAt the value at a share of the prior
 * @param shares shares of the prior at which the posterior's draws stand
 * @param worth what the draws are worth in independent ones
 */
export function marginalOf(
  name: string,
  valueAt: (share: number) => number,
  shares: Float64Array,
  worth: number,
): Marginal {
  const scores = shares.map(normalQuantile)
  const mean = scores.reduce((a, b) => a + b, 0) / scores.length
  const variance = scores.reduce((sum, score) => sum + square(score - mean), 0) / scores.length
  const order = shares.slice().sort()
  const contraction = 1 - variance
  return {
    name,
    prior: spread((p) => valueAt(p)),
    posterior: spread((p) => valueAt(quantile(order, p))),
    contraction,
    shift: mean,
    overlap: overlapOf(shares),
    informed:
      contraction >= Math.max(LEAST_CONTRACTION, CERTAIN * Math.sqrt(2 / worth)) ||
      Math.abs(mean) >= Math.max(LEAST_SHIFT, CERTAIN / Math.sqrt(worth)),
  }
}

/** Shares of scores. */
export function sharesOfScores(scores: Float64Array): Float64Array {
  return scores.map(normalCdf)
}

function spread(at: (p: number) => number): Spread {
  return { p5: at(0.05), p50: at(0.5), p95: at(0.95) }
}

function overlapOf(shares: Float64Array): number {
  const counts = new Float64Array(PARTS)
  for (const share of shares) {
    const part = Math.min(Math.floor(share * PARTS), PARTS - 1)
    counts[part] = (counts[part] as number) + 1
  }
  return counts.reduce((sum, count) => sum + Math.min(count / shares.length, 1 / PARTS), 0)
}
