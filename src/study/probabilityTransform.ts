/**
 * Where an observation stands among the members of a forecast: the share of them below it, of equal ones half. Evenly
 * spread between 0 and 1 when forecasts are right about their own uncertainty (probability integral transform: Dawid 1984,
 * J. R. Stat. Soc. A 147, p. 281).
 */
export function shareBelow(values: Float64Array, observed: number): number {
  let doubled = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (value < observed) doubled += 2
    else if (value === observed) doubled++
  }
  return doubled / (2 * values.length)
}

/** How many shares fall into each of `parts` equal parts of 0 to 1. */
export function histogram(shares: readonly number[], parts = 10): number[] {
  const counts = Array.from({ length: parts }, () => 0)
  for (const share of shares) {
    const part = Math.min(Math.floor(share * parts), parts - 1)
    counts[part] = (counts[part] as number) + 1
  }
  return counts
}
