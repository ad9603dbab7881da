import { describe, expect, test } from 'vitest'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import type { FoundBox } from '../../../src/study/discovery/foundBox.ts'
import { prim } from '../../../src/study/discovery/prim.ts'
import { spaceOf } from '../../../src/study/discovery/space.ts'
import { sampleFrom } from '../sensitivity/testFunctions.ts'
import { type Planted, planted, recovery } from './planted.ts'

const BOXES: readonly (readonly [what: string, size: number, columns: number, box: Planted])[] = [
  ['one corner of two', 1000, 20, { 3: [0.6, 1], 7: [0, 0.4] }],
  ['three columns, one from both sides', 2000, 30, { 3: [0.3, 0.8], 7: [0, 0.4], 11: [0.5, 1] }],
  ['a small box among many columns', 1000, 60, { 0: [0.7, 1], 5: [0.5, 1], 9: [0.5, 1] }],
  ['half of one column', 500, 40, { 2: [0.5, 1] }],
]

describe.each(BOXES)('%s', (_, size, columns, box) => {
  test.each(['a', 'b', 'c'])('is recovered without noise (seed %s)', (seed) => {
    const { space, truth } = planted(size, columns, box, 0, seed)
    const found = prim(space).box
    const { coverage, density } = recovery(found.inside, truth)
    expect(Math.min(coverage, density)).toBeGreaterThan(0.95)
    const names = Object.keys(box).map((column) => `x${Number(column) + 1}`)
    expect(new Set(found.limits.map(({ name }) => name))).toEqual(new Set(names))
    expect(found).toMatchObject({ coverage, density })
  })

  test.each(['a', 'b', 'c'])('is recovered with a tenth of the labels flipped (seed %s)', (seed) => {
    const { space, truth } = planted(size, columns, box, 0.1, seed)
    const found = prim(space).box
    const { coverage, density } = recovery(found.inside, truth)
    expect(Math.min(coverage, density)).toBeGreaterThan(0.85)
    for (const column of Object.keys(box))
      expect(found.limits.map(({ name }) => name)).toContain(`x${Number(column) + 1}`)
  })
})

test('ten thousand members of a hundred parameters', () => {
  const { space, truth } = planted(10_000, 100, { 0: [0.2, 0.7], 50: [0.4, 1], 99: [0, 0.5] }, 0.1, 'seed')
  const { coverage, density } = recovery(prim(space).box.inside, truth)
  expect(Math.min(coverage, density)).toBeGreaterThan(0.99)
})

const limitOf = ({ limits }: FoundBox, name: string) => limits.find((limit) => limit.name === name)

test('limits are near those planted, as values and as shares of all members, and say what they are worth', () => {
  const { space } = planted(4000, 5, { 1: [0.3, 0.8], 3: [0.5, 1] }, 0, 'seed')
  const { box } = prim(space)
  const [x2, x4] = [limitOf(box, 'x2'), limitOf(box, 'x4')]
  if (x2?.kind !== 'range' || x4?.kind !== 'range') throw new Error('no ranges')
  expect(x2.low?.value).toBeCloseTo(0.3, 2)
  expect(x2.low?.share).toBeCloseTo(0.3, 1)
  expect(x2.high?.value).toBeCloseTo(0.8, 2)
  expect(x2.high?.share).toBeCloseTo(0.8, 1)
  expect(x4.high).toBeUndefined()
  expect(x2.without.density).toBeCloseTo(0.5, 1)
  expect(x2.without.coverage).toBe(1)
  expect(x2.quasiP).toBeLessThan(1e-50)
  // without the limits on the first of them least is left of the density
  expect(box.limits[0]?.without.density).toBeLessThanOrEqual(box.limits[1]?.without.density as number)
  expect(box.mass).toBeCloseTo(box.members / 4000, 12)
})

test('the trajectory starts with all members and trades coverage for density', () => {
  const { space } = planted(2000, 10, { 1: [0.3, 0.8], 3: [0.5, 1] }, 0.1, 'seed')
  const { trajectory, chosen } = prim(space)
  expect(trajectory[0]).toMatchObject({ members: 2000, coverage: 1, restricted: 0, mass: 1 })
  for (const [i, point] of trajectory.entries()) {
    const before = trajectory[i - 1]
    if (!before) continue
    expect(point.members).toBe(before.members - Math.max(1, Math.floor(0.05 * before.members)))
    expect(point.coverage).toBeLessThanOrEqual(before.coverage)
  }
  const start = trajectory[0]?.density as number
  expect(trajectory[chosen]?.density).toBeGreaterThan(start + 0.4)
})

test.each([
  ['the best score', planted(1500, 15, { 1: [0.3, 0.8], 3: [0.5, 1], 4: [0.1, 0.9] }, 0.1, 'seed'), 'a'],
  ['fewer parameters within 0.02 of it', planted(1000, 3, { 0: [0, 0.6], 1: [0.03, 1] }, 0.05, 'f'), 'b'],
])('the choice is %s', (_, { space }, which) => {
  const { trajectory, chosen } = prim(space)
  const score = (i: number): number => {
    const { coverage = 0, density = 0 } = trajectory[i] ?? {}
    return (2 * coverage * density) / (coverage + density)
  }
  const best = Math.max(...trajectory.map((_, i) => score(i)))
  expect(score(chosen)).toBeGreaterThanOrEqual(best - 0.02)
  expect(score(chosen) < best).toBe(which === 'b')
  for (const [i, { restricted }] of trajectory.entries())
    if (restricted < (trajectory[chosen]?.restricted as number)) expect(score(i)).toBeLessThan(best - 0.02)
})

test('whole numbers are cut between values, kinds one by one', () => {
  const size = 1200
  const level = Array.from({ length: size }, (_, i) => i % 5)
  const kind = Array.from({ length: size }, (_, i) => [3, 7, 9, 20][Math.floor(i / 5) % 4] as number)
  const idle = Array.from({ length: size }, (_, i) => (i * 7919) % size)
  const sample = sampleFrom({ level, kind, idle }, [])
  const labels = Uint8Array.from(level, (l, i) => (l >= 3 && [3, 9].includes(kind[i] as number) ? 1 : 0))
  const { box } = prim(spaceOf(sample, labels, ['kind']))
  expect(box).toMatchObject({ coverage: 1, density: 1, mass: 0.2 })
  expect(limitOf(box, 'level')).toMatchObject({ kind: 'range', low: { value: 2.5, share: 0.6 } })
  expect(limitOf(box, 'kind')).toMatchObject({ kind: 'kinds', values: [3, 9], share: 0.5 })
  expect(box.limits).toHaveLength(2)
})

test('a date that may never come is cut at the last that does', () => {
  const date = Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? Infinity : i))
  const labels = Uint8Array.from(date, (d) => (d < Infinity ? 1 : 0))
  const { box } = prim(spaceOf(sampleFrom({ date }, []), labels))
  expect(box).toMatchObject({ coverage: 1, density: 1 })
  expect(box.limits[0]).toMatchObject({ kind: 'range', high: { value: 399, share: 0.75 } })
})

test('parameters that only act together are found', () => {
  // half of two opposite fields of a chequered board of four: neither column tells anything by itself
  const { sample } = planted(4000, 6, {}, 0, 'seed')
  const at = (column: number, i: number): number => sample.draws[column * 4000 + i] as number
  const chance = keyOf('seed', 'chance')
  const labels = Uint8Array.from({ length: 4000 }, (_, i) =>
    at(0, i) < 0.5 === at(1, i) < 0.5 && uniform(chance, 'draw', i) < 0.5 ? 1 : 0,
  )
  const { box } = prim(spaceOf(sample, labels))
  expect(new Set(box.limits.map(({ name }) => name))).toEqual(new Set(['x1', 'x2']))
  expect(box.density).toBeGreaterThan(0.45)
  expect(box.coverage).toBeGreaterThan(0.45)
})

test.each([
  ['nobody', 0],
  ['everybody', 1],
])('when %s is looked for there is nothing to tell apart', (_, label) => {
  const { sample } = planted(300, 4, {}, 0, 'seed')
  const { trajectory, box } = prim(spaceOf(sample, new Uint8Array(300).fill(label)))
  expect(trajectory).toHaveLength(1)
  expect(box.limits).toEqual([])
  expect(box).toMatchObject({ members: 300, density: label, mass: 1 })
})

test('labels by chance: no box that chance could not have set', () => {
  const found = ['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => prim(planted(500, 10, {}, 0.5, seed).space).box)
  for (const { limits } of found) expect(limits.every(({ quasiP }) => quasiP <= 0.05)).toBe(true)
  // the greatest harmonic mean of half of all is that of all members
  expect(found.filter(({ limits }) => limits.length === 0).length).toBeGreaterThan(3)
})
