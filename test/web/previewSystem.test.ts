import { expect, test } from 'vitest'
import { runMembers } from '../../src/ensemble/runMembers.ts'
import { compile } from '../../src/kernel/compiled/compile.ts'
import type { System } from '../../src/model/system.ts'
import { previewSystem } from '../../src/web/previewSystem.ts'
import { labFiles } from '../labStudy.ts'
import { soundStudy } from '../soundStudy.ts'

const MEMBERS = 5

const { system, scenario } = soundStudy(labFiles(), 'lab/base.yaml')
const run = (one: System) => runMembers(one, compile(one), scenario.ensemble, 0, MEMBERS)
const whole = run(system)
const variables = [...new Set(system.outputs.map(({ variable }) => variable))]

/** The rows of some members for what stands at certain positions. */
function rowsOf(rows: Float64Array, count: number, positions: readonly number[]): number[][] {
  const size = rows.length / count
  return positions.map((i) => [...rows.subarray(i * size, (i + 1) * size)])
}

const positionsOf = <T>(all: readonly T[], isKept: (one: T) => boolean): number[] =>
  all.flatMap((one, i) => (isKept(one) ? [i] : []))

test.each(variables)('%s comes out the same when nothing but it is computed', (variable) => {
  const part = previewSystem(system, new Set([variable]), () => false)
  const own = positionsOf(system.outputs, (output) => output.variable === variable)
  expect(part.metrics).toEqual([])
  expect(part.outputs).toEqual(own.map((i) => system.outputs[i]))
  const found = rowsOf(run(part).values, part.outputs.length, [...part.outputs.keys()])
  expect(found).toEqual(rowsOf(whole.values, system.outputs.length, own))
})

test.each([...system.metrics.keys()])('so does metric %d', (metric) => {
  const part = previewSystem(system, new Set(), (_, position) => position === metric)
  expect(part.outputs).toEqual([])
  expect(part.metrics).toEqual([system.metrics[metric]])
  expect([...run(part).metricValues]).toEqual(
    rowsOf(whole.metricValues, system.metrics.length, [metric]).flat(),
  )
})

test('what nothing wanted needs is left out, and draws stay as they are', () => {
  const sizes = variables.map((variable) => {
    const { step, stocks, reducers, draws, noise } = previewSystem(system, new Set([variable]), () => false)
    expect([draws, noise, reducers]).toEqual([system.draws, system.noise, []])
    return step.length + stocks.length
  })
  expect(Math.min(...sizes)).toBeLessThan(system.step.length + system.stocks.length)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(system.step.length + system.stocks.length)
})
