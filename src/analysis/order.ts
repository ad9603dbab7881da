import type { Scalar } from '../model/system.ts'
import { reads } from './scalar.ts'

/** A definition of a slot for the purpose of ordering. */
interface Definition {
  readonly slot: number
  readonly value: Scalar
}

/** An order in which every slot is computed after those it reads, or circles of slots. */
export type Order =
  | { readonly kind: 'ordered'; readonly definitions: readonly Definition[] }
  | { readonly kind: 'circular'; readonly circles: readonly (readonly number[])[] }

/** Depth-first topological order (Cormen et al., Introduction to Algorithms, 3rd ed. 2009, p. 612) of the wanted slots. */
export function order(definitions: ReadonlyMap<number, Scalar>, wanted: Iterable<number>): Order {
  const done = new Set<number>()
  const path: number[] = []
  const ordered: Definition[] = []
  const circles: number[][] = []

  const visit = (slot: number): void => {
    const value = definitions.get(slot)
    if (value === undefined || done.has(slot)) return
    const start = path.indexOf(slot)
    if (start >= 0) {
      circles.push(path.slice(start))
      return
    }
    path.push(slot)
    for (const read of reads(value)) visit(read)
    path.pop()
    done.add(slot)
    ordered.push({ slot, value })
  }
  for (const slot of wanted) visit(slot)
  return circles.length > 0 ? { kind: 'circular', circles } : { kind: 'ordered', definitions: ordered }
}
