const MOST = 2000
const LEAST = 200

/** Resamples are counts of every member: with very many members fewer do, as their intervals are narrow. */
const MOST_COUNTS = 40_000_000

/** How often a number of members is resampled. */
export function resampleCount(members: number): number {
  return Math.max(LEAST, Math.min(MOST, Math.floor(MOST_COUNTS / Math.max(1, members))))
}
