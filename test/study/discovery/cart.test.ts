import { describe, expect, test } from 'vitest'
import { cart } from '../../../src/study/discovery/cart.ts'
import { growTree } from '../../../src/study/discovery/growTree.ts'
import { pricesOf, pruneTree } from '../../../src/study/discovery/pruneTree.ts'
import { spaceOf } from '../../../src/study/discovery/space.ts'
import { orderOf } from '../../../src/study/sensitivity/coded.ts'
import { sampleFrom } from '../sensitivity/testFunctions.ts'
import { planted, recovery } from './planted.ts'

/** Eight members in a row, labelled 1 1 1 0 0 0 1 0, and a column that says nothing. */
const ROW = spaceOf(
  sampleFrom({ place: [1, 2, 3, 4, 5, 6, 7, 8], idle: [1, 1, 1, 1, 1, 1, 1, 1] }, []),
  Uint8Array.of(1, 1, 1, 0, 0, 0, 1, 0),
)

describe('a tree small enough to grow by hand', () => {
  const tree = growTree(ROW, ROW.columns.map(orderOf), { depth: 3, least: 1 })

  test('splits where most impurity goes', () => {
    // of 2 in all, 3 x 0 + (1 x 4 / 5) is left after the first three; other splits leave more
    expect(tree).toMatchObject({ members: 8, positives: 4, impurity: 2, split: { column: 0, level: 2 } })
    expect(tree.split?.left).toEqual({ members: 3, positives: 3, impurity: 0 })
    expect(tree.split?.right).toMatchObject({ members: 5, positives: 1, impurity: 0.8, split: { level: 5 } })
    expect(tree.split?.right.split?.right).toMatchObject({ impurity: 0.5, split: { level: 6 } })
  })

  test('stops at the least size of a leaf and at the greatest depth', () => {
    const orders = ROW.columns.map(orderOf)
    expect(growTree(ROW, orders, { depth: 0, least: 1 }).split).toBeUndefined()
    expect(growTree(ROW, orders, { depth: 9, least: 5 }).split).toBeUndefined()
    expect(growTree(ROW, orders, { depth: 9, least: 4 }).split?.level).toBe(3)
  })

  test('is pruned at the prices of its weakest links', () => {
    // the last two splits together save 0.8 for two leaves, the first saves 1.2 for one
    expect(pricesOf(tree)).toEqual([0, 0.4, 1.2].map((price) => expect.closeTo(price, 9)))
    expect(pruneTree(tree, 0.39).split?.right.split).toBeDefined()
    expect(pruneTree(tree, 0.41).split?.right.split).toBeUndefined()
    expect(pruneTree(tree, 1.21).split).toBeUndefined()
    expect(pruneTree(tree, Infinity)).toEqual({ members: 8, positives: 4, impurity: 2 })
  })
})

test.each([
  [0, 0.97],
  [0.1, 0.85],
])('a planted box is found with a share of %d of the labels flipped', (flipped, least) => {
  for (const seed of ['a', 'b', 'c']) {
    const { space, truth } = planted(2000, 20, { 3: [0.3, 0.8], 7: [0, 0.4] }, flipped, seed)
    const { coverage, density } = recovery(cart(space, 'seed').inside, truth)
    expect(Math.min(coverage, density)).toBeGreaterThan(least)
  }
})

test('two boxes are found, where one would not do', () => {
  const { sample } = planted(3000, 8, {}, 0, 'seed')
  const at = (column: number, i: number): number => sample.draws[column * 3000 + i] as number
  const truth = Uint8Array.from({ length: 3000 }, (_, i) =>
    (at(0, i) < 0.3 && at(1, i) < 0.5) || (at(0, i) > 0.7 && at(2, i) > 0.5) ? 1 : 0,
  )
  const found = cart(spaceOf(sample, truth), 'seed')
  expect(found.boxes.length).toBeGreaterThan(1)
  expect(found.boxes.length).toBeLessThan(5)
  expect(Math.min(found.coverage, found.density)).toBeGreaterThan(0.97)
  for (const { limits } of found.boxes.slice(0, 2))
    for (const { name } of limits) expect(['x1', 'x2', 'x3']).toContain(name)
})

test('labels by chance mostly leave the root', () => {
  const leaves = Array.from(
    { length: 20 },
    (_, i) => cart(planted(400, 6, {}, 0.5, `seed ${i}`).space, 'seed').leaves,
  )
  expect(leaves.filter((count) => count === 1).length).toBeGreaterThan(16)
})

test('within one standard error of the best, the smallest tree is taken', () => {
  const trees = Array.from({ length: 20 }, (_, i) => {
    return cart(planted(300, 10, { 3: [0.3, 0.8], 7: [0, 0.4] }, 0.3, `s${i}`).space, 's')
  })
  // the best ones have 2.75 leaves on average
  expect(trees.reduce((sum, { leaves }) => sum + leaves, 0) / 20).toBeLessThan(2.2)
})

test('nobody looked for: one leaf, nothing covered', () => {
  const { sample } = planted(100, 3, {}, 0, 'seed')
  const found = cart(spaceOf(sample, new Uint8Array(100)), 'seed')
  expect(found).toMatchObject({ leaves: 1, positives: 0, density: 0 })
})
