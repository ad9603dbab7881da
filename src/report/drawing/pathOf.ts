/** A point in px; where there is none, a path is interrupted. */
export type Point = readonly [x: number, y: number]

/** Tenths of px, as short as paths can say them. */
function tenths(value: number): string {
  const text = String(value / 10)
  return text.replace(/^(-?)0\./, '$1.')
}

/**
 * An SVG path through points, in steps of a tenth of a px from one to the next: half as long as with places. What is rounded does not
 * add up, because the steps are those between rounded places.
 */
export function pathOf(points: readonly Point[]): string {
  let path = ''
  let last: Point | undefined
  for (const point of points) {
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
