import type { Untruncated } from '../model/distribution.ts'

/** A distribution with its numbers prepared, so that a draw costs one evaluation of `quantile`. */
export interface Continuous {
  readonly kind: 'continuous'
  /** The value below which a share u lies; 0 < u < 1. */
  readonly quantile: (u: number) => number
  readonly cdf: (x: number) => number
  readonly mean: number
  readonly low: number
  readonly high: number
  /** Shares u at which the quantile function bends, for integrals over it. */
  readonly joins: readonly number[]
  /** For shapes whose upper end has too few digits when it is told from shares near 1. */
  readonly upperTail?: UpperTail
}

/** A distribution seen from above. */
interface UpperTail {
  /** The share above a value. */
  readonly share: (x: number) => number
  /** The value above which a share q lies; 0 < q < 1. */
  readonly quantile: (q: number) => number
}

/** Finitely many values in rising order, each with its probability; the probabilities add up to 1. */
export interface Discrete {
  readonly kind: 'discrete'
  readonly values: readonly number[]
  readonly probabilities: readonly number[]
}

/** A distribution of either kind. */
export type Shape = Continuous | Discrete

export type DistributionKind = Untruncated['kind']

type DistributionOf<K extends DistributionKind> = Extract<Untruncated, { readonly kind: K }>

/** One kind of distribution: a row of the catalogue. */
export interface DistributionRow<K extends DistributionKind> {
  readonly kind: K
  /**
   * What is wrong with the numbers, in words that go on after the kind's name; nothing when they are fine.
   */
  readonly problem: (d: DistributionOf<K>) => string | undefined
  /** Only for numbers without a problem. */
  readonly shape: (d: DistributionOf<K>) => Shape
}

/** What is wrong with two ends, in the words of `DistributionRow.problem`. */
export function rangeProblem(low: number, high: number): string | undefined {
  return allFinite(low, high) && low < high ? undefined : 'needs finite numbers with low < high'
}

/** What is wrong with the two ends and the peak of a hump. */
export function modeProblem(d: DistributionOf<'triangular' | 'pert'>): string | undefined {
  const { low, mode, high } = d
  return allFinite(low, mode, high) && low <= mode && mode <= high && low < high
    ? undefined
    : 'needs finite numbers with low <= mode <= high and low < high'
}

/** Whether no number is NaN or infinite. */
export function allFinite(...numbers: readonly number[]): boolean {
  return numbers.every((x) => Number.isFinite(x))
}
