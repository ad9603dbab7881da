import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadScenario } from '../../src/language/loadScenario.ts'
import { ReadMemory } from '../../src/language/readMemory.ts'
import { prepare } from '../../src/simulate.ts'
import { folderOf } from '../modelText.ts'
import { edit } from './editedText.ts'
import { completeFolder, memoryFiles } from './memoryFiles.ts'

const PATH = 'complete/worse.yaml'

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
  edited('initial: 10', 'initial: 10, non_negative: false'),
  {
    ...texts,
    'lab/parameters.yaml': (texts['lab/parameters.yaml'] as string).replace('value: 0.1', 'value: 0.2'),
  },
  edited('stocks:', '# one more line\nstocks:'),
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

  test('files under edit are always read as if for the first time', () => {
    const folder = completeFolder()
    const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(folder)), edit, fc.boolean()), {
      minLength: 1,
      maxLength: 8,
    })
    let sound = 0
    fc.assert(
      fc.property(steps, (edits) => {
        const memory = new ReadMemory()
        prepare(memoryFiles(folder), PATH, {}, memory)
        let texts = folder
        for (const [name, change, undo] of edits) {
          texts = { ...texts, [name]: undo ? (folder[name] as string) : change(texts[name] as string) }
          const again = prepare(memoryFiles(texts), PATH, {}, memory)
          expect(again).toEqual(prepare(memoryFiles(texts), PATH))
          sound += Number(again.kind === 'ready')
        }
      }),
      { numRuns: 30 },
    )
    expect(sound).toBeGreaterThan(20)
  })
})
