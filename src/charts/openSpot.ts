/** A position in px from the top left of a plot. */
export interface Spot {
  readonly x: number
  readonly y: number
}

const HALF_LINE = 7
/** Farther from its point, a label no longer names it. */
const REACH = 40
const CLEAR = 5

/**
 * The middle of a label near one of several points that keeps clear of all obstacles and lies within the plot; undefined where
 * none does. Nearer to its point is better, above better than below.
 */
export function openSpot(
  near: readonly Spot[],
  obstacles: readonly Spot[],
  box: { readonly width: number; readonly height: number; readonly label: number },
): Spot | undefined {
  const half = box.label / 2
  for (let distance = HALF_LINE + CLEAR + 2; distance <= REACH; distance += 4) {
    for (const side of [-1, 1]) {
      const open = near
        .map((point) => ({ x: Math.max(half + 4, point.x), y: point.y + side * distance }))
        .find((spot) => isOpen(spot, half, obstacles, box))
      if (open) return open
    }
  }
  return undefined
}

function isOpen(
  spot: Spot,
  half: number,
  obstacles: readonly Spot[],
  box: { width: number; height: number },
): boolean {
  if (spot.x + half > box.width || spot.y < HALF_LINE + 2 || spot.y > box.height - HALF_LINE - 2) return false
  return obstacles.every(
    (other) => Math.abs(other.x - spot.x) > half + CLEAR || Math.abs(other.y - spot.y) > HALF_LINE + CLEAR,
  )
}
