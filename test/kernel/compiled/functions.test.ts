import { describe, expect, it } from 'vitest'
import { FUNCTIONS } from '../../../src/functions/catalogue.ts'
import { compile } from '../../../src/kernel/compiled/compile.ts'
import { F64_SCALAR } from '../../../src/kernel/compiled/emit/f64.ts'
import { F64X2 } from '../../../src/kernel/compiled/emit/f64x2.ts'
import type { Scalar } from '../../../src/model/system.ts'
import { call, constant, PlainSystem } from './plainSystem.ts'
import { expectCompiledSame, steadyNoise } from './runKernel.ts'

const GRID = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2.5,
  -2.5,
  2,
  3,
  -3,
  8,
  31,
  32,
  33,
  -32,
  1e-9,
  -1e-9,
  0.1,
  0.7,
  -0.7,
  10,
  100,
  39,
  -41,
  708,
  708.5,
  709.7,
  710,
  -708,
  -708.3,
  -745,
  -745.2,
  -746,
  1e5,
  1647099,
  1647100,
  -1647099,
  1e15,
  -1e15,
  1e300,
  -1e300,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  2.225073858507201e-308,
  1e-320,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Math.PI,
  -Math.PI / 4,
  Math.E,
  0.9999999999999999,
  1.0000000000000002,
  Math.SQRT1_2,
  Math.SQRT2,
  1099511627776,
  1e13,
  Infinity,
  -Infinity,
  Number.NaN,
]

/** Fewer numbers for the functions of two and three, where every combination is tried. */
const SMALL = [
  0,
  -0,
  1,
  -1,
  0.5,
  -3,
  2,
  33,
  -32,
  0.7,
  5e-324,
  1e300,
  Number.MAX_VALUE,
  Infinity,
  -Infinity,
  Number.NaN,
]

function combinations(values: readonly number[], count: number): number[][] {
  if (count === 0) return [[]]
  return combinations(values, count - 1).flatMap((rest) => values.map((value) => [value, ...rest]))
}

const arity = (name: string): number => {
  const { least, most } = FUNCTIONS.get(name) as { least: number; most: number }
  return most > 3 ? 2 : Math.max(least, Math.min(most, 3))
}

const valueGrid = (count: number): readonly number[] => (count === 1 ? GRID : SMALL)

/** Metrics that hold the last value of an expression, whatever it is: an output that is not finite would fail the member. */
function addFinal(builder: PlainSystem, value: Scalar): void {
  builder.metric(builder.reducer({ kind: 'final', value, from: constant(-Infinity), to: constant(Infinity) }))
}

const names = [...FUNCTIONS.keys()]

for (const instructions of [F64X2, F64_SCALAR])
  describe(`functions in ${instructions.name}`, () => {
    it.each(names)('computes %s as the interpreter does, wherever its arguments come from', (name) => {
      const count = arity(name)
      const grid = combinations(valueGrid(count), count)
      const builder = new PlainSystem()
      const noise = Array.from({ length: count }, () => builder.noise())
      const draws = Array.from({ length: count }, () => builder.draw())
      const from = (which: number): Scalar =>
        call(name, ...noise.map((n, i) => ((which >> i) & 1 ? (draws[i] as Scalar) : n)))
      for (let which = 0; which < 1 << count; which++) addFinal(builder, from(which))
      const system = builder.system({ steps: 1 })
      const rows = Array.from({ length: count }, (_, i) => grid.map((values) => values[i] as number))
      const found = expectCompiledSame(
        system,
        { members: grid.length, draws: rows, noise: steadyNoise(system, rows) },
        { instructions },
      )
      expect(new Set(found.metrics).size).toBeGreaterThan(1)
    })

    it.each(names.filter((name) => arity(name) > 1))(
      'computes %s with a constant or equal arguments',
      (name) => {
        const count = arity(name)
        const builder = new PlainSystem()
        const x = builder.noise()
        for (const value of GRID)
          for (let place = 0; place < count; place++)
            addFinal(
              builder,
              call(name, ...Array.from({ length: count }, (_, i) => (i === place ? x : constant(value)))),
            )
        addFinal(builder, call(name, ...Array.from({ length: count }, () => x)))
        const system = builder.system({ steps: 1 })
        expectCompiledSame(
          system,
          { members: GRID.length, noise: steadyNoise(system, [GRID]) },
          { instructions },
        )
      },
    )

    it.each(['exp', 'log', 'power'])('computes the %s of one unusual number among usual ones', (name) => {
      const [tile, place] = [32, 7]
      const row = Array.from({ length: GRID.length * tile }, (_, i) =>
        i % tile === place ? (GRID[Math.floor(i / tile)] as number) : 0.25 + (i % 29),
      )
      const builder = new PlainSystem()
      const [x, y] = [builder.noise(), builder.draw()]
      addFinal(builder, name === 'power' ? call('^', x, y) : call(name, x))
      const system = builder.system({ steps: 1 })
      const draws = [row.map((_, i) => (Math.floor(i / tile) % 2 === 0 ? 0.37 : -1.7))]
      const found = expectCompiledSame(
        system,
        { members: row.length, draws, noise: steadyNoise(system, [row]) },
        { instructions },
      )
      expect(new Set(found.metrics).size).toBeGreaterThan(GRID.length / 2)
    })

    it.each(names)('computes %s of finite stocks and of sums that are never -0', (name) => {
      const count = arity(name)
      const grid = combinations(valueGrid(count).filter(Number.isFinite), count)
      const builder = new PlainSystem()
      const draws = Array.from({ length: count }, () => builder.draw())
      const stocks = draws.map((d) => builder.stock(d, () => constant(0)))
      const sums = stocks.map((s) => call('+', s, constant(0)))
      const squares = stocks.map((s) => call('abs', s))
      for (const parts of [stocks, sums, squares]) addFinal(builder, call(name, ...parts))
      addFinal(builder, call(name, ...stocks.map((s, i) => (i === 0 ? s : (sums[i] as Scalar)))))
      addFinal(builder, call(name, ...stocks.map((s, i) => (i === 0 ? (sums[i] as Scalar) : s))))
      addFinal(builder, call(name, ...stocks.map((s) => call('<', s, constant(1)))))
      const system = builder.system({ steps: 1 })
      const rows = Array.from({ length: count }, (_, i) => grid.map((values) => values[i] as number))
      expectCompiledSame(system, { members: grid.length, draws: rows }, { instructions })
    })
  })

it('knows every function of the catalogue and names one it does not know', () => {
  const builder = new PlainSystem()
  builder.metric(
    builder.reducer({
      kind: 'final',
      value: call('erf', builder.noise()),
      from: constant(0),
      to: constant(9),
    }),
  )
  expect(() => compile(builder.system())).toThrow('erf')
})
