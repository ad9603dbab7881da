/**
 * What to run a model with: each row is one member, whose parameters are the quantiles at its shares and whose noise is
 * that of a numbered member.
 */
export interface Plan {
  readonly names: readonly string[]
  readonly rows: number
  /** `shares[row * names.length + parameter]`, each above 0 and below 1. */
  readonly shares: Float64Array
  /** The member whose noise each row has, or `CALM`. */
  readonly noise: Int32Array
}

/** Noise of a row in which every shock is zero, its median. */
export const CALM = -1

/** The name under which all noise together is one input; no parameter can be called so. */
export const ALL_NOISE = 'all noise'

/** The name under which all parameters without rows of their own are one input. */
export const OTHERS = 'all others'

/** The share of a parameter that a plan leaves alone. */
export const MEDIAN = 0.5
