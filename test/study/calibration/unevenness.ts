/** Chi-squared of ranks from 0 to `ranked` against a histogram of `parts` equal parts. */
export function unevenness(ranks: readonly number[], ranked: number, parts: number): number {
  const counts = new Array<number>(parts).fill(0)
  for (const rank of ranks) {
    const part = Math.floor((rank * parts) / (ranked + 1))
    counts[part] = (counts[part] as number) + 1
  }
  const expected = ranks.length / parts
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}
