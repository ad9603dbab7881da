import { expect, test } from 'vitest'
import { portfolios } from '../../../src/study/decision/portfolios.ts'
import { type PortfolioValues, searchPortfolios } from '../../../src/study/decision/searchPortfolios.ts'

const POLICIES = ['good', 'idle', 'waste']
const MEMBERS = 40

/** Good costs 2 and takes 5 to 9 away; waste costs 10 and takes 1 away where good is not on; idle does nothing. */
function planted(): PortfolioValues {
  const all = portfolios(POLICIES)
  const names = all.map((portfolio) => portfolio.join(' '))
  const values = (of: (has: (name: string) => boolean, member: number) => number) => ({
    ...{ names, size: MEMBERS, failed: 3 },
    values: Float64Array.from({ length: all.length * MEMBERS }, (_, at) =>
      of((name) => all[Math.floor(at / MEMBERS)]?.includes(name) ?? false, at % MEMBERS),
    ),
  })
  const costs = values((has) => (has('good') ? 2 : 0) + (has('waste') ? 10 : 0))
  const effects = values((has, member) => {
    const helped = has('good') ? 5 + (member % 5) : has('waste') ? 1 : 0
    return 20 - helped
  })
  return { policies: POLICIES, portfolios: all, costs, effects, better: 'lower', seed: 's' }
}

test('the front holds what is worth its cost, without policies that do nothing', () => {
  const { results, front, members, failed } = searchPortfolios(planted())
  expect(front.map((i) => results[i]?.portfolio)).toEqual([[], ['good']])
  expect({ members, failed }).toEqual({ members: MEMBERS, failed: 3 })
  expect(results[1]?.ratio?.value).toBeCloseTo(2 / 7, 12)
  expect(results[1]?.frontShare).toBe(1)
  expect(results.find(({ portfolio }) => portfolio.join() === 'waste')?.frontShare).toBe(0)
  expect(results[1]?.errors.effect).toBeGreaterThan(0)
})

test('shares of policies add up to what all of them do', () => {
  const { shares, results } = searchPortfolios(planted())
  const all = results.at(-1)
  const sum = (of: (share: (typeof shares)[number]) => number) =>
    shares.reduce((total, one) => total + of(one), 0)
  expect(sum(({ cost }) => cost.value)).toBeCloseTo(
    (all?.cost.value ?? 0) - (results[0]?.cost.value ?? 0),
    12,
  )
  expect(sum(({ improvement }) => improvement.value)).toBeCloseTo(
    (results[0]?.effect.value ?? 0) - (all?.effect.value ?? 0),
    12,
  )
  expect(shares.find(({ policy }) => policy === 'idle')).toMatchObject({
    cost: { value: 0 },
    improvement: { value: 0 },
  })
})

test('with more of a benefit, the front turns over', () => {
  const { results, front } = searchPortfolios({ ...planted(), better: 'higher' })
  expect(front.map((i) => results[i]?.portfolio)).toEqual([[]])
})
