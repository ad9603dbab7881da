import { orderOf } from '../sensitivity/coded.ts'
import { type Box, scoreOf, wholeBox } from './box.ts'
import { bestPrice } from './crossValidate.ts'
import { type FoundBox, foundBox, type Quality, qualityOf } from './foundBox.ts'
import { growTree, type Tree } from './growTree.ts'
import { pricesOf, pruneTree } from './pruneTree.ts'
import type { Space } from './space.ts'

/** Where a tree finds what is looked for. */
export interface Cart extends Quality {
  /** All leaves of the tree. */
  readonly leaves: number
  /** Those that make up the answer, the densest first. */
  readonly boxes: readonly FoundBox[]
  /** 1 for each member of the sample in one of them. */
  readonly inside: Uint8Array
}

const DEPTH = 5
const LEAST_MEMBERS = 10
const LEAST_SHARE = 0.01

/**
 * A regression tree of the labels (Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984, chapter
 * 8), pruned to the smallest within one standard error of the best in tenfold cross-validation. The answer is its densest
 * leaves, as many as give the best harmonic mean of coverage and density. A check on `prim`: a tree can find several
 * boxes, but it cuts the members into few parts before it is done. Kinds are split by their values.
 */
export function cart(space: Space, seed: string): Cart {
  const growth = { depth: DEPTH, least: Math.max(LEAST_MEMBERS, LEAST_SHARE * space.size) }
  const orders = space.columns.map(orderOf)
  const whole = growTree(space, orders, growth)
  const tree = pruneTree(whole, bestPrice(space, orders, growth, pricesOf(whole), seed))
  const leaves = boxesOf(tree, wholeBox(space)).map((box) => foundBox(space, box))
  const boxes = densest(space, leaves)
  return {
    ...qualityOf(space, { members: total(boxes, 'members'), positives: total(boxes, 'positives') }),
    leaves: leaves.length,
    boxes,
    inside: Uint8Array.from({ length: space.size }, (_, i) =>
      boxes.some((box) => box.inside[i] === 1) ? 1 : 0,
    ),
  }
}

function boxesOf({ split }: Tree, box: Box): Box[] {
  if (!split) return [box]
  const { column, level, left, right } = split
  return [
    ...boxesOf(left, { ...box, high: box.high.with(column, level) }),
    ...boxesOf(right, { ...box, low: box.low.with(column, level + 1) }),
  ]
}

function densest({ positives }: Space, leaves: readonly FoundBox[]): FoundBox[] {
  const order = [...leaves].sort((a, b) => b.density - a.density)
  const scores = order.map((_, i) => {
    const some = order.slice(0, i + 1)
    return scoreOf({ members: total(some, 'members'), positives: total(some, 'positives') }, positives)
  })
  return order.slice(0, scores.indexOf(Math.max(...scores)) + 1)
}

function total(boxes: readonly FoundBox[], what: 'members' | 'positives'): number {
  return boxes.reduce((sum, box) => sum + box[what], 0)
}
