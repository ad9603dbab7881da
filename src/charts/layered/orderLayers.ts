/** A box or a bend of a link, in a layer. */
export interface Place {
  readonly id: string
  readonly layer: number
}

/** Between neighbouring layers. */
export interface Segment {
  readonly from: string
  readonly to: string
}

const SWEEPS = 12

/**
 * Orders each layer so that few segments cross: each place goes to the mean position of its neighbours in the layer before, then
 * after, in turns; the order with the fewest crossings is kept (Sugiyama, Tagawa and Toda, IEEE SMC 11, 1981).
 */
export function orderLayers(places: readonly Place[], segments: readonly Segment[]): string[][] {
  const count = Math.max(0, ...places.map(({ layer }) => layer + 1))
  let layers = Array.from({ length: count }, (_, layer) =>
    places.filter((place) => place.layer === layer).map(({ id }) => id),
  )
  let best = layers
  let fewest = crossings(layers, segments)
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    layers = swept(layers, segments, sweep % 2 === 0)
    const crossed = crossings(layers, segments)
    if (crossed >= fewest) continue
    best = layers
    fewest = crossed
  }
  return best
}

function swept(layers: readonly string[][], segments: readonly Segment[], down: boolean): string[][] {
  const next = layers.map((layer) => [...layer])
  const order = down ? next.keys() : [...next.keys()].reverse()
  for (const i of order) {
    const fixed = positionsOf(next[down ? i - 1 : i + 1] ?? [])
    const layer = next[i] as string[]
    const means = new Map(layer.map((id, at) => [id, meanOf(neighbours(id, segments, down), fixed) ?? at]))
    next[i] = layer.toSorted((a, b) => (means.get(a) as number) - (means.get(b) as number))
  }
  return next
}

function neighbours(id: string, segments: readonly Segment[], before: boolean): string[] {
  return segments.flatMap(({ from, to }) => (before ? (to === id ? [from] : []) : from === id ? [to] : []))
}

function meanOf(ids: readonly string[], positions: ReadonlyMap<string, number>): number | undefined {
  const known = ids.flatMap((id) => positions.get(id) ?? [])
  return known.length === 0 ? undefined : known.reduce((sum, at) => sum + at, 0) / known.length
}

const positionsOf = (layer: readonly string[]): Map<string, number> =>
  new Map(layer.map((id, at) => [id, at]))

/** How many pairs of segments between the same two layers cross. */
export function crossings(layers: readonly (readonly string[])[], segments: readonly Segment[]): number {
  return layers.slice(1).reduce((total, layer, i) => {
    const [upper, lower] = [positionsOf(layers[i] as string[]), positionsOf(layer as string[])]
    const ends = segments.flatMap(({ from, to }) => {
      const [a, b] = [upper.get(from), lower.get(to)]
      return a === undefined || b === undefined ? [] : [[a, b] as const]
    })
    const crossed = ends.flatMap(([a, b], first) =>
      ends.slice(first + 1).filter(([c, d]) => (a - c) * (b - d) < 0),
    )
    return total + crossed.length
  }, 0)
}
