import type { MetricValue } from '../../model/system.ts'

/**
 * What stands for "never" where an infinite number cannot be used: for a time the end of the simulated span, for anything
 * else the largest finite number that was found. Undefined where nothing is infinite, or nothing is finite.
 * @param end months on the time axis
 */
export function capOf(
  values: readonly Float64Array[],
  kind: MetricValue['kind'],
  end: number,
): number | undefined {
  let infinite = false
  let largest = Number.NEGATIVE_INFINITY
  for (const row of values) {
    for (const value of row) {
      if (value === Number.POSITIVE_INFINITY) infinite = true
      else if (value > largest) largest = value
    }
  }
  if (!infinite || largest === Number.NEGATIVE_INFINITY) return undefined
  return kind === 'time' ? end : largest
}

/** The numbers with "never" at the cap; none lies above it then. */
export function capped(values: Float64Array, cap: number | undefined): Float64Array {
  return cap === undefined ? values : values.map((value) => Math.min(value, cap))
}
