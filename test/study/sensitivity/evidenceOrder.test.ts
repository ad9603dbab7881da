import { expect, test } from 'vitest'
import { evidenceOrder, WEAKNESS } from '../../../src/study/sensitivity/evidenceOrder.ts'

test('the ledger is sorted by influence times weakness of evidence', () => {
  const order = evidenceOrder([
    { name: 'known', grade: 'measured', influence: 0.5 },
    { name: 'guess', grade: 'judgement', influence: 0.2 },
    { name: 'idle', grade: 'judgement', influence: -0.01 },
    { name: 'paper', grade: 'literature', influence: 0.3 },
    { name: 'failed', grade: 'judgement', influence: Number.NaN },
  ])
  expect(order.map(({ name }) => name)).toEqual(['guess', 'paper', 'known', 'failed', 'idle'])
  expect(order[0]?.priority).toBeCloseTo(0.2 * WEAKNESS.judgement, 15)
  expect(order.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
  expect(order.at(-1)).toMatchObject({ priority: 0, share: 0 })
})

test('weaker evidence weighs more, and a definition leaves nothing to find out', () => {
  const { definition, measured, reported, literature, judgement } = WEAKNESS
  expect(
    [definition, measured, reported, literature, judgement].every(
      (w, i, all) => i === 0 || w > (all[i - 1] as number),
    ),
  ).toBe(true)
  expect(evidenceOrder([{ name: 'a', grade: 'measured', influence: 0 }])[0]?.share).toBe(0)
})
