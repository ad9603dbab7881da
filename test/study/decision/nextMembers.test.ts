import { describe, expect, test } from 'vitest'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { statisticsOf } from '../../../src/ensemble/statisticsOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import { nextMembers, type Target } from '../../../src/study/decision/nextMembers.ts'

const target = (estimate: number, standardError: number, size = 0.01): Target => ({
  estimate,
  standardError,
  precision: { kind: 'relative', size },
})

const MC = { members: 1000, design: 'mc' } as const

describe('the next number of members', () => {
  test.each([
    ['met', [target(100, 0.9)], { kind: 'enough' }],
    ['met exactly', [target(-100, 1)], { kind: 'enough' }],
    ['a little short', [target(100, 1.1)], { kind: 'more', members: 2000 }],
    ['twice the error', [target(100, 2)], { kind: 'more', members: 4000 }],
    ['far from it, in steps of four', [target(100, 50)], { kind: 'more', members: 4000 }],
    ['one of several', [target(100, 0.1), target(5, 0.06)], { kind: 'more', members: 2000 }],
    ['no error', [target(0, 0)], { kind: 'enough' }],
    ['nothing asked', [], { kind: 'enough' }],
    ['an error not known yet', [target(100, Number.NaN)], { kind: 'more', members: 2000 }],
    ['a part of nothing', [target(0, 1)], { kind: 'out of reach', members: Infinity }],
    [
      'a mean that does not exist',
      [target(Number.NaN, Number.NaN)],
      { kind: 'out of reach', members: Infinity },
    ],
    [
      'an absolute error',
      [{ estimate: 0.5, standardError: 0.02, precision: { kind: 'absolute', size: 0.015 } } as Target],
      { kind: 'more', members: 2000 },
    ],
  ])('%s', (_, targets, next) => {
    expect(nextMembers(targets, MC, 100_000)).toEqual(next)
  })

  test('stops short of the most there may be', () => {
    expect(nextMembers([target(100, 50)], MC, 3000)).toEqual({ kind: 'more', members: 2000 })
    expect(nextMembers([target(100, 2)], MC, 1500)).toEqual({ kind: 'out of reach', members: 4000 })
  })

  test('is not for lhs', () => {
    expect(() => nextMembers([], { members: 10, design: 'lhs' }, 100)).toThrow(RangeError)
  })
})

test('followed to the end, the error asked for is met with less than four times the members needed', () => {
  const key = keyOf('seed', 'x')
  let members = 64
  for (;;) {
    const values = Float64Array.from({ length: members }, (_, i) => uniform(key, 'draw', i))
    const { mean, standardErrors } = statisticsOf(values)
    const next = nextMembers([target(mean, standardErrors.mean)], { members, design: 'mc' }, 1e6)
    if (next.kind !== 'more') {
      expect(next.kind).toBe('enough')
      expect(standardErrors.mean).toBeLessThanOrEqual(0.01 * mean)
      break
    }
    members = next.members
  }
  // the relative error of uniform numbers is 1 / sqrt(3 n): 3,333 members
  expect(members).toBeGreaterThan(3000)
  expect(members).toBeLessThan(4 * 3334)
})
