const MOST = 2000
const LEAST = 200

/** Resamples are counts of every world: with very many worlds fewer do, as their intervals are narrow. */
const MOST_COUNTS = 40_000_000

/** How often a number of worlds is resampled. */
export function resampleCount(worlds: number): number {
  return Math.max(LEAST, Math.min(MOST, Math.floor(MOST_COUNTS / Math.max(1, worlds))))
}
