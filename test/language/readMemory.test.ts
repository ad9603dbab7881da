import { describe, expect, test } from 'vitest'
import { loadScenario } from '../../src/language/loadScenario.ts'
import { ReadMemory } from '../../src/language/readMemory.ts'
import { folderOf } from '../modelText.ts'
import { memoryFiles } from './memoryFiles.ts'

const texts = folderOf(
  `time: { origin: 2024-01, start: 2024-01, end: 2024-12, steps_per_month: 1, method: euler }
stocks:
  metal: { unit: t, initial: 10, inflows: [gain], {label} }
flows:
  gain: { unit: t/month, equation: metal * rate, {label} }`,
  '  rate: { unit: 1/month, value: 0.1, source: none, grade: judgement, {label} }',
  'ensemble: { members: 2, seed: a }',
)
const edited = (from: string, to: string): Record<string, string> => ({
  ...texts,
  'lab/model.yaml': (texts['lab/model.yaml'] as string).replace(from, to),
})
const steps = [
  texts,
  edited('metal * rate', 'metal * rate * 2'),
  edited('metal * rate', 'metal * (rate'),
  edited('inflows: [gain]', 'inflows: [gain'),
  edited('stocks:', 'stock:'),
  texts,
]

describe('ReadMemory', () => {
  test('files that change under it are read as if for the first time', () => {
    const memory = new ReadMemory()
    for (const step of steps) {
      const again = loadScenario(memoryFiles(step), 'lab/main.yaml', {}, memory)
      expect(again).toEqual(loadScenario(memoryFiles(step), 'lab/main.yaml'))
    }
    expect(loadScenario(memoryFiles(texts), 'lab/main.yaml', {}, memory).diagnostics).toEqual([])
  })

  test('what one reading changes does not show in the next', () => {
    const memory = new ReadMemory()
    const overrides = { members: 5, set: { rate: '0.3' } }
    const plain = loadScenario(memoryFiles(texts), 'lab/main.yaml', {}, memory).scenario
    const changed = loadScenario(memoryFiles(texts), 'lab/main.yaml', overrides, memory).scenario
    expect(changed).toEqual(loadScenario(memoryFiles(texts), 'lab/main.yaml', overrides).scenario)
    expect(changed).not.toEqual(plain)
    expect(loadScenario(memoryFiles(texts), 'lab/main.yaml', {}, memory).scenario).toEqual(plain)
  })
})
