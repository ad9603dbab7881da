import { describe, expect, test } from 'vitest'
import { morris } from '../../../src/study/sensitivity/morris.ts'
import { morrisPlan } from '../../../src/study/sensitivity/morrisPlan.ts'
import { G_WEIGHTS, gFunction, namesOf, type OfShares, runOf } from './testFunctions.ts'

describe('the plan', () => {
  const plan = morrisPlan(namesOf(6), 500, 'seed')

  test('moves each parameter once in a trajectory, by half of the range, in random order', () => {
    const orders = new Set<string>()
    for (let start = 0; start < plan.rows; start += 7) {
      const moved = [...plan.moved.subarray(start, start + 7)]
      expect(moved[0]).toBe(-1)
      expect(moved.slice(1).sort()).toEqual([0, 1, 2, 3, 4, 5])
      orders.add(moved.join())
      for (let row = start + 1; row < start + 7; row++) {
        const changes = Array.from(
          { length: 6 },
          (_, i) => (plan.shares[row * 6 + i] as number) - (plan.shares[(row - 1) * 6 + i] as number),
        )
        expect(changes.map(Math.abs)).toEqual(changes.map((_, i) => (i === plan.moved[row] ? 0.5 : 0)))
      }
    }
    expect(orders.size).toBeGreaterThan(300)
  })

  test('visits all levels equally often, up and down alike', () => {
    const counts = new Map<number, number>()
    for (let row = 0; row < plan.rows; row += 7)
      for (let i = 0; i < 6; i++) {
        const share = plan.shares[row * 6 + i] as number
        counts.set(share, (counts.get(share) ?? 0) + 1)
      }
    expect([...counts.keys()].sort()).toEqual([1, 3, 5, 7, 9, 11, 13, 15].map((i) => i / 16))
    for (const count of counts.values()) expect(Math.abs(count - 375)).toBeLessThan(80)
  })

  test('more trajectories leave the first as they are, and a trajectory shares its noise', () => {
    expect(plan.shares.subarray(0, 420)).toEqual(morrisPlan(namesOf(6), 10, 'seed').shares)
    expect([...plan.noise.subarray(0, 15)]).toEqual([...Array(7).fill(0), ...Array(7).fill(1), 2])
  })
})

const effectsOf = (f: OfShares, inputs: number, trajectories: number) => {
  const plan = morrisPlan(namesOf(inputs), trajectories, 'seed')
  return morris(plan, runOf(plan, f)).effects
}

test('a linear function: the slopes, without spread', () => {
  for (const { mean, meanAbsolute, deviation, used } of effectsOf(([x = 0, y = 0]) => 3 * x - 2 * y, 2, 10)) {
    expect(Math.abs(mean)).toBeCloseTo(meanAbsolute, 12)
    expect([2, 3]).toContain(Math.round(meanAbsolute * 1e9) / 1e9)
    expect(deviation).toBeCloseTo(0, 12)
    expect(used).toBe(10)
  }
})

test('the inputs of the g-function come out in the order of their influence', () => {
  const effects = effectsOf(gFunction, G_WEIGHTS.length, 40)
  const sizes = effects.map(({ meanAbsolute }) => meanAbsolute)
  for (let i = 0; i < 4; i++) expect(sizes[i]).toBeGreaterThan((sizes[i + 1] as number) * 1.3)
  // those of equal weight differ by chance only
  for (const size of sizes.slice(4)) expect(size).toBeLessThan((sizes[3] as number) / 5)
  // effects of both signs cancel in the mean, not in the mean of absolute values
  expect(Math.abs(effects[0]?.mean as number)).toBeLessThan((sizes[0] as number) / 2)
})

/** The test function of Morris 1991, with the coefficients it leaves to chance set to alternating ones. */
const morrisFunction: OfShares = (shares) => {
  const w = shares.map((x, i) => ([2, 4, 6].includes(i) ? 2 * ((1.1 * x) / (x + 0.1) - 0.5) : 2 * (x - 0.5)))
  let sum = 0
  for (let i = 0; i < 20; i++) {
    sum += (i < 10 ? 20 : i % 2 ? 1 : -1) * (w[i] as number)
    for (let j = i + 1; j < 20; j++)
      sum += (j < 6 ? -15 : (i + j) % 2 ? -1 : 1) * (w[i] as number) * (w[j] as number)
  }
  for (let i = 0; i < 5; i++)
    for (let j = i + 1; j < 5; j++)
      for (let k = j + 1; k < 5; k++) sum -= 10 * (w[i] as number) * (w[j] as number) * (w[k] as number)
  return sum + 5 * (w[0] as number) * (w[1] as number) * (w[2] as number) * (w[3] as number)
}

test('the three groups of the function of Morris 1991 are told apart', () => {
  const effects = effectsOf(morrisFunction, 20, 60)
  const sizes = effects.map(({ meanAbsolute }) => meanAbsolute)
  const spreads = effects.map(({ deviation }) => deviation)
  // inputs 1 to 7: influential, curved or interacting; 8 to 10: influential, nearly linear; the rest: not influential
  expect(Math.min(...sizes.slice(0, 10))).toBeGreaterThan(2 * Math.max(...sizes.slice(10)))
  expect(Math.min(...spreads.slice(0, 7))).toBeGreaterThan(1.5 * Math.max(...spreads.slice(7)))
  for (const { mean, meanAbsolute } of effects.slice(7, 10)) {
    expect(mean).toBeCloseTo(meanAbsolute, 9)
    expect(mean).toBeGreaterThan(30)
    expect(mean).toBeLessThan(50)
  }
})

test('moves from and to failed rows are left out and counted', () => {
  const plan = morrisPlan(namesOf(2), 20, 'seed')
  const values = runOf(plan, ([x = 0, y = 0]) => x + 2 * y)
  values[1] = Number.NaN
  values[5] = Infinity
  const { effects, failed } = morris(plan, values)
  expect(failed).toBe(2)
  // row 1 is the middle of the first trajectory, row 5 the end of the second
  expect(effects.reduce((sum, { used }) => sum + used, 0)).toBe(40 - 3)
  expect(effects.map(({ mean }) => mean)).toEqual([1, 2])
})

test('the standard error is that of the mean of absolute effects', () => {
  const plan = morrisPlan(namesOf(1), 200, 'seed')
  const [effect] = morris(
    plan,
    runOf(plan, ([x = 0]) => x * x),
  ).effects
  // ((x + 1/2)^2 - x^2) / (1/2) = 2 x + 1/2 on the lower levels x = 1, 3, 5 and 7 sixteenths: 1 on average
  expect(effect?.mean).toBeCloseTo(1, 1)
  expect(effect?.standardError).toBeCloseTo((effect?.deviation as number) / Math.sqrt(200), 12)
})
