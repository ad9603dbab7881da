/**
 * The candidate a mistyped name most likely meant: fewest insertions, deletions, replacements and swaps of neighbouring
 * letters (Damerau 1964), case ignored; undefined when more than `most` of them would be needed, or a third of the name.
 */
export function nearestName(
  name: string,
  candidates: Iterable<string>,
  most = Math.max(1, Math.floor(name.length / 3)),
): string | undefined {
  let nearest: string | undefined
  let least = most + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least) continue
    const d = distance(name.toLowerCase(), candidate.toLowerCase())
    if (d < least) {
      nearest = candidate
      least = d
    }
  }
  return nearest
}

/** Optimal string alignment distance: no part is edited twice. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const left = row[j - 1] as number
      const above = last[j] as number
      let least = Math.min(left + 1, above + 1, (last[j - 1] as number) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (beforeLast[j - 2] as number) + 1)
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] as number
}
