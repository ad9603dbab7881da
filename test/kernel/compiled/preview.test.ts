import { expect, test } from 'vitest'
import { joinMembers } from '../../../src/ensemble/joinMembers.ts'
import { runMembers } from '../../../src/ensemble/runMembers.ts'
import { summarise } from '../../../src/ensemble/summarise.ts'
import { FUNCTIONS } from '../../../src/functions/catalogue.ts'
import { compile } from '../../../src/kernel/compiled/compile.ts'
import { F32X4 } from '../../../src/kernel/compiled/emit/f32x4.ts'
import { preview } from '../../../src/kernel/compiled/preview.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import type { Kernel } from '../../../src/kernel/kernel.ts'
import type { Files } from '../../../src/language/files.ts'
import { QUANTILES, type Statistics } from '../../../src/model/ensemble.ts'
import type { System } from '../../../src/model/system.ts'
import { labFiles } from '../../labStudy.ts'
import { soundStudy } from '../../soundStudy.ts'
import { studyFiles } from '../../studyFiles.ts'
import { everything } from './everything.ts'
import { call, constant, PlainSystem } from './plainSystem.ts'
import { type Inputs, runKernel } from './runKernel.ts'

/** Functions of one number, and where they are looked at; single precision has no other numbers than these. */
const GRIDS: readonly (readonly [name: string, from: number, to: number])[] = [
  ['exp', -87, 88],
  ['expm1', -20, 88],
  ['expm1', -0.01, 0.01],
  ['log', 1e-30, 1e-3],
  ['log', 0.5, 2],
  ['log', 1, 1e30],
  ['log1p', -0.9, 10],
  ['log1p', -1e-3, 1e-3],
  ['log10', 0.01, 1000],
  ['tanh', -5, 5],
  ['sqrt', 0, 1e6],
  ['softmin1', 0, 1e6],
  ['softmin1', 0, 2],
]

function imagesOf(
  name: string,
  numbers: readonly number[],
  kernel: (system: System) => Kernel,
): Float64Array {
  const s = new PlainSystem()
  const stock = s.stock(s.draw(), () => constant(0))
  s.output(call(name, stock))
  const system = s.system({ steps: 1, stepsPerSave: 2 })
  return runKernel(kernel(system), system, { members: numbers.length, draws: [numbers] }).values
}

const grid = (from: number, to: number): number[] =>
  Array.from({ length: 2000 }, (_, i) => Math.fround(from + ((to - from) * i) / 1999))

test.each(GRIDS)('%s from %d to %d is good to 2e-7', (name, from, to) => {
  const numbers = grid(from, to)
  const wanted = imagesOf(name, numbers, interpret)
  const found = imagesOf(name, numbers, preview)
  const worst = Math.max(
    ...found.map(
      (value, i) => Math.abs(value - (wanted[i] as number)) / Math.max(Math.abs(wanted[i] as number), 1e-30),
    ),
  )
  expect(worst).toBeLessThan(2e-7)
})

test.each(['sin', 'cos'])('%s is good to 2e-7 of 1', (name) => {
  const numbers = grid(-300, 300)
  const wanted = imagesOf(name, numbers, interpret)
  const found = imagesOf(name, numbers, preview)
  expect(Math.max(...found.map((value, i) => Math.abs(value - (wanted[i] as number))))).toBeLessThan(2e-7)
})

test('what is not a number, nothing or infinite is so in single precision', () => {
  const numbers = [0, -0, 1, -1, Infinity, -Infinity, Number.NaN, 0.5]
  for (const name of ['exp', 'expm1', 'log', 'log1p', 'log10', 'tanh', 'softmin1', 'abs', 'floor', 'sign']) {
    const evaluate = FUNCTIONS.get(name)?.evaluate as (x: number) => number
    const wanted = numbers.map(evaluate)
    // Infinite stocks fail their members: these numbers reach the function as draws.
    const s = new PlainSystem()
    s.metric(s.member(call(name, s.draw())))
    const system = s.system()
    const { metrics } = runKernel(preview(system), system, { members: numbers.length, draws: [numbers] })
    const special = (x: number): boolean => x === 0 || !Number.isFinite(x)
    for (const [i, value] of wanted.entries())
      if (special(value)) expect([name, numbers[i], metrics[i]]).toEqual([name, numbers[i], value])
      else expect(metrics[i]).toBeCloseTo(value, 5)
  }
})

const spread = (i: number): number => (i * 0.6180339887498949) % 1

function inputsOf(members: number): Inputs {
  const row = (from: number): number[] => Array.from({ length: members }, (_, i) => spread(from + i))
  const exponents = row(50).map((x, i) => (i % 3 === 0 ? 2 : 0.5 + x))
  const noise = Array.from({ length: 13 }, (_, month) => row(97 * month).map((x) => 2 * x - 1))
  return { members, draws: [row(1), exponents, row(200).map((x) => 0.3 + 3 * x)], noise }
}

test.each(['euler', 'rk4'] as const)('a system of everything is nearly the same by %s', (method) => {
  const system = everything(true).system({ step: 0.25, steps: 48, stepsPerSave: 4, method })
  const inputs = inputsOf(70)
  const wanted = runKernel(interpret(system), system, inputs)
  const found = runKernel(preview(system), system, inputs)
  expect(found.failures).toEqual([])
  for (const key of ['values', 'metrics'] as const) {
    expect(wanted[key].every((x) => !Number.isNaN(x))).toBe(true)
    const off = wanted[key].map((x, i) => (x === found[key][i] ? 0 : Math.abs(x - (found[key][i] as number))))
    expect(Math.max(...off)).toBeLessThan(1e-4)
  }
  // It is single precision, though.
  expect([...found.values]).not.toEqual([...wanted.values])
  expect(found.values.every((x) => Math.fround(x) === x)).toBe(true)
})

test('members do not depend on others, on pieces or on what the block did before', () => {
  const system = everything(true).system({ step: 0.25, steps: 48, stepsPerSave: 4 })
  const inputs = inputsOf(70)
  const whole = runKernel(preview(system), system, inputs)
  expect(runKernel(preview(system), system, inputs, [1, 5, 2, 50])).toEqual(whole)
  const kernel = preview(system)
  const block = kernel.block(70)
  const again: Kernel = { block: () => block }
  runKernel(again, system, inputsOf(33))
  expect(runKernel(again, system, inputs)).toEqual(whole)
  const few = runKernel(kernel, system, inputsOf(5))
  expect(few.values.subarray(0, 5)).toEqual(whole.values.subarray(0, 5))
})

test('members fail when a stock or output is not finite or a condition does not hold, and others do not', () => {
  const s = new PlainSystem()
  const speed = s.draw()
  const stock = s.stock(constant(1), (self) => call('*', self, speed), true)
  s.output(stock)
  s.output(call('log', call('-', constant(3), speed)))
  s.check('slot 0', call('<', speed, constant(100)), 'is too quick')
  const system = s.system({ steps: 40 })
  const found = runKernel(preview(system), system, { members: 5, draws: [[0.1, 1000, 3, 50, -0.5]] })
  expect(found.failures.map(({ member, reason }) => [member, reason])).toEqual([
    [1, 'is too quick'],
    [2, 'is -Infinity'],
    [3, 'is NaN'],
  ])
  expect(found.values[0]).toBe(1)
})

test('the kernel for results does not take single precision', () => {
  expect(() => compile(everything(true).system(), { instructions: F32X4 })).toThrow('f32x4 is for previews')
})

function statisticsOf(files: Files, path: string, members: number, kernel: (system: System) => Kernel) {
  const { system, scenario } = soundStudy(files, path, { members })
  const { ensemble } = scenario
  const range = runMembers(system, kernel(system), ensemble, 0, members)
  const { series, metrics, failed } = summarise(scenario, joinMembers(system, ensemble, [range]))
  expect(failed).toBe(0)
  return [
    ...series.map((s) => ({ name: `${s.variable} ${s.element}`, statistics: s.statistics })),
    ...metrics.map((m) => ({ name: m.name, statistics: [m.statistics] })),
  ]
}

/** Below this size a series is nothing but the rounding error of doubles. */
const ROUNDING_ALONE = 1e-9

/** The largest difference of a quantile, in relation to the largest quantile of the series: what a chart could show. */
function offBy(found: readonly Statistics[], wanted: readonly Statistics[]): number {
  let [off, size] = [0, 0]
  wanted.forEach((moment, i) => {
    for (const [name] of QUANTILES) {
      const [a, b] = [moment[name], (found[i] as Statistics)[name]]
      if (Object.is(a, b)) continue
      size = Math.max(size, Math.abs(a))
      off = Math.max(off, Math.abs(a - b))
    }
  })
  return size < ROUNDING_ALONE ? 0 : off / size
}

test.each([
  ['the lab', labFiles(), 'lab/base.yaml', 200],
  ['the shipped study', studyFiles('scenarios'), 'gallium/base.yaml', 40],
])(
  'quantiles of %s are within a thousandth',
  (_, files, path, members) => {
    const wanted = statisticsOf(files, path, members, compile)
    const found = statisticsOf(files, path, members, preview)
    const worst = wanted.map(({ name, statistics }, i) => ({
      name,
      off: offBy(found[i]?.statistics ?? [], statistics),
    }))
    expect(worst.filter(({ off }) => !(off < 1e-3))).toEqual([])
  },
  60_000,
)
