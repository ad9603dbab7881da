/** The least distance in px between the middles of two labels. */
const LABEL_GAP = 15

/**
 * Moves label positions (px) as little as possible so that neighbours are `gap` apart and all lie within `low` and `high`.
 * Pool-adjacent-violators for isotonic regression (Barlow et al., 1972) on positions from which the gaps are subtracted.
 * @returns positions in the order given
 */
export function dodge(
  positions: readonly number[],
  low: number,
  high: number,
  gap = LABEL_GAP,
): readonly number[] {
  const order = positions
    .map((_, index) => index)
    .sort((a, b) => at(positions, a) - at(positions, b) || a - b)
  const pools: { sum: number; count: number }[] = []
  for (const [rank, index] of order.entries()) {
    pools.push({ sum: at(positions, index) - rank * gap, count: 1 })
    while (pools.length > 1 && mean(pools.at(-2)) >= mean(pools.at(-1))) {
      const last = pools.pop()
      const before = pools.pop()
      if (last && before) pools.push({ sum: last.sum + before.sum, count: last.count + before.count })
    }
  }
  const top = Math.max(low, high - (positions.length - 1) * gap)
  const settled = pools.flatMap((pool) =>
    Array<number>(pool.count).fill(Math.min(top, Math.max(low, mean(pool)))),
  )
  const result = Array<number>(positions.length).fill(0)
  for (const [rank, index] of order.entries()) result[index] = at(settled, rank) + rank * gap
  return result
}

const at = (values: readonly number[], index: number) => values[index] ?? 0
const mean = (pool: { sum: number; count: number } | undefined) => (pool ? pool.sum / pool.count : 0)
