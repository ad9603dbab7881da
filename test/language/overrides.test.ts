import { expect, test } from 'vitest'
import { loadScenario, type Overrides } from '../../src/language/loadScenario.ts'
import { completeFolder, memoryFiles } from './memoryFiles.ts'
import { brief } from './problemsOf.ts'

const files = memoryFiles(completeFolder())

function load(overrides: Overrides) {
  const { scenario, diagnostics } = loadScenario(files, 'complete/base.yaml', overrides)
  if (!scenario) throw new Error(diagnostics.map(brief).join())
  return scenario
}

const variable = (set: Record<string, string>, name: string) =>
  load({ set }).model.variables.find((v) => v.name === name)

test('the command line counts as one more file', () => {
  const scenario = load({ members: 7, seed: '42', design: 'mc', set: { 'demand[EU]': '5' } })
  expect(scenario.ensemble).toEqual({ members: 7, seed: '42', design: 'mc' })
  expect(scenario).toMatchObject({ id: 'base', title: { en: 'Base' } })
  expect(scenario.changes.at(-1)).toMatchObject({ name: 'demand[EU]', to: '5' })
})

test('values are numbers, dates, distributions or equations', () => {
  expect(variable({ base_price: ' 1e3 ' }, 'base_price')).toMatchObject({
    values: { kind: 'same', distribution: { kind: 'fixed', value: 1000 } },
    evidence: { source: 'set in the command line', grade: 'judgement' },
  })
  expect(variable({ opening: '2027-07' }, 'opening')).toMatchObject({
    values: { distribution: { value: 78 } },
  })
  expect(variable({ cover: '{ uniform: { low: 1, high: 3 } }' }, 'cover')).toMatchObject({
    values: { distribution: { kind: 'uniform', low: 1, high: 3 } },
  })
  expect(variable({ price: 'quota > 1 ? base_price : 2 * base_price' }, 'price')).toMatchObject({
    equations: { kind: 'same', equation: { source: 'quota > 1 ? base_price : 2 * base_price' } },
  })
})

test.each([
  [{ set: { cver: '1' } }, 'unknown-name --set cver:1:1'],
  [{ set: { cover: 'much' } }, 'bad-distribution --set cover:1:7'],
  [{ set: { cover: '2027-01' } }, 'bad-distribution --set cover:1:7'],
  [{ set: { cover: '{ uniform: { low: 3, high: 1 } }' } }, 'bad-distribution --set cover:1:18'],
  [{ set: { cover: '{ uniform: 1 } x' } }, 'yaml-syntax --set cover:1:22'],
  [{ set: { price: '2 * * base_price' } }, 'equation-syntax --set price:1:11'],
  [{ set: { 'demand[UE]': '1' } }, 'unknown-element --set demand[UE]:1:1'],
  [{ set: { __proto__x: '1' } }, 'unknown-name --set __proto__x:1:1'],
  [{ set: { constructor: '1' } }, 'reserved-name --set constructor:1:1'],
  [{ members: 0 }, 'bad-value --members:1:1'],
  [{ members: 1.5 }, 'wrong-type --members:1:1'],
] satisfies [Overrides, string][])('%j', (overrides, problem) => {
  const { scenario, diagnostics } = loadScenario(files, 'complete/base.yaml', overrides)
  expect(scenario).toBeUndefined()
  expect(diagnostics.map(brief)).toEqual([problem])
})
