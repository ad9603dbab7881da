import { expect, test } from 'vitest'
import { runMembers } from '../../../src/ensemble/runMembers.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import { explainChange } from '../../../src/study/explanation/explainChange.ts'
import { explainStock } from '../../../src/study/explanation/explainStock.ts'
import { presentsOf, watched } from '../../../src/study/explanation/watched.ts'
import { folderOf, systemOf } from '../../modelText.ts'

const MODEL = `
time: { origin: 2020-01, start: 2020-01, end: 2020-07, steps_per_month: 4, method: euler }
stocks:
  store: { unit: t, {label}, initial: start, inflows: [delivery], outflows: [use, store * decay] }
flows:
  delivery: { unit: t/month, {label}, equation: 'step("2020-03") * size / tau' }
  use: { unit: t/month, {label}, equation: 'need * softmin1(store / (need * tau))' }
auxiliaries:
  cover: { unit: month, {label}, equation: store / use }
`

const SCENARIO = `
outputs: [store]
metrics:
  dry: { expression: 'firstBelow(store, start)', unit: date, {label} }
`

const PARAMETERS = `
  start: { value: 10, unit: t, {label}, source: test, grade: judgement }
  size: { value: 9, unit: t, {label}, source: test, grade: judgement }
  tau: { value: 3, unit: month, {label}, source: test, grade: judgement }
  need: { value: 2, unit: t/month, {label}, source: test, grade: judgement }
  decay: { value: 0.05, unit: 1/month, {label}, source: test, grade: judgement }
`

const { scenario, system: read } = systemOf(folderOf(MODEL, PARAMETERS, SCENARIO))
const system = watched(read)

function presents(): Float64Array[] {
  const range = runMembers(system, interpret(system), { ...scenario.ensemble, members: 3 }, 0, 3)
  expect(range.failures).toEqual([])
  return presentsOf(system, range, 1)
}

const slotOf = (name: string): number => system.slots.findIndex(({ variable }) => variable === name)

test('a watched member: every slot at every time step but what reducers keep', () => {
  const path = presents()
  expect(path).toHaveLength(6 * 4 + 1)
  for (const [i, present] of path.entries()) {
    expect(present).toHaveLength(read.slots.length + 1)
    expect(present.at(-1)).toBe(i / 4)
    const unknown = [...present.keys()].filter((slot) => Number.isNaN(present[slot]))
    expect(unknown).toEqual(read.reducers.map(({ slot }) => slot))
  }
  const { values } = runMembers(read, interpret(read), { ...scenario.ensemble, members: 3 }, 0, 3)
  const saved = path.filter((_, i) => i % 4 === 0).map((present) => present[slotOf('store')])
  expect(saved).toEqual(saved.map((_, save) => values[save * 3 + 1]))
})

test('a stock changes by what its flows bring and take', () => {
  const path = presents()
  const stock = system.stocks.find(({ slot }) => slot === slotOf('store'))
  if (!stock) throw new Error('no stock')
  const found = explainStock(stock, system, path, system.time.step)
  expect(found.contributions.map(({ inputs }) => inputs.map(({ variable }) => variable))).toEqual([
    ['delivery'],
    ['use'],
    ['store', 'decay'],
  ])
  // four months of deliveries of 3 a month
  expect(found.contributions[0]?.amount).toBeCloseTo(12, 12)
  expect(found.contributions[1]?.amount).toBeLessThan(-6)
  expect(found.contributions[2]?.amount).toBeLessThan(0)
  expect(found.change).toBe((path.at(-1)?.[stock.slot] as number) - 10)
  expect(Math.abs(found.residual)).toBeLessThan(1e-13 * 20)
  const monthly = explainStock(
    stock,
    system,
    path.filter((_, i) => i % 4 === 0),
    1,
  )
  expect(Math.abs(monthly.residual)).toBeGreaterThan(1e-3)
  expect(monthly.contributions.reduce((sum, { amount }) => sum + amount, monthly.residual)).toBeCloseTo(
    found.change,
    12,
  )
})

test('an auxiliary of a running model is explained by the equation it was run with', () => {
  const path = presents()
  const [before, after] = [path[0], path[20]] as [Float64Array, Float64Array]
  const equation = system.step.find(({ slot }) => slot === slotOf('cover'))?.value
  if (!equation) throw new Error('no equation')
  const found = explainChange(equation, system, before, after)
  expect(found.before).toBe(before[slotOf('cover')])
  expect(found.after).toBe(after[slotOf('cover')])
  expect(found.methods).toEqual(['product'])
  const names = found.contributions.map(({ cause }) => (cause === 'time' ? cause : cause.variable))
  expect(new Set(names)).toEqual(new Set(['store', 'use']))
  expect(Math.abs(found.residual)).toBeLessThan(1e-14 * 10)
  // looking behind the flow too: everything comes from the stock and the parameters, which do not change
  const use = system.step.find(({ slot }) => slot === slotOf('use'))
  const deeper = explainChange(equation, system, before, after, (slot) =>
    slot === use?.slot ? use.value : undefined,
  )
  expect(deeper.contributions.map(({ cause }) => (cause === 'time' ? cause : cause.variable))).toEqual([
    'store',
  ])
  expect(deeper.contributions[0]?.amount).toBeCloseTo(found.change, 12)
})
