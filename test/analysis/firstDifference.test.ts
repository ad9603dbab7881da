import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstDifference } from '../../src/analysis/firstDifference.ts'
import { interpret } from '../../src/kernel/interpreter.ts'
import type { Scalar, System } from '../../src/model/system.ts'
import { call, choose, constant, PlainSystem, TIME } from '../kernel/compiled/plainSystem.ts'
import { runKernel } from '../kernel/compiled/runKernel.ts'

const STEPS = 12

const SPREAD = { kind: 'uniform', low: 0, high: 2 } as const

const reached = (date: number): Scalar => call('>=', TIME, constant(date))

/** A system whose draw acts as `effect` says; its other draw is another number in each member. */
function systemWith(effect: (lever: Scalar, other: Scalar, stock: Scalar) => Scalar): System {
  const s = new PlainSystem()
  const [lever, other] = [s.draw(), s.draw()]
  const stock = s.stock(constant(1), (self) => call('*', self, effect(lever, other, self)))
  s.output(stock)
  const system = s.system({ steps: STEPS })
  const draws = system.draws.map((draw) => ({ ...draw, distribution: SPREAD }))
  return { ...system, draws }
}

const first = (system: System): number => firstDifference(system, new Set([system.draws[0]?.name ?? '']))

describe('firstDifference', () => {
  test.each<[string, number, (lever: Scalar, other: Scalar, stock: Scalar) => Scalar]>([
    ['what always acts', 0, (lever) => lever],
    ['what acts from a date on', 5, (lever) => choose(reached(5), lever, constant(0.1))],
    ['a condition with a date', 5, (lever) => call('and', reached(5), call('<', constant(0.5), lever))],
    ['a condition that held before', 5, (lever) => call('or', call('<', TIME, constant(5)), lever)],
    ['what acts after the end', STEPS + 1, (lever) => choose(reached(STEPS + 1), lever, constant(0.1))],
    ['the later of two dates', 7, (lever) => choose(reached(7), choose(reached(5), lever, TIME), TIME)],
    ['a date of its own', 0, (lever) => call('>=', TIME, lever)],
    ['what depends on a stock', 0, (lever, _, stock) => choose(call('>', stock, constant(9)), lever, TIME)],
    ['nothing', STEPS + 1, (_, other) => call('*', other, constant(0.1))],
  ])('%s begins at step %d', (_, step, effect) => {
    expect(first(systemWith(effect))).toBe(step)
  })

  test('a draw that has no spread is known, another is not', () => {
    const system = systemWith((lever, date) => choose(call('>=', TIME, date), lever, constant(0.1)))
    const [one, other] = system.draws
    const withDate = (distribution: System['draws'][number]['distribution']): System => ({
      ...system,
      draws: [one, { ...other, distribution }] as System['draws'],
    })
    expect(first(withDate({ kind: 'fixed', value: 4 }))).toBe(4)
    expect(first(withDate({ kind: 'uniform', low: 4, high: 6 }))).toBe(0)
    expect(firstDifference(system, new Set(system.draws.map(({ name }) => name)))).toBe(0)
  })

  test('what is read, kept or checked counts, and methods that look ahead begin at once', () => {
    const late = (lever: Scalar): Scalar => choose(reached(5), lever, constant(0.1))
    const window = { from: constant(1), to: constant(9) }
    const begins: readonly ((s: PlainSystem, lever: Scalar) => void)[] = [
      (s, lever) => s.output(late(lever)),
      (s, lever) => s.metric(s.reducer({ kind: 'highest', value: late(lever), ...window })),
      (s, lever) => s.delay(late(lever), constant(2), constant(0)),
    ]
    const atOnce: readonly ((s: PlainSystem, lever: Scalar) => void)[] = [
      (s, lever) => s.output(lever),
      (s, lever) => s.stock(lever, () => constant(0)),
      (s, lever) => s.delay(constant(1), lever, constant(0)),
      (s, lever) => s.memory(call('+', lever, constant(1))),
      (s, lever) => s.check('lever', call('>', lever, constant(0)), 'is none'),
      (s, lever) => s.metric(s.reducer({ kind: 'at', value: TIME, from: lever, to: lever })),
    ]
    const found = (build: (s: PlainSystem, lever: Scalar) => void, method: 'euler' | 'rk4'): number => {
      const s = new PlainSystem()
      build(s, s.draw())
      return first(s.system({ steps: STEPS, method }))
    }
    expect(begins.map((build) => found(build, 'euler'))).toEqual([5, 5, 5])
    expect(atOnce.map((build) => found(build, 'euler'))).toEqual([0, 0, 0, 0, 0, 0])
    expect(begins.map((build) => found(build, 'rk4'))).toEqual([0, 0, 0])
  })

  test('before it, members are the same to the bit', () => {
    const date = fc.integer({ min: 0, max: STEPS + 2 })
    const { scalar } = fc.letrec<{ scalar: (lever: Scalar, other: Scalar, stock: Scalar) => Scalar }>(
      (tie) => {
        const part = tie('scalar') as fc.Arbitrary<(lever: Scalar, other: Scalar, stock: Scalar) => Scalar>
        const leaf = fc.oneof(
          fc.constantFrom<(lever: Scalar, other: Scalar, stock: Scalar) => Scalar>(
            (lever) => lever,
            (_, other) => other,
            (_, __, stock) => stock,
            () => TIME,
            () => constant(0),
            () => constant(0.25),
          ),
          date.map((at) => () => reached(at)),
        )
        const two = fc.tuple(fc.constantFrom('+', '*', 'and', 'or', '<', '>=', 'min', 'max'), part, part).map(
          ([name, a, b]) =>
            (...given: [Scalar, Scalar, Scalar]) =>
              call(name, a(...given), b(...given)),
        )
        const three = fc.tuple(part, part, part).map(
          ([a, b, c]) =>
            (...given: [Scalar, Scalar, Scalar]) =>
              choose(a(...given), b(...given), c(...given)),
        )
        return { scalar: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, two, three) }
      },
    )
    let late = 0
    fc.assert(
      fc.property(scalar, (effect) => {
        const system = systemWith(effect)
        const begins = first(system)
        if (begins > 0 && begins <= STEPS) late++
        const run = (lever: number): Float64Array =>
          runKernel(interpret(system), system, {
            members: 2,
            draws: [
              [lever, lever],
              [0.3, 2],
            ],
          }).values
        const [before, after] = [run(0), run(0.75)]
        // The stock at a step is what the step before has made of it.
        const same = 2 * Math.min(begins + 1, STEPS + 1)
        expect(after.subarray(0, same)).toEqual(before.subarray(0, same))
      }),
      { numRuns: 500, seed: 5 },
    )
    expect(late).toBeGreaterThan(10)
  })
})
