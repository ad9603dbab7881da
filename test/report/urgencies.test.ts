import { expect, test } from 'vitest'
import type { Assumption } from '../../src/report/ledger.ts'
import { urgencies } from '../../src/report/urgencies.ts'

const assumption = (name: string): Assumption => ({
  ...{ name, label: { en: name, zh: name }, value: '1', unit: 't', source: 's', grade: 'judgement' },
})

test('draws of one assumption count together, those of its own elements alone', () => {
  const assumptions = ['stock[JP]', 'stock[EU]', 'luck[project]', 'stop', 'idle'].map(assumption)
  const drawn = [
    ['stock[JP]', 0.25],
    ['luck[a]', 0.125],
    ['luck[b]', 0.125],
    ['event.stop.date', 0.25],
    ['event.stop.outcome', 0.25],
    ['unknown', 0.5],
  ] as const
  const priorities = drawn.map(([name, share]) => ({
    ...{ name, share, grade: 'judgement' as const, influence: share, priority: share },
  }))
  expect(Object.fromEntries(urgencies(assumptions, priorities))).toEqual({
    'stock[JP]': 0.25,
    'luck[project]': 0.25,
    stop: 0.5,
  })
})
