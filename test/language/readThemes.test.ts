import { describe, expect, test } from 'vitest'
import { loadScenario } from '../../src/language/loadScenario.ts'
import { completeFolder, memoryFiles } from './memoryFiles.ts'

function loaded(themes: string) {
  const folder = completeFolder()
  const model = folder['complete/model.yaml'] ?? ''
  return loadScenario(
    memoryFiles({ ...folder, 'complete/model.yaml': `${model}\n${themes}` }),
    'complete/base.yaml',
  )
}

const first = (): string => loaded('').scenario?.model.variables[0]?.name ?? ''

describe('themes of a model', () => {
  test('are read with their words', () => {
    const themes = `themes:\n  market: { label: { en: Market, zh: 市场 }, variables: [${first()}] }\n`
    expect(loaded(themes).scenario?.model.themes).toEqual([
      { name: 'market', label: { en: 'Market', zh: '市场' }, variables: [first()] },
    ])
    expect(loaded('').scenario?.model).not.toHaveProperty('themes')
  })

  test('name variables of the model, each once', () => {
    const themes = `themes:\n  market: { label: { en: Market, zh: 市场 }, variables: [${first()}, nowhere, ${first()}] }\n`
    expect(loaded(themes).diagnostics.map(({ code, found }) => `${code}: ${found}`)).toEqual([
      'unknown-name: nowhere',
      `duplicate-name: ${first()} a second time`,
    ])
  })
})
