import { expect, test } from 'vitest'
import { incomparable } from '../../src/bench/cContestants.ts'
import { jsContestant } from '../../src/bench/jsContestant.ts'
import { kernelContestant } from '../../src/bench/kernelContestant.ts'
import { largestDifference } from '../../src/bench/largestDifference.ts'
import { compile } from '../../src/kernel/compiled/compile.ts'
import { constant, PlainSystem, TIME } from '../kernel/compiled/plainSystem.ts'
import { DRAWN, MEMBERS, outputsOf, SYSTEM, WANTED } from './contest.ts'

test('members of the test differ, and so do their outputs', () => {
  const path = WANTED.length / MEMBERS
  expect(WANTED.every(Number.isFinite)).toBe(true)
  expect(new Set(WANTED.subarray(0, path)).size).toBeGreaterThan(path / 2)
  expect(WANTED[path - 1]).not.toBe(WANTED[2 * path - 1])
})

test('the compiled kernel gives the same bits', () => {
  expect(largestDifference(outputsOf(kernelContestant(compile(SYSTEM), SYSTEM, DRAWN)), WANTED)).toBe(0)
})

test('generated JavaScript gives the same outputs, lookups of stocks included', () => {
  expect(largestDifference(outputsOf(jsContestant(SYSTEM, DRAWN)), WANTED)).toBeLessThan(1e-12)
})

test('what contestants cannot do is said', () => {
  expect(incomparable(SYSTEM)).toBeUndefined()
  expect(incomparable({ ...SYSTEM, time: { ...SYSTEM.time, method: 'rk4' } })).toContain('Euler')
  const delayed = new PlainSystem()
  delayed.output(delayed.delay(TIME, constant(1), constant(0)))
  expect(incomparable(delayed.system())).toContain('delays')
})

test('a difference is relative, except near zero', () => {
  const found = (a: number, b: number): number => largestDifference(Float64Array.of(a), Float64Array.of(b))
  expect(found(101, 100)).toBe(0.01)
  expect(found(2e-8, 1e-8)).toBe(1e-2)
  expect(found(Number.NaN, Number.NaN)).toBe(0)
  expect(found(Number.NaN, 1)).toBe(Number.POSITIVE_INFINITY)
  expect(largestDifference(new Float64Array(1), new Float64Array(2))).toBe(Number.POSITIVE_INFINITY)
})
