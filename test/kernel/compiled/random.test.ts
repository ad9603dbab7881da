import fc from 'fast-check'
import { describe, it } from 'vitest'
import { FUNCTIONS } from '../../../src/functions/catalogue.ts'
import { F64_SCALAR } from '../../../src/kernel/compiled/emit/f64.ts'
import { F64X2 } from '../../../src/kernel/compiled/emit/f64x2.ts'
import { REDUCER_KINDS, type Scalar, type System } from '../../../src/model/system.ts'
import { call, choose, constant, PlainSystem, slot, TIME } from './plainSystem.ts'
import { expectCompiledSame, type Inputs } from './runKernel.ts'

const SPECIAL = [0, -0, 1, -1, 2, 0.5, 3, -2, 1e-300, 1e300, Infinity, -Infinity, Number.NaN, 0.1, 7]

const anyNumber = fc.oneof(
  { weight: 2, arbitrary: fc.double({ min: -4, max: 4, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(...SPECIAL) },
  { weight: 1, arbitrary: fc.double() },
)

const NAMES = [...FUNCTIONS.values()].map(({ name, least, most }) => ({
  name,
  count: most > 3 ? 2 : Math.max(least, Math.min(most, 3)),
}))

/** Expressions of some slots. */
function scalars(leaves: readonly Scalar[], tables: number): fc.Arbitrary<Scalar> {
  const leaf = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...leaves) },
    { weight: 1, arbitrary: anyNumber.map(constant) },
  )
  return fc.letrec<{ scalar: Scalar }>((tie) => ({
    scalar: fc.oneof(
      { maxDepth: 5, depthSize: 'medium' },
      leaf,
      fc
        .tuple(fc.constantFrom(...NAMES), fc.tuple(tie('scalar'), tie('scalar'), tie('scalar')))
        .map(([{ name, count }, args]) => call(name, ...args.slice(0, count))),
      fc.tuple(tie('scalar'), tie('scalar'), tie('scalar')).map(([a, b, c]) => choose(a, b, c)),
      fc
        .tuple(fc.nat(tables - 1), tie('scalar'))
        .map(([table, argument]): Scalar => ({ op: 'lookup', table, argument })),
    ),
  })).scalar
}

const MEMBERS = 5
const MONTHS = 7

interface Parts {
  readonly system: System
  readonly inputs: Inputs
}

/** Small systems of everything: draws, noise, memories, auxiliaries that read each other, stocks, delays, tables, reducers. */
const systems: fc.Arbitrary<Parts> = fc
  .record({
    time: fc.record({
      method: fc.constantFrom('euler' as const, 'rk4' as const),
      step: fc.constantFrom(1, 0.5, 0.25, 0.3),
      steps: fc.nat(12),
      stepsPerSave: fc.constantFrom(1, 2, 5),
      start: fc.constantFrom(0, 3, -1.5),
    }),
    counts: fc.record({ stocks: fc.nat(3), delays: fc.nat(2), steps: fc.integer({ min: 1, max: 5 }) }),
    numbers: fc.array(anyNumber, {
      minLength: (2 + 2 * MONTHS) * MEMBERS,
      maxLength: (2 + 2 * MONTHS) * MEMBERS,
    }),
  })
  .chain(({ time, counts, numbers }) => {
    const slots = { draws: 2, noise: 2, settled: 2, ...counts }
    const names = Object.values(slots).flatMap((count, group) =>
      Array.from({ length: count }, (_, i) => `${group} ${i}`),
    )
    const at = (group: number, i: number): Scalar => slot(names.indexOf(`${group} ${i}`))
    const many = (group: number, count: number): Scalar[] =>
      Array.from({ length: count }, (_, i) => at(group, i))
    const fixed = [...many(0, 2)]
    const settled = [...fixed, ...many(2, 2)]
    const changing = [...settled, ...many(1, 2), ...many(3, slots.stocks), ...many(4, slots.delays), TIME]
    const before = (i: number): Scalar[] => [...changing, ...many(5, i)]
    const all = before(slots.steps)
    const list = (count: number, leaves: readonly Scalar[]) =>
      fc.tuple(...Array.from({ length: count }, () => scalars(leaves, 2)))
    return fc
      .record({
        member: list(1, fixed),
        memory: list(1, [...fixed, at(2, 0), at(1, 0), at(1, 1)]),
        initial: list(slots.stocks, settled),
        rates: list(slots.stocks, all),
        inputs: list(slots.delays, all),
        lengths: list(slots.delays, [...settled, constant(1), constant(2)]),
        delayed: list(slots.delays, settled),
        steps: fc.tuple(...Array.from({ length: slots.steps }, (_, i) => scalars(before(i), 2))),
        reducers: fc.array(
          fc.record({
            kind: fc.constantFrom(...REDUCER_KINDS),
            value: scalars(all, 2),
            window: fc.oneof(
              { weight: 3, arbitrary: fc.tuple(anyNumber.map(constant), anyNumber.map(constant)) },
              { weight: 1, arbitrary: list(2, settled) },
              { weight: 1, arbitrary: list(2, all) },
            ),
            threshold: scalars(all, 2),
            hold: scalars(all, 2),
          }),
          { maxLength: 4 },
        ),
        metric: scalars(all, 2),
      })
      .map((made): Parts => {
        const builder = new PlainSystem()
        for (let i = 0; i < 2; i++) builder.draw()
        for (let i = 0; i < 2; i++) builder.noise()
        const bounded = (value: Scalar): Scalar => call('clamp', value, constant(-50), constant(40))
        const tame = (value: Scalar, most: number): Scalar =>
          choose(
            call('==', value, value),
            call('clamp', value, constant(-most), constant(most)),
            constant(77),
          )
        builder.member(made.member[0] as Scalar)
        builder.memory(made.memory[0] as Scalar)
        made.initial.forEach((value, i) => {
          const rate = made.rates[i] as Scalar
          builder.stock(i === 2 ? value : tame(value, 9), () => (i === 2 ? rate : tame(rate, 9)), i === 1)
        })
        made.inputs.forEach((input, i) => {
          builder.delay(input, bounded(made.lengths[i] as Scalar), made.delayed[i] as Scalar)
        })
        for (const value of made.steps) builder.step(value)
        builder.table([-1, 0, 0.5, 2], [3, -0, 1, -2], 'linear')
        builder.table([0, 1], [1, 2], 'step')
        for (const value of all) builder.output(tame(value, 1e300))
        const reduced = made.reducers.map(({ window: [from, to], ...r }) =>
          builder.reducer({ ...r, from: from as Scalar, to: to as Scalar }),
        )
        for (const value of reduced) builder.metric(value)
        builder.metric(made.metric)
        const rows = (first: number, count: number): number[][] =>
          Array.from({ length: count }, (_, i) =>
            numbers.slice((first + i) * MEMBERS, (first + i + 1) * MEMBERS),
          )
        const system = builder.system(time)
        const months = Math.floor(time.steps * time.step) + 1
        const noise = [0, 1].flatMap((series) =>
          Array.from(
            { length: months },
            (_, month) => rows(2 + series * MONTHS + (month % MONTHS), 1)[0] as number[],
          ),
        )
        return { system, inputs: { members: MEMBERS, draws: rows(0, 2), noise } }
      })
  })

describe.each([F64X2, F64_SCALAR])('in $name', (instructions) => {
  it('any system gives the same bits as the interpreter', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(systems, fc.constantFrom(2, 4, 16), ({ system, inputs }, lanes) => {
        expectCompiledSame(system, inputs, { instructions, lanes })
      }),
      { numRuns: Number(process.env.COMPILED_RUNS ?? 300), seed: 20260101 },
    )
  })
})
