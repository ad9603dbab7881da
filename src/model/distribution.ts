/** What is assumed about an uncertain number. Every kind is one row of the catalogue in `distributions/`. */
export type Distribution = Untruncated & {
  /** Values outside are cut off and the rest renormalised. */
  readonly truncate?: { readonly min?: number; readonly max?: number }
}

/** A distribution as its kind has it. Shares such as `p5` are points below which that share of draws lies. */
export type Untruncated =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: 'pert'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** Two half-normals joined at the median, through the three quantiles. */
  | { readonly kind: 'normal'; readonly p5: number; readonly p50: number; readonly p95: number }
  /** Mean and standard deviation of the number itself, not of its logarithm. */
  | { readonly kind: 'lognormal'; readonly mean: number; readonly sd: number }
  /** Two half-lognormals joined at the median, through the three quantiles. */
  | { readonly kind: 'lognormal'; readonly p5: number; readonly p50: number; readonly p95: number }
  | {
      readonly kind: 'beta'
      readonly alpha: number
      readonly beta: number
      readonly low?: number
      readonly high?: number
    }
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'bernoulli'; readonly probability: number }
  | {
      readonly kind: 'categorical'
      readonly values: readonly number[]
      readonly probabilities: readonly number[]
    }
  | {
      readonly kind: 'empirical'
      readonly values: readonly number[]
      /** Table the values are a column of: in each member, all numbers with columns of one table come from one row of it. */
      readonly joint?: string
    }
