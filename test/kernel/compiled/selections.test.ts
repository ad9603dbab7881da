import { expect, test } from 'vitest'
import { F64_SCALAR } from '../../../src/kernel/compiled/emit/f64.ts'
import { F64X2 } from '../../../src/kernel/compiled/emit/f64x2.ts'
import type { Scalar } from '../../../src/model/system.ts'
import { call, choose, constant, PlainSystem, TIME } from './plainSystem.ts'
import { expectCompiledSame, steadyNoise } from './runKernel.ts'

/** Zeros of both signs, the least numbers there are and the largest, and what is no number. */
const NUMBERS = [
  0,
  -0,
  1,
  -1,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  -2.225073858507201e-308,
  0.3,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Infinity,
  -Infinity,
  Number.NaN,
]

const PAIRS = NUMBERS.flatMap((a) => NUMBERS.map((b) => [a, b] as const))
const ROWS = [PAIRS.map(([a]) => a), PAIRS.map(([, b]) => b)]
const BOTH = [F64X2, F64_SCALAR]

function keep(builder: PlainSystem, value: Scalar): void {
  const [from, to] = [constant(-Infinity), constant(Infinity)]
  builder.metric(builder.reducer({ kind: 'final', value, from, to }))
}

test.each(BOTH)(
  'in $name any number is a condition, wherever it and the branches come from',
  (instructions) => {
    const builder = new PlainSystem()
    const noise = [builder.noise(), builder.noise()] as const
    const draws = [builder.draw(), builder.draw()] as const
    for (const [a, b] of [noise, draws, [noise[0], draws[1]], [draws[0], noise[1]]] as const) {
      keep(builder, choose(a, b, call('negate', b)))
      keep(builder, choose(call('not', a), a, b))
      keep(builder, choose(call('<', a, b), choose(call('==', a, b), TIME, a), b))
      for (const x of NUMBERS) {
        keep(builder, choose(constant(x), a, b))
        keep(builder, choose(a, constant(x), b))
        keep(builder, choose(call('<=', a, constant(x)), call('log', a), call('/', b, a)))
      }
    }
    const system = builder.system({ steps: 1 })
    const inputs = { members: PAIRS.length, draws: ROWS, noise: steadyNoise(system, ROWS) }
    const { metrics } = expectCompiledSame(system, inputs, { instructions })
    expect(new Set(metrics).size).toBeGreaterThan(40)
  },
)

test.each(BOTH)(
  'in $name lookups take numbers of any size, and points that lie next to each other',
  (instructions) => {
    const tables = [
      [
        [-Number.MAX_VALUE, -5e-324, 0, 5e-324, 1],
        [1, 2, -3, 4, 5e-324],
      ],
      [
        [0, 1, 1.0000000000000002],
        [-0, Number.MAX_VALUE, -Number.MAX_VALUE],
      ],
      [
        [0.3, 0.3, 0.3],
        [1, 2, 3],
      ],
    ] as const
    const builder = new PlainSystem()
    const [noise, draw] = [builder.noise(), builder.draw()]
    for (const [x, y] of tables)
      for (const interpolation of ['linear', 'step'] as const) {
        const table = builder.table(x, y, interpolation)
        for (const at of [noise, draw, call('*', noise, constant(1.5)), call('+', draw, TIME)])
          keep(builder, table(at))
        for (const one of NUMBERS) keep(builder, table(constant(one)))
      }
    const system = builder.system({ steps: 1 })
    const inputs = { members: NUMBERS.length, draws: [NUMBERS], noise: steadyNoise(system, [NUMBERS]) }
    const { metrics } = expectCompiledSame(system, inputs, { instructions })
    expect(new Set(metrics).size).toBeGreaterThan(8)
  },
)
