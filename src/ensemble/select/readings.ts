import { QUANTILES } from '../../model/ensemble.ts'

/** Where a quantile stands among the order statistics that are looked for. */
interface Reading {
  /** Places in `Readings.ranks` of the order statistics below and above. */
  readonly below: number
  readonly above: number
  /** How far it lies from the one below to the one above. */
  readonly fraction: number
}

/** A quantile with those a standard deviation of its rank below and above: see `statisticsOf`. */
interface QuantileReadings {
  readonly value: Reading
  readonly low: Reading
  readonly high: Reading
  /** Standard deviation of the rank over the distance between the two, as shares of the members. */
  readonly spread: number
  readonly width: number
}

/** All order statistics that the statistics of a row need, which depend on the number of its values alone. */
export interface Readings {
  /** In rising order, each once. */
  readonly ranks: Int32Array
  readonly quantiles: readonly QuantileReadings[]
}

/** What to look for in rows of `count` values, 2 or more. */
export function readings(count: number): Readings {
  const wanted = QUANTILES.map(([, p]) => {
    const spread = Math.sqrt((p * (1 - p)) / count)
    return { p, spread, low: Math.max(p - spread, 0), high: Math.min(p + spread, 1) }
  })
  const ends = wanted.flatMap(({ p, low, high }) =>
    [p, low, high].flatMap((share) => [Math.floor((count - 1) * share), Math.ceil((count - 1) * share)]),
  )
  const ranks = Int32Array.from(new Set(ends)).sort()
  const at = (share: number): Reading => {
    const rank = (count - 1) * share
    const floor = Math.floor(rank)
    return { below: ranks.indexOf(floor), above: ranks.indexOf(Math.ceil(rank)), fraction: rank - floor }
  }
  return {
    ranks,
    quantiles: wanted.map(({ p, spread, low, high }) => {
      return { value: at(p), low: at(low), high: at(high), spread, width: high - low }
    }),
  }
}
