import type { Tree } from './growTree.ts'

/**
 * The subtree with the least impurity plus `price` for each leaf, the smallest of several (Breiman, Friedman, Olshen and
 * Stone, Classification and Regression Trees, 1984, page 66).
 */
export function pruneTree(tree: Tree, price: number): Tree {
  const { split, ...leaf } = tree
  if (!split) return tree
  const left = pruneTree(split.left, price)
  const right = pruneTree(split.right, price)
  const cost = costOf(left, price) + costOf(right, price)
  return leaf.impurity + price <= cost ? leaf : { ...leaf, split: { ...split, left, right } }
}

function costOf(tree: Tree, price: number): number {
  const leaves = leavesOf(tree)
  return leaves.reduce((sum, { impurity }) => sum + impurity, 0) + price * leaves.length
}

function leavesOf({ split, ...leaf }: Tree): Omit<Tree, 'split'>[] {
  return split ? [...leavesOf(split.left), ...leavesOf(split.right)] : [leaf]
}

/** The prices at which another branch goes, rising from 0, at which none has gone; after the last only the root is left. */
export function pricesOf(tree: Tree): number[] {
  const prices = [0]
  let rest = pruneTree(tree, 0)
  while (rest.split) {
    const price = weakestLink(rest)
    prices.push(price)
    rest = pruneTree(rest, price * (1 + 1e-12))
  }
  return prices
}

/** What the branch that helps least helps, for each of its leaves but one. */
function weakestLink(tree: Tree): number {
  if (!tree.split) return Number.POSITIVE_INFINITY
  const leaves = leavesOf(tree)
  const gain = tree.impurity - leaves.reduce((sum, { impurity }) => sum + impurity, 0)
  const own = gain / (leaves.length - 1)
  return Math.min(own, weakestLink(tree.split.left), weakestLink(tree.split.right))
}
