import type { Drawing, Graph, Link, PlacedBox, Point } from './graph.ts'
import { layersOf } from './layersOf.ts'
import { orderLayers, type Place, type Segment } from './orderLayers.ts'

/** Px between layers, and between neighbours in a layer. */
export interface Spacing {
  readonly layer: number
  readonly box: number
}

/** A link within a layer runs this far beside it, px. */
const BESIDE = 26

/** A bend takes this much of a layer, px. */
const BEND = 6

/** A link as it runs from layer to layer, always to a later one; `turned` where it points to an earlier one. */
interface Chain {
  readonly link: Link
  readonly turned: boolean
  readonly stops: readonly string[]
}

/**
 * Lays a graph out from left to right in layers, with links bending around the boxes of the layers they cross.
 * @param given the layer of each box; left out, causes stand before their effects (see `layersOf`)
 */
export function layOutGraph(
  graph: Graph,
  spacing: Spacing,
  given: ReadonlyMap<string, number> = layersOf(graph),
): Drawing {
  const chains = graph.links.map((link) => chainOf(link, given))
  const segments = chains.flatMap(({ stops }): Segment[] =>
    stops.slice(1).map((to, i) => ({ from: stops[i] as string, to })),
  )
  const layers = orderLayers(placesOf(graph, chains, given), segments)
  const sizes = new Map(graph.boxes.map((box) => [box.id, box]))
  const heightOf = (id: string): number => sizes.get(id)?.height ?? BEND
  const columns = layers.map((layer) => Math.max(0, ...layer.map((id) => sizes.get(id)?.width ?? 0)))
  const height = Math.max(0, ...layers.map((layer) => stackHeight(layer, heightOf, spacing.box)))
  const corners = cornersOf(layers, columns, height, heightOf, spacing)
  const boxes = graph.boxes.map((box): PlacedBox => ({ ...box, ...(corners.get(box.id) as Point) }))
  const last = layers.length - 1
  const isBeside = graph.links.some(({ from, to }) => given.get(from) === last && given.get(to) === last)
  const wide = columns.reduce((sum, width) => sum + width, 0) + spacing.layer * Math.max(0, last)
  return {
    width: wide + (isBeside ? BESIDE : 0),
    height,
    boxes,
    routes: chains.map((chain) => ({ ...chain.link, points: routeOf(chain, corners, sizes) })),
  }
}

/** A link within a layer has no stops between. */
function chainOf(link: Link, layers: ReadonlyMap<string, number>): Chain {
  const [a, b] = [layers.get(link.from) as number, layers.get(link.to) as number]
  const turned = a > b
  const [first, last] = turned ? [link.to, link.from] : [link.from, link.to]
  const bends = Array.from(
    { length: Math.max(0, Math.abs(b - a) - 1) },
    (_, i) => `${link.from}>${link.to}>${Math.min(a, b) + 1 + i}`,
  )
  return { link, turned, stops: [first, ...bends, last] }
}

function placesOf({ boxes }: Graph, chains: readonly Chain[], layers: ReadonlyMap<string, number>): Place[] {
  const own = boxes.map(({ id }) => ({ id, layer: layers.get(id) as number }))
  const bends = chains.flatMap(({ stops }) =>
    stops.slice(1, -1).map((id, i) => ({ id, layer: (layers.get(stops[0] as string) as number) + 1 + i })),
  )
  return [...own, ...bends]
}

function stackHeight(layer: readonly string[], heightOf: (id: string) => number, gap: number): number {
  return layer.reduce((sum, id) => sum + heightOf(id), 0) + gap * Math.max(0, layer.length - 1)
}

/** Each layer is a column in the middle of the height. */
function cornersOf(
  layers: readonly (readonly string[])[],
  columns: readonly number[],
  height: number,
  heightOf: (id: string) => number,
  spacing: Spacing,
): Map<string, Point> {
  const corners = new Map<string, Point>()
  let x = 0
  for (const [i, layer] of layers.entries()) {
    let y = (height - stackHeight(layer, heightOf, spacing.box)) / 2
    for (const id of layer) {
      corners.set(id, { x, y })
      y += heightOf(id) + spacing.box
    }
    x += (columns[i] as number) + spacing.layer
  }
  return corners
}

function routeOf(
  { turned, stops }: Chain,
  corners: ReadonlyMap<string, Point>,
  sizes: ReadonlyMap<string, { width: number; height: number }>,
): Point[] {
  const last = stops.length - 1
  const isLevel = corners.get(stops[0] as string)?.x === corners.get(stops[last] as string)?.x
  const points = stops.map((id, i): Point => {
    const { x, y } = corners.get(id) as Point
    const { width, height } = sizes.get(id) ?? { width: 0, height: BEND }
    if (i === 0) return { x: x + width, y: y + height / 2 }
    if (isLevel) return { x: x + width, y: y + height / 2 }
    return { x: i === last ? x : x + width / 2, y: y + height / 2 }
  })
  const [from, to] = points as [Point, Point]
  if (isLevel) return [from, { x: from.x + BESIDE, y: (from.y + to.y) / 2 }, to]
  return turned ? points.reverse() : points
}
