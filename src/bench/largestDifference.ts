/** Below this size a difference counts as such, not in relation to the value. */
const SMALL = 1e-6

/**
 * The largest relative difference between two lists of numbers; NaN equals NaN.
 * @returns Infinity when one has numbers that the other lacks
 */
export function largestDifference(found: Float64Array, wanted: Float64Array): number {
  if (found.length !== wanted.length) return Number.POSITIVE_INFINITY
  let largest = 0
  for (let i = 0; i < found.length; i++) {
    const [a, b] = [found[i] as number, wanted[i] as number]
    if (Object.is(a, b) || a === b) continue
    const difference = Math.abs(a - b) / Math.max(Math.abs(b), SMALL)
    largest = Math.max(largest, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference)
  }
  return largest
}
