import type { Coded } from '../sensitivity/coded.ts'
import type { Count } from './box.ts'
import type { Space } from './space.ts'

/** A part of the members that is split no further, or the split into two. */
export type Tree = Count & {
  /** Sum of squared distances of the labels from their mean. */
  readonly impurity: number
  readonly split?: {
    readonly column: number
    /** The highest level on the left. */
    readonly level: number
    readonly left: Tree
    readonly right: Tree
  }
}

/** How far a tree grows. */
export interface Growth {
  readonly depth: number
  /** Members of a leaf. */
  readonly least: number
}

interface Split extends Count {
  readonly column: number
  readonly level: number
}

/**
 * A binary tree that splits members so that the squared distances of labels from their means fall most: for labels of 0
 * and 1 the index of Gini (Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984, page 103).
 * @param orders the members to split, in the order of each column
 */
export function growTree(space: Space, orders: readonly Int32Array[], { depth, least }: Growth): Tree {
  const count = countOf(space, orders[0] ?? new Int32Array())
  const impurity = impurityOf(count)
  const split = depth > 0 && impurity > 0 ? bestSplit(space, orders, count, least) : undefined
  if (!split) return { ...count, impurity }
  const codes = (space.columns[split.column] as Coded).codes
  const side = (left: boolean): Tree => {
    const members = left ? split.members : count.members - split.members
    const parts = orders.map((order) => partOf(order, codes, split.level, left, members))
    return growTree(space, parts, { depth: depth - 1, least })
  }
  return { ...count, impurity, split: { ...split, left: side(true), right: side(false) } }
}

function countOf({ labels }: Space, members: Int32Array): Count {
  return { members: members.length, positives: members.reduce((sum, i) => sum + (labels[i] as number), 0) }
}

function impurityOf({ members, positives }: Count): number {
  return members === 0 ? 0 : (positives * (members - positives)) / members
}

/** The split after which least impurity is left; nothing when none leaves less. */
function bestSplit(
  space: Space,
  orders: readonly Int32Array[],
  all: Count,
  least: number,
): Split | undefined {
  let best: Split | undefined
  let lowest = impurityOf(all) * (1 - 1e-12)
  for (const [column, order] of orders.entries()) {
    const { codes } = space.columns[column] as Coded
    let positives = 0
    for (let members = 1; members <= all.members - least; members++) {
      const last = order[members - 1] as number
      positives += space.labels[last] as number
      const level = codes[last] as number
      if (members < least || level === codes[order[members] as number]) continue
      const [a, b] = [all.members - members, all.positives - positives]
      const rest = (positives * (members - positives)) / members + (b * (a - b)) / a
      if (rest < lowest) [best, lowest] = [{ column, level, members, positives }, rest]
    }
  }
  return best
}

function partOf(
  order: Int32Array,
  codes: Int32Array,
  level: number,
  left: boolean,
  members: number,
): Int32Array {
  const part = new Int32Array(members)
  let place = 0
  for (let i = 0; i < order.length; i++) {
    const member = order[i] as number
    if ((codes[member] as number) <= level === left) part[place++] = member
  }
  return part
}
