import { keyOf } from '../../ensemble/keyOf.ts'
import { uniform } from '../../ensemble/uniform.ts'
import { type Growth, growTree, type Tree } from './growTree.ts'
import { pruneTree } from './pruneTree.ts'
import type { Space } from './space.ts'

const FOLDS = 10

/**
 * The price of a leaf at which trees of nine tenths of the members predict the others best, or the highest within one
 * standard error of that (Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984, pages 75 to 80).
 * @param prices in rising order: see `pricesOf`
 */
export function bestPrice(
  space: Space,
  orders: readonly Int32Array[],
  growth: Growth,
  prices: readonly number[],
  seed: string,
): number {
  const between = prices.map((price, i) =>
    Math.sqrt(price * (prices[i + 1] ?? Number.POSITIVE_INFINITY) || 0),
  )
  const key = keyOf(seed, 'CART folds')
  const folds = Int32Array.from({ length: space.size }, (_, i) => Math.floor(FOLDS * uniform(key, 'draw', i)))
  const errors = between.map(() => new Float64Array(space.size))
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = orders.map((order) => order.filter((i) => folds[i] !== fold))
    const tree = growTree(space, rest, growth)
    const members = [...folds.keys()].filter((i) => folds[i] === fold)
    for (const [k, price] of between.entries()) {
      const pruned = pruneTree(tree, (price * tree.members) / space.size)
      for (const i of members) (errors[k] as Float64Array)[i] = squaredError(space, pruned, i)
    }
  }
  return prices[withinOneError(errors)] as number
}

function squaredError(space: Space, tree: Tree, member: number): number {
  let leaf = tree
  while (leaf.split) {
    const { column, level, left, right }: NonNullable<Tree['split']> = leaf.split
    leaf = (space.columns[column]?.codes[member] as number) <= level ? left : right
  }
  const distance = (space.labels[member] as number) - leaf.positives / leaf.members
  return distance * distance
}

/** The last of the rows whose mean is at most the least plus its standard error. */
function withinOneError(errors: readonly Float64Array[]): number {
  const means = errors.map((row) => row.reduce((sum, error) => sum + error, 0) / row.length)
  const least = means.indexOf(Math.min(...means))
  const [row, mean] = [errors[least] as Float64Array, means[least] as number]
  const variance = row.reduce((sum, error) => sum + (error - mean) * (error - mean), 0) / row.length
  const limit = mean + Math.sqrt(variance / row.length)
  return means.findLastIndex((one) => one <= limit)
}
