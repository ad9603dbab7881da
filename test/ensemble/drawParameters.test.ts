import { describe, expect, test } from 'vitest'
import { quantileOf } from '../../src/distributions/catalogue.ts'
import { correlationGroups } from '../../src/ensemble/correlationGroups.ts'
import { drawParameters } from '../../src/ensemble/drawParameters.ts'
import type { EnsembleSpec } from '../../src/model/scenario.ts'
import type { Draw, System } from '../../src/model/system.ts'

type Correlations = System['correlations']

const draw = (
  name: string,
  distribution: Draw['distribution'] = { kind: 'normal', mean: 0, sd: 1 },
): Draw => ({
  name,
  slot: 0,
  distribution,
})

const MC: EnsembleSpec = { members: 2000, seed: 'seed', design: 'mc' }
const DRAWS = [draw('b'), draw('a', { kind: 'pert', low: 1, mode: 2, high: 4 }), draw('c')]
const CHAIN: Correlations = [
  { between: ['b', 'a'], rank: 0.5 },
  { between: ['b', 'c'], rank: -0.7 },
]

function row(values: Float64Array, index: number, count: number): number[] {
  return [...values.subarray(index * count, (index + 1) * count)]
}

describe.each(['mc', 'lhs', 'sobol'] as const)('draws of %s', (design) => {
  const ensemble = { ...MC, design }
  const all = drawParameters(DRAWS, CHAIN, ensemble, 0, 2000)

  test('do not depend on the other parameters or on the order of anything', () => {
    const others = [draw('z'), ...DRAWS.toReversed(), draw('new')]
    const reordered = drawParameters(others, CHAIN.toReversed(), ensemble, 0, 2000)
    for (const [index, { name }] of DRAWS.entries()) {
      const other = others.findIndex((one) => one.name === name)
      expect(row(reordered, other, 2000)).toEqual(row(all, index, 2000))
    }
  })

  test('are the same in whatever ranges they are drawn', () => {
    const late = drawParameters(DRAWS, CHAIN, ensemble, 1234, 100)
    for (const index of DRAWS.keys()) {
      expect(row(late, index, 100)).toEqual(row(all, index, 2000).slice(1234, 1334))
    }
  })

  test('have the rank correlations asked for, and the distributions they had', () => {
    expect(rankCorrelation(row(all, 0, 2000), row(all, 1, 2000))).toBeCloseTo(0.5, 1)
    expect(rankCorrelation(row(all, 0, 2000), row(all, 2, 2000))).toBeCloseTo(-0.7, 1)
    const a = row(all, 1, 2000).sort((x, y) => x - y)
    const quantile = quantileOf((DRAWS[1] as Draw).distribution)
    for (const u of [0.05, 0.5, 0.95])
      expect(Math.abs((a[2000 * u] as number) - quantile(u))).toBeLessThan(0.08)
  })
})

test('a change of one distribution leaves the other draws and the shares alone', () => {
  const before = drawParameters(DRAWS, CHAIN, MC, 0, 100)
  const changed = [draw('b', { kind: 'normal', mean: 10, sd: 2 }), ...DRAWS.slice(1)]
  const after = drawParameters(changed, CHAIN, MC, 0, 100)
  expect(row(after, 1, 100)).toEqual(row(before, 1, 100))
  for (const [member, value] of row(before, 0, 100).entries()) {
    expect(after[member] as number).toBeCloseTo(10 + 2 * value, 12)
  }
})

test('the first parameter of a group by name keeps the draws it has alone', () => {
  const alone = drawParameters([draw('a')], [], MC, 0, 50)
  const joined = drawParameters([draw('a'), draw('b')], [{ between: ['b', 'a'], rank: 0.9 }], MC, 0, 50)
  expect(row(joined, 0, 50)).toEqual([...alone])
  expect(row(joined, 1, 50)).not.toEqual([...drawParameters([draw('b')], [], MC, 0, 50)])
})

test('500 members are the first of 2,000', () => {
  const few = drawParameters(DRAWS, CHAIN, { ...MC, members: 500 }, 0, 500)
  const many = drawParameters(DRAWS, CHAIN, MC, 0, 2000)
  for (const index of DRAWS.keys()) expect(row(few, index, 500)).toEqual(row(many, index, 2000).slice(0, 500))
})

test('the draws are pinned', () => {
  expect([...drawParameters(DRAWS, CHAIN, MC, 0, 2)]).toMatchInlineSnapshot(`
    [
      -1.2546946569640873,
      -0.972533067195383,
      1.6362478146499977,
      1.7865263794238797,
      0.3301118762089957,
      0.9107946261823504,
    ]
  `)
  expect([...drawParameters(DRAWS, CHAIN, { ...MC, design: 'lhs' }, 0, 2)]).toMatchInlineSnapshot(`
    [
      1.5401167763293966,
      -0.6518637796689583,
      2.7897699868943535,
      1.9280243557735048,
      -0.5569969258573748,
      0.44808546273547206,
    ]
  `)
  expect([...drawParameters(DRAWS, CHAIN, { ...MC, design: 'sobol' }, 0, 2)]).toMatchInlineSnapshot(`
    [
      2.134495699776797,
      -0.3305743286158724,
      2.692314732959138,
      2.5401683488522258,
      -2.735841986586165,
      1.141248253676698,
    ]
  `)
})

describe('groups', () => {
  test('are what is joined, in alphabetical order', () => {
    const found = correlationGroups([
      { between: ['x', 'y'], rank: 0.1 },
      { between: ['d', 'c'], rank: 0.2 },
      { between: ['b', 'e'], rank: 0.3 },
      { between: ['c', 'b'], rank: 0.4 },
    ])
    const names = found.kind === 'groups' ? found.groups.map((group) => group.names) : []
    expect(names).toEqual([
      ['b', 'c', 'd', 'e'],
      ['x', 'y'],
    ])
  })

  test('have a factor whose square is the matrix of 2 sin(pi rho / 6)', () => {
    const found = correlationGroups(CHAIN)
    const factor = found.kind === 'groups' ? (found.groups[0]?.factor ?? []) : []
    const product = factor.map((one) =>
      factor.map((other) => one.reduce((sum, x, k) => sum + x * (other[k] ?? 0), 0)),
    )
    const [ab, bc] = [2 * Math.sin((Math.PI * 0.5) / 6), 2 * Math.sin((Math.PI * -0.7) / 6)]
    const expected = [
      [1, ab, 0],
      [ab, 1, bc],
      [0, bc, 1],
    ]
    for (const [i, values] of expected.entries()) {
      for (const [j, value] of values.entries()) expect(product[i]?.[j]).toBeCloseTo(value, 14)
    }
  })

  test('that contradict themselves are named', () => {
    const impossible: Correlations = [
      { between: ['a', 'b'], rank: 0.9 },
      { between: ['b', 'c'], rank: 0.9 },
    ]
    expect(correlationGroups(impossible)).toEqual({ kind: 'contradiction', names: ['a', 'b', 'c'] })
    expect(correlationGroups([{ between: ['a', 'b'], rank: 1 }])).toEqual({
      kind: 'contradiction',
      names: ['a', 'b'],
    })
    expect(() => drawParameters(DRAWS, impossible, MC, 0, 1)).toThrow('a, b, c contradict')
  })
})

function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const [r, s] = [ranks(one), ranks(other)]
  const squares = r.reduce((sum, rank, i) => sum + (rank - (s[i] as number)) ** 2, 0)
  return 1 - (6 * squares) / (r.length * (r.length ** 2 - 1))
}

function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((i, j) => (values[i] as number) - (values[j] as number))
  const result = new Array<number>(values.length)
  for (const [rank, index] of order.entries()) result[index] = rank
  return result
}
