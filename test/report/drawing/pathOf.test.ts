import { expect, test } from 'vitest'
import { type Point, pathOf, withoutNearCorners } from '../../../src/report/drawing/pathOf.ts'
import { svgElement } from '../../../src/report/drawing/svgElement.ts'

test('steps between rounded places do not add up their rounding', () => {
  const points = Array.from({ length: 1000 }, (_, i): Point => [i * 0.33, 10 + i * 0.04 + (i % 2) * 5])
  const path = pathOf(points)
  const steps = path
    .slice(1)
    .split('l')
    .map((pair) => (pair.match(/-?\d*\.?\d+/g) ?? []).map(Number))
  const end = steps.reduce(([x = 0, y = 0], [dx = 0, dy = 0]) => [x + dx, y + dy])
  expect(steps).toHaveLength(1000)
  expect(end[0]).toBeCloseTo(329.7, 6)
  expect(end[1]).toBeCloseTo(55, 6)
  expect(svgElement('path', { d: path })).toContain(path)
})

test('numbers run together where they can', () => {
  const points: Point[] = [
    [0, 282.2],
    [3.3, 282.3],
    [6.3, 281.2],
    [6.3, 284],
  ]
  expect(pathOf(points)).toBe('M0 282.2l3.3.1l3-1.1l0 2.8')
})

test('a path is interrupted where there is no number', () => {
  const points: Point[] = [
    [0, 1],
    [1, Number.NaN],
    [2, 3],
    [3, 3],
  ]
  expect(pathOf(points)).toBe('M0 1M2 3l1 0')
})

test('corners that nobody would see are left out, and no others', () => {
  const points = Array.from({ length: 200 }, (_, i): Point => [i * 3, 100 * Math.sin(i / 30)])
  const kept = withoutNearCorners(points)
  expect(kept.length).toBeLessThan(80)
  expect(kept.length).toBeGreaterThan(10)
  expect(kept[0]).toEqual(points[0])
  expect(kept.at(-1)).toEqual(points.at(-1))
  for (const [x, y] of points) {
    const after = Math.max(
      1,
      kept.findIndex(([other]) => other >= x),
    )
    const [[fromX, fromY], [toX, toY]] = [kept[after - 1] as Point, kept[after] as Point]
    const drawn = fromY + ((toY - fromY) * (x - fromX)) / (toX - fromX)
    expect(Math.abs(drawn - y)).toBeLessThan(0.3)
  }
  const turning: Point[] = [
    [0, 0],
    [2, 0],
    [1, 0],
    [1, 5],
  ]
  expect(withoutNearCorners(turning)).toEqual(turning)
})
