import { expect, test } from 'vitest'
import type { Ensemble } from '../../../src/model/ensemble.ts'
import { type Choice, decide } from '../../../src/study/decision/decide.ts'
import type { Criterion } from '../../../src/study/decision/question.ts'

const COST: Criterion = { name: 'cost', element: '', better: 'lower' }
const HARM: Criterion = { name: 'harm', element: '', better: 'lower' }

/** A choice with what it costs and what harm is left in each member. */
function choice(
  name: string,
  cost: readonly number[],
  harm: readonly number[],
  failed: number[] = [],
): Choice {
  const metric = { element: '', unit: 't', purpose: 'metric', kind: 'number' } as const
  const ensemble: Ensemble = {
    ...{ members: cost.length, seed: 's', design: 'mc', times: [], months: [], series: [] },
    values: new Float64Array(),
    metrics: [
      { ...metric, name: 'cost' },
      { ...metric, name: 'harm' },
    ],
    metricValues: Float64Array.from([...cost, ...harm]),
    drawNames: [],
    draws: new Float64Array(),
    failures: failed.map((member) => ({ member, variable: 'x', month: '2021-01', reason: 'test' })),
  }
  return { name, ensemble }
}

const NOTHING = choice('nothing', [0, 0, 0, 0], [10, 20, 30, 40])
const HALF = choice('half', [2, 2, 2, 4], [5, 10, 15, 20])
const WASTE = choice('waste', [9, 9, 9, 9], [5, 20, 31, 40])

test('choices are weighed in every way at once', () => {
  const { results, enough, tradeOff } = decide([NOTHING, HALF, WASTE], {
    criteria: [HARM],
    enough: [
      { name: 'harm', element: '', side: 'at most', value: 20, text: '20' },
      { name: 'cost', element: '', side: 'at least', value: 4, text: '4' },
    ],
    tradeOff: { cost: COST, effect: HARM },
  })
  expect(results[0]?.beats.map(({ share, equal }) => [share, equal])).toEqual([
    [1, 0],
    [0.25, 0.5],
  ])
  expect(results[0]?.regret.regrets.map(({ mean }) => mean)).toEqual([12.5, 0, 11.5])
  expect(results[0]?.regret.minimax).toEqual([1])
  expect(enough?.thresholds.map(({ shares }) => shares.map(({ share }) => share))).toEqual([
    [0.5, 1, 0.5],
    [0, 0.25, 1],
  ])
  expect(enough?.all.map(({ share }) => share)).toEqual([0, 0.25, 0.5])
  expect(tradeOff?.front).toEqual([0, 1])
  expect(tradeOff?.ratios[0]?.value).toBeCloseTo(2.5 / 12.5, 12)
  expect(tradeOff?.points[1]?.errors.cost).toBeCloseTo(0.5, 12)
})

test('a member in which one choice failed counts for none', () => {
  const spoilt = choice('half', [2, 2, 2, 4], [5, 10, 15, 20], [3])
  const { results } = decide([NOTHING, spoilt], { criteria: [HARM], enough: [] })
  expect(results[0]?.regret).toMatchObject({ members: 3, failed: 1 })
})

test('more of a benefit is better, also on the front', () => {
  const more: Criterion = { ...HARM, better: 'higher' }
  const { results, tradeOff } = decide([NOTHING, HALF, WASTE], {
    criteria: [more],
    enough: [],
    tradeOff: { cost: COST, effect: more },
  })
  expect(results[0]?.beats[0]?.share).toBe(0)
  expect(tradeOff?.front).toEqual([0])
  expect(tradeOff?.ratios[0]?.effect).toBe(-12.5)
})

test('a metric that one of them lacks is an error', () => {
  const question = { criteria: [{ ...HARM, name: 'none' }], enough: [] }
  expect(() => decide([NOTHING, HALF], question)).toThrow(RangeError)
})
