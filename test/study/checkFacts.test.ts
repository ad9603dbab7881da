import { expect, test } from 'vitest'
import type { Fact } from '../../src/model/model.ts'
import { checkFacts } from '../../src/study/checkFacts.ts'
import { ensembleOf } from '../ensembleOf.ts'

function fact(name: string, low: number, high: number): Fact {
  const place = { file: 'model.yaml', line: 1, column: 1 }
  const expression = { source: 'x', expression: { kind: 'number', value: 1, at: 0 }, place } as const
  const evidence = { source: 'a paper', grade: 'reported' } as const
  return {
    name,
    label: { en: name, zh: name },
    expression,
    unit: 'dimensionless',
    low,
    high,
    evidence,
    place,
  }
}

test('a fact holds where the median lies within the range, ends included', () => {
  const values = [1, 2, 3]
  const metrics = ['met', 'missed', 'edge'].map((name) => ({ name, values, purpose: 'fact' }) as const)
  const checks = checkFacts(ensembleOf({ members: 3, metrics }), [
    fact('met', 1.5, 2.5),
    fact('missed', 2.5, 9),
    fact('edge', 2, 2),
    fact('unknown', 0, 9),
  ])
  expect(checks.map(({ fact: { name }, holds }) => [name, holds])).toEqual([
    ['met', true],
    ['missed', false],
    ['edge', true],
  ])
  expect(checks[1]).toMatchObject({ share: 1 / 3, simulated: { p50: 2 } })
})
