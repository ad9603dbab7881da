import { exp } from '../../functions/elementary.ts'
import type { Space } from './space.ts'

/** A column tells members apart if chance would do so less often than this. */
const LARGEST_P = 0.05

/**
 * The columns that by themselves tell the members looked for from the others: those whose two distributions differ by the
 * test of Kolmogorov and Smirnov (tail and correction for small samples of Stephens, Journal of the Royal Statistical
 * Society B 32, 1970, page 115), and all categorical ones, which it cannot judge.
 */
export function tellingColumns(space: Space): number[] {
  const { size, positives } = space
  const pairs = (positives * (size - positives)) / size
  const root = Math.sqrt(pairs)
  return [...space.columns.keys()].filter(
    (column) =>
      space.categorical[column] || tail((root + 0.12 + 0.11 / root) * greatestGap(space, column)) < LARGEST_P,
  )
}

/** The greatest distance between the two cumulative distributions. */
function greatestGap({ columns, labels, size, positives }: Space, column: number): number {
  const { codes = [], levels = [] } = columns[column] ?? {}
  const steps = new Float64Array(levels.length)
  for (let i = 0; i < size; i++) {
    const code = codes[i] as number
    steps[code] = (steps[code] as number) + (labels[i] === 1 ? 1 / positives : -1 / (size - positives))
  }
  let [gap, greatest] = [0, 0]
  for (const step of steps) {
    gap += step
    greatest = Math.max(greatest, Math.abs(gap))
  }
  return greatest
}

/** The first terms of Kolmogorov's distribution; from the second on they matter only where the tail is heavy. */
function tail(x: number): number {
  const square = -2 * x * x
  return 2 * (exp(square) - exp(4 * square) + exp(9 * square))
}
