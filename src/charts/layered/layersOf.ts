import type { Graph, Link } from './graph.ts'

/**
 * The layer of each box: one more than the highest of those that point at it. Links that would close a circle, found by depth
 * first in the order of the boxes, count the other way round (Eades and Sugiyama, How to draw a directed graph, 1990).
 */
export function layersOf({ boxes, links }: Graph): ReadonlyMap<string, number> {
  const forward = withoutCircles(
    boxes.map(({ id }) => id),
    links,
  )
  const layers = new Map(boxes.map(({ id }) => [id, 0]))
  // In a graph without circles no way is longer than it has boxes.
  for (let pass = 0, moved = true; moved && pass < boxes.length; pass++) {
    moved = false
    for (const { from, to } of forward) {
      const least = (layers.get(from) as number) + 1
      if ((layers.get(to) as number) >= least) continue
      layers.set(to, least)
      moved = true
    }
  }
  return layers
}

function withoutCircles(ids: readonly string[], links: readonly Link[]): Link[] {
  const out = new Map(ids.map((id) => [id, links.filter(({ from }) => from === id)]))
  const done = new Set<string>()
  const open = new Set<string>()
  const kept: Link[] = []
  const visit = (id: string): void => {
    open.add(id)
    for (const link of out.get(id) ?? []) {
      kept.push(open.has(link.to) ? { from: link.to, to: link.from } : link)
      if (!open.has(link.to) && !done.has(link.to)) visit(link.to)
    }
    open.delete(id)
    done.add(id)
  }
  for (const id of ids) if (!done.has(id)) visit(id)
  return kept
}
