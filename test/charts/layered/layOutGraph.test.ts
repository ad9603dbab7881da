import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Graph } from '../../../src/charts/layered/graph.ts'
import { layersOf } from '../../../src/charts/layered/layersOf.ts'
import { layOutGraph } from '../../../src/charts/layered/layOutGraph.ts'
import { crossings } from '../../../src/charts/layered/orderLayers.ts'

const SPACING = { layer: 40, box: 10 }

function graphOf(...links: readonly string[]): Graph {
  const pairs = links.map((link) => link.split('>') as [string, string])
  const ids = [...new Set(pairs.flat())]
  return {
    boxes: ids.map((id) => ({ id, width: 100, height: 30 })),
    links: pairs.map(([from, to]) => ({ from, to })),
  }
}

const randomGraph: fc.Arbitrary<Graph> = fc
  .uniqueArray(fc.tuple(fc.nat(9), fc.nat(9)), { selector: String, maxLength: 25 })
  .map((pairs) => graphOf('0>1', ...pairs.filter(([a, b]) => a !== b).map(([a, b]) => `${a}>${b}`)))
  .map(({ boxes, links }) => ({
    boxes,
    links: links.filter(
      (one, i) => links.findIndex((two) => one.from === two.from && one.to === two.to) === i,
    ),
  }))

describe('layers', () => {
  test('causes stand before effects', () => {
    expect(Object.fromEntries(layersOf(graphOf('a>b', 'b>c', 'a>c')))).toEqual({ a: 0, b: 1, c: 2 })
  })

  test('a circle is opened where it comes back', () => {
    expect(Object.fromEntries(layersOf(graphOf('a>b', 'b>c', 'c>a')))).toEqual({ a: 0, b: 1, c: 2 })
  })
})

describe('drawings', () => {
  test('a chain runs from left to right, box by box', () => {
    const { width, height, boxes, routes } = layOutGraph(graphOf('a>b', 'b>c'), SPACING)
    expect([width, height]).toEqual([380, 30])
    expect(boxes.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [140, 0],
      [280, 0],
    ])
    expect(routes[0]?.points).toEqual([
      { x: 100, y: 15 },
      { x: 140, y: 15 },
    ])
  })

  test('a link over a layer bends beside the boxes in between', () => {
    const { boxes, routes } = layOutGraph(graphOf('a>b', 'b>c', 'a>c'), SPACING)
    const long = routes.find(({ from, to }) => from === 'a' && to === 'c')
    const between = boxes.find(({ id }) => id === 'b')
    expect(long?.points).toHaveLength(3)
    const bend = long?.points[1]?.y ?? 0
    const top = between?.y ?? 0
    expect(bend < top || bend > top + 30).toBe(true)
  })

  test('what crosses in the order of the files is put in another order', () => {
    const graph = graphOf('a>d', 'b>c')
    const ordered = layOutGraph(
      { ...graph, boxes: graph.boxes.toSorted((p, q) => (p.id < q.id ? -1 : 1)) },
      SPACING,
    )
    const y = Object.fromEntries(ordered.boxes.map((box) => [box.id, box.y]))
    expect(Math.sign((y.a ?? 0) - (y.b ?? 0))).toBe(Math.sign((y.d ?? 0) - (y.c ?? 0)))
    expect(
      crossings(
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        [
          { from: 'a', to: 'd' },
          { from: 'b', to: 'c' },
        ],
      ),
    ).toBe(1)
  })

  test('boxes never meet, and every link starts and ends at its boxes', () => {
    fc.assert(
      fc.property(randomGraph, (graph) => {
        const { boxes, routes, width, height } = layOutGraph(graph, SPACING)
        for (const [i, a] of boxes.entries()) {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true)
          for (const b of boxes.slice(i + 1)) {
            const apart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
            expect(apart).toBe(true)
          }
        }
        expect(routes).toHaveLength(graph.links.length)
        for (const { from, to, points } of routes) {
          for (const [id, point] of [
            [from, points[0]],
            [to, points.at(-1)],
          ] as const) {
            const box = boxes.find((one) => one.id === id)
            expect([box?.x, (box?.x ?? 0) + 100]).toContain(point?.x)
            expect(point?.y).toBe((box?.y ?? 0) + 15)
          }
        }
      }),
    )
  })

  test('the same graph is drawn the same', () => {
    const graph = graphOf('a>b', 'c>b', 'b>d', 'd>a', 'c>d')
    expect(layOutGraph(graph, SPACING)).toEqual(layOutGraph(graph, SPACING))
  })
})
