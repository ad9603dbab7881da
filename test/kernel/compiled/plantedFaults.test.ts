import { expect, it } from 'vitest'
import { compile } from '../../../src/kernel/compiled/compile.ts'
import { F64X2 } from '../../../src/kernel/compiled/emit/f64x2.ts'
import type { Computation, InstructionSet } from '../../../src/kernel/compiled/emit/instructionSet.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import type { Scalar } from '../../../src/model/system.ts'
import { call, choose, constant, PlainSystem, TIME } from './plainSystem.ts'
import { expectSame, runKernel } from './runKernel.ts'

/** A system in which every operation of an instruction set has a visible effect. */
function sensitive() {
  const builder = new PlainSystem()
  const [a, b] = [builder.noise(), builder.noise()]
  const stock = builder.stock(constant(-2), () => call('sin', a))
  const held = (value: Scalar): Scalar =>
    builder.reducer({ kind: 'final', value, from: constant(0), to: constant(9) })
  const values = [
    ...['+', '-', '*', '/', 'min', 'max', '<', '<=', '==', '!='].map((name) => call(name, a, b)),
    ...['sqrt', 'abs', 'negate', 'floor', 'ceil', 'exp', 'log', 'log10', 'cos', 'expm1', 'not'].map((name) =>
      call(name, a),
    ),
    call('min', a, constant(0.5)),
    call('max', a, constant(0.5)),
    call('and', call('<', a, b), call('<', b, TIME)),
    call('or', call('<', a, b), call('<', b, TIME)),
    choose(call('<', a, b), stock, b),
  ]
  for (const value of values) builder.metric(held(value))
  const system = builder.system({ steps: 2 })
  const grid = [0, -0, 1, 0.5, 2, -1.5, 300, -300, 720, Number.NaN, 3.7, -1e-3]
  const pairs = grid.flatMap((x) => grid.map((y) => [x, y] as const))
  const noise = [0, 1].flatMap((i) => Array.from({ length: 3 }, () => pairs.map((pair) => pair[i] as number)))
  return { system, inputs: { members: pairs.length, noise } }
}

/** The results come from these very instructions: each operation, and one that is easily written in its place. */
const FAULTS: readonly (readonly [Computation, Computation])[] = [
  ['add', 'sub'],
  ['sub', 'add'],
  ['mul', 'add'],
  ['div', 'mul'],
  ['sqrt', 'abs'],
  ['abs', 'neg'],
  ['neg', 'abs'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
  ['min', 'pmin'],
  ['max', 'pmax'],
  ['pmin', 'pmax'],
  ['pmax', 'min'],
  ['lt', 'le'],
  ['le', 'lt'],
  ['eq', 'le'],
  ['ne', 'eq'],
  ['and', 'or'],
  ['or', 'and'],
  ['bitsAdd', 'bitsSub'],
  ['bitsSub', 'bitsAdd'],
  ['bitsAnd', 'bitsOr'],
  ['bitsOr', 'bitsAnd'],
  ['bitsXor', 'bitsAnd'],
]

it.each(FAULTS)('is noticed when %s does the work of %s', (operation, other) => {
  const { system, inputs } = sensitive()
  const computations = { ...F64X2.computations, [operation]: F64X2.computations[other] }
  const faulty: InstructionSet = { ...F64X2, computations }
  const found = runKernel(compile(system, { instructions: faulty }), system, inputs)
  const wanted = runKernel(interpret(system), system, inputs)
  expect(() => expectSame(found, wanted)).toThrow()
})

it('is noticed when a shift goes one bit too far', () => {
  const { system, inputs } = sensitive()
  const faulty: InstructionSet = { ...F64X2, shift: (f, direction, by) => F64X2.shift(f, direction, by + 1) }
  const found = runKernel(compile(system, { instructions: faulty }), system, inputs)
  expect(() => expectSame(found, runKernel(interpret(system), system, inputs))).toThrow()
})
