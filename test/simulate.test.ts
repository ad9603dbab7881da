import { expect, test } from 'vitest'
import { runMembers } from '../src/ensemble/runMembers.ts'
import { interpret } from '../src/kernel/interpreter.ts'
import { runHere } from '../src/simulate.ts'
import { folderOf, systemOf } from './modelText.ts'

const texts = folderOf(
  `time: { origin: 2024-01, start: 2024-01, end: 2026-12, steps_per_month: 2, method: euler }
stocks:
  metal: { unit: t, initial: start, inflows: [gain], {label} }
flows:
  gain: { unit: t/month, equation: metal * rate * exp(-metal / limit), {label} }`,
  `  rate: { unit: 1/month, value: { uniform: { low: 0.1, high: 0.4 } }, source: none, grade: judgement, {label} }
  start: { unit: t, value: 10, source: none, grade: judgement, {label} }
  limit: { unit: t, value: 90, source: none, grade: judgement, {label} }`,
  'ensemble: { members: 37, seed: a }\noutputs: [metal]',
)

test('members that run on the calling thread are those of the interpreter', () => {
  const { system, scenario } = systemOf(texts)
  const [range] = runHere(system, scenario)
  expect(range).toEqual(runMembers(system, interpret(system), scenario.ensemble, 0, 37))
  expect(new Set(range?.values).size).toBeGreaterThan(37)
})
