import { normalQuantile } from '../../distributions/normalQuantile.ts'

/** A share of members as an estimate of a probability. */
export interface Proportion {
  readonly share: number
  readonly standardError: number
  /** 95 % interval; never empty, also where no member or every member counts. */
  readonly low: number
  readonly high: number
}

const Z = normalQuantile(0.975)

/** With the score interval (Wilson, Journal of the American Statistical Association 22, 1927, page 209). */
export function proportionOf(count: number, all: number): Proportion {
  const share = count / all
  const squared = (Z * Z) / all
  const centre = (share + squared / 2) / (1 + squared)
  const reach = (Z / (1 + squared)) * Math.sqrt((share * (1 - share)) / all + squared / (4 * all))
  return {
    share,
    standardError: Math.sqrt((share * (1 - share)) / all),
    low: count === 0 ? 0 : Math.max(centre - reach, 0),
    high: count === all ? 1 : Math.min(centre + reach, 1),
  }
}
