import { expect, test } from 'vitest'
import { quantileOf } from '../../../src/distributions/catalogue.ts'
import { normalQuantile } from '../../../src/distributions/normalQuantile.ts'
import { joinMembers } from '../../../src/ensemble/joinMembers.ts'
import { runMembers } from '../../../src/ensemble/runMembers.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import type { Draw } from '../../../src/model/system.ts'
import { drawsOf } from '../../../src/study/sensitivity/drawsOf.ts'
import { runPlan } from '../../../src/study/sensitivity/runPlan.ts'
import { sobolPlan } from '../../../src/study/sensitivity/sobolPlan.ts'
import { tornadoPlan } from '../../../src/study/sensitivity/tornado.ts'
import { folderOf, systemOf } from '../../modelText.ts'
import { namesOf } from './testFunctions.ts'

const DRAWS: readonly Draw[] = [
  { name: 'x1', slot: 0, distribution: { kind: 'normal', mean: 10, sd: 2 } },
  { name: 'x2', slot: 1, distribution: { kind: 'uniform', low: 0, high: 4 } },
  { name: 'other', slot: 2, distribution: { kind: 'lognormal', p5: 1, p50: 2, p95: 8 } },
]

test('shares become draws by the quantile functions; what the plan does not name keeps its median', () => {
  const plan = tornadoPlan(namesOf(2))
  const draws = drawsOf(plan, DRAWS, [], 0, 5)
  const z = normalQuantile(0.9)
  const expected = [10, 10 - 2 * z, 10 + 2 * z, 10, 10, 2, 2, 2, 0.4, 3.6, 2, 2, 2, 2, 2]
  for (const [i, value] of expected.entries()) expect(draws[i]).toBeCloseTo(value, 12)
})

test('a range of rows is a part of all', () => {
  const plan = sobolPlan(namesOf(2), 16, 'seed')
  const all = drawsOf(plan, DRAWS, [], 0, plan.rows)
  const part = drawsOf(plan, DRAWS, [], 10, 7)
  for (let draw = 0; draw < 3; draw++)
    expect(part.subarray(draw * 7, draw * 7 + 7)).toEqual(
      all.subarray(draw * plan.rows + 10, draw * plan.rows + 17),
    )
  const quantile = quantileOf(DRAWS[0]?.distribution as Draw['distribution'])
  expect([...all.subarray(0, plan.rows)]).toEqual(
    Array.from({ length: plan.rows }, (_, row) => quantile(plan.shares[row * 2] as number)),
  )
})

test('correlated parameters move together', () => {
  const plan = sobolPlan(namesOf(2), 512, 'seed')
  const draws = drawsOf(plan, DRAWS, [{ between: ['x1', 'x2'], rank: 0.8 }], 0, plan.rows)
  const [a, b] = [0, 1].map((draw) => {
    const column = [...draws.subarray(draw * plan.rows, (draw + 1) * plan.rows)].filter(
      (_, row) => row % 4 < 2,
    )
    const order = [...column].sort((x, y) => x - y)
    return column.map((value) => order.indexOf(value) - (column.length - 1) / 2)
  }) as [number[], number[]]
  const dot = (one: number[], other: number[]): number =>
    one.reduce((sum, x, i) => sum + x * (other[i] as number), 0)
  expect(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))).toBeCloseTo(0.8, 1)
})

const MODEL = `
time: { origin: 2020-01, start: 2020-01, end: 2020-12, steps_per_month: 2, method: euler }
noise:
  shock: { over: [], {label} }
stocks:
  level: { unit: dimensionless, {label}, initial: 1, non_negative: true, inflows: [rate], outflows: [loss * level] }
auxiliaries:
  rate: { unit: 1/month, {label}, equation: 'gain * (1 + size * shock)' }
`

const PARAMETERS = `
  gain: { value: { uniform: { low: 0, high: 1 } }, unit: 1/month, {label}, source: test, grade: judgement }
  loss: { value: { lognormal: { p5: 0.05, p50: 0.1, p95: 0.3 } }, unit: 1/month, {label}, source: test, grade: judgement }
  size: { value: { uniform: { low: 0, high: 0.1 } }, unit: dimensionless, {label}, source: test, grade: judgement }
`

const SCENARIO = `
ensemble: { members: 8, seed: test, design: mc }
outputs: [level]
metrics:
  last: { expression: final(level), unit: dimensionless, {label} }
`

const { scenario, system } = systemOf(folderOf(MODEL, PARAMETERS, SCENARIO))
const kernel = interpret(system)
const names = system.draws.map((draw) => draw.name)

test('a plan runs like members: the same draws and noise give the same paths', () => {
  const members = runMembers(system, kernel, scenario.ensemble, 0, 8)
  const ends = { gain: 1, size: 0.1 }
  const gain = names.indexOf('gain')
  const size = names.indexOf('size')
  const plan = {
    names: ['gain', 'size'],
    rows: 8,
    shares: Float64Array.from({ length: 16 }, (_, i) => {
      const member = i >> 1
      return i % 2 === 0
        ? (members.draws[gain * 8 + member] as number) / ends.gain
        : (members.draws[size * 8 + member] as number) / ends.size
    }),
    noise: Int32Array.from({ length: 8 }, (_, member) => member),
  }
  const atMedian = {
    ...system,
    draws: system.draws.map((d) =>
      d.name === 'loss' ? { ...d, distribution: { kind: 'fixed', value: 0.1 } as const } : d,
    ),
  }
  const reference = runMembers(atMedian, interpret(atMedian), scenario.ensemble, 0, 8)
  const found = runPlan(system, kernel, plan, 'test', 0, 8)
  expect(found.failures).toEqual([])
  for (let i = 0; i < reference.values.length; i++)
    expect(found.values[i]).toBeCloseTo(reference.values[i] as number, 9)
  const parts = [runPlan(system, kernel, plan, 'test', 5, 3), runPlan(system, kernel, plan, 'test', 0, 5)]
  const joined = joinMembers(system, { ...scenario.ensemble, members: 8 }, parts)
  expect(joined.values).toEqual(found.values)
  expect(joined.metricValues).toEqual(found.metricValues)
})

test('rows without shocks do not depend on the seed, others do', () => {
  const plan = tornadoPlan(names)
  const calm = runPlan(system, kernel, plan, 'one', 0, plan.rows)
  expect(runPlan(system, kernel, plan, 'two', 0, plan.rows).values).toEqual(calm.values)
  const noisy = { ...plan, noise: new Int32Array(plan.rows) }
  expect(runPlan(system, kernel, noisy, 'one', 0, plan.rows).values).not.toEqual(calm.values)
})

test('failed rows are numbered in the plan, and have NaN', () => {
  const broken = systemOf(
    folderOf(
      MODEL.replace('inflows: [rate]', 'inflows: [rate - limit]'),
      `${PARAMETERS}
  limit: { value: { uniform: { low: 0, high: 2 } }, unit: 1/month, {label}, source: test, grade: judgement }
`,
      SCENARIO,
    ),
  ).system
  const plan = tornadoPlan(broken.draws.map((draw) => draw.name))
  const found = runPlan(broken, interpret(broken), plan, 'test', 0, plan.rows)
  expect(found.failures.length).toBeGreaterThan(0)
  expect(found.failures.length).toBeLessThan(plan.rows)
  for (let row = 0; row < plan.rows; row++)
    expect(Number.isNaN(found.metricValues[row])).toBe(found.failures.some(({ member }) => member === row))
  const part = runPlan(broken, interpret(broken), plan, 'test', 3, plan.rows - 3)
  expect(part.failures).toEqual(found.failures.filter(({ member }) => member >= 3))
})
