/** A point in px; where there is none, a path is interrupted. */
export type Point = readonly [x: number, y: number]

/** Tenths of px, as short as paths can say them. */
function tenths(value: number): string {
  const size = Math.abs(value)
  const whole = Math.floor(size / 10)
  const rest = size - 10 * whole
  const sign = value < 0 ? '-' : ''
  if (rest === 0) return `${sign}${whole}`
  return `${sign}${whole === 0 ? '' : whole}.${rest}`
}

/** Px that a path may leave out a corner by: less than is seen. */
const NEAR = 0.12

/** The corners of a path without those that lie, nearly, on a line between the ones before and after them. */
export function withoutNearCorners(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  let from = 0
  for (let to = 2; to <= points.length; to++) {
    if (to < points.length && isNear(points, from, to)) continue
    kept.push(points[from] as Point)
    from = to - 1
  }
  return [...kept, ...points.slice(from)]
}

/** Whether all points between two lie near the line that joins these. */
function isNear(points: readonly Point[], from: number, to: number): boolean {
  const [[x, y], [endX, endY]] = [points[from] as Point, points[to] as Point]
  const [along, down] = [endX - x, endY - y]
  const length = Math.sqrt(along * along + down * down)
  if (!(length > 0)) return false
  for (let i = from + 1; i < to; i++) {
    const [ownX, ownY] = points[i] as Point
    const [right, below] = [ownX - x, ownY - y]
    const ahead = (right * along + below * down) / length
    if (!(Math.abs(right * down - below * along) / length <= NEAR && ahead >= 0 && ahead <= length))
      return false
  }
  return true
}

/**
 * An SVG path through points, in steps of a tenth of a px from one to the next: half as long as with places. What is rounded does not
 * add up, because the steps are those between rounded places.
 */
export function pathOf(points: readonly Point[]): string {
  let path = ''
  let last: Point | undefined
  for (const point of withoutNearCorners(points)) {
    const [x, y] = point.map((px) => Math.round(px * 10)) as [number, number]
    if (!Number.isFinite(x + y)) {
      last = undefined
      continue
    }
    path += last === undefined ? `M${pair(x, y)}` : `l${pair(x - last[0], y - last[1])}`
    last = [x, y]
  }
  return path
}

/** Two numbers, apart only where they would run together. */
function pair(x: number, y: number): string {
  const [first, second] = [tenths(x), tenths(y)]
  const apart = second.startsWith('-') || (second.startsWith('.') && first.includes('.')) ? '' : ' '
  return first + apart + second
}
