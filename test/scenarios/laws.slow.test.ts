import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EveryStep, everyStep, metalStocks } from './everyStep.ts'
import { type Members, medianPath, runChanged, runShipped, SHIPPED } from './shipped.ts'

const members = (run: Members): number[] => Array.from({ length: run.count }, (_, m) => m)
/** Primary metal that comes into the world, t/month. */
const PRODUCED = ['china_production', 'russian_primary', 'small_primary', 'project_output']
/** Metal that leaves it for good apart from products, t/month. */
const LOST = ['china_scrap_lost', 'scrap_lost', 'rotation_loss', 'china_state_purchases']

/** Where the model itself says how far its accounts are off. */
const MASS_ERRORS = ['world_mass_error', 'china_mass_error', 'trader_mass_error', 'mass_error']

describe.each(SHIPPED)('%s', (scenario) => {
  let run: EveryStep
  beforeAll(() => {
    run = everyStep(scenario, 8)
  })
  // Some sixty megabytes, which the next scenario needs.
  afterAll(() => {
    run = undefined as never
  })

  it('has no failed member, and no stock that must not fall below zero does at any time step', () => {
    expect(run.failures).toEqual([])
    const guarded = run.system.stocks.filter(({ nonNegative }) => nonNegative)
    expect(guarded.length).toBeGreaterThan(100)
    const below = guarded.filter(({ slot }) => !(lowest(run, slot) >= 0)).map(({ slot }) => run.nameOf(slot))
    expect(below).toEqual([])
  })

  it('changes every stock by its flows alone, to the bit', () => {
    const { step } = run.system.time
    const off = new Set<string>()
    for (let m = 0; m < 2; m++)
      for (let t = 0; t + 1 < run.times; t++) {
        const rates = run.rates(t, m)
        run.system.stocks.forEach(({ slot }, i) => {
          if (run.value(slot, t + 1, m) !== run.value(slot, t, m) + step * (rates[i] as number))
            off.add(run.nameOf(slot))
        })
      }
    expect([...off]).toEqual([])
  })

  it('neither makes nor loses metal between stocks: what all hold changes by production and final use', () => {
    const { step } = run.system.time
    const stocks = metalStocks(run)
    expect(stocks.length).toBeGreaterThan(20)
    const held = (t: number, m: number): number => stocks.reduce((sum, s) => sum + run.value(s.slot, t, m), 0)
    const total = (names: readonly string[], t: number, m: number): number =>
      names.reduce((sum, name) => sum + run.sum(name, t, m), 0)
    for (let m = 0; m < run.members; m++) {
      const inProducts = 1 - run.sum('scrap_share', 0, m)
      let worst = 0
      for (let t = 0; t + 1 < run.times; t++) {
        const used = inProducts * total(['use', 'china_use'], t, m) + total(LOST, t, m)
        const before = held(t, m)
        const error = held(t + 1, m) - before - step * (total(PRODUCED, t, m) - used)
        worst = Math.max(worst, Math.abs(error) / before)
      }
      expect(worst, `member ${m}`).toBeLessThan(1e-12)
    }
  })

  it('says of its own accounts that they are right', () => {
    for (let m = 0; m < run.members; m++)
      for (let t = 0; t < run.times; t++)
        for (const name of MASS_ERRORS)
          if (!(run.sum(name, t, m) < 1e-9)) expect.unreachable(`${name} of member ${m} at time step ${t}`)
  })
})

function lowest({ times, members: count, value }: EveryStep, slot: number): number {
  let low = Number.POSITIVE_INFINITY
  for (let m = 0; m < count; m++) for (let t = 0; t < times; t++) low = Math.min(low, value(slot, t, m))
  return low
}

/** Limits stand a quarter beyond the farthest that 256 members go: the eight that are run here are the first of them. */
describe('extreme conditions', () => {
  it('exports nothing when nothing is approved, and prices stay bounded', () => {
    const run = runChanged('set: { approval: 0, trader_approval: 0, leak: 0 }', 8)
    expect(run.failures).toEqual([])
    for (const m of members(run)) {
      expect(Math.max(...run.path('china_exports', m))).toBe(0)
      expect(Math.max(...run.path('leak', m))).toBe(0)
      // Seen: 9,450 USD/kg; 1,128 and 4,577 CNY/kg.
      expect(Math.max(...run.path('offshore_spot_price', m))).toBeLessThan(11_800)
      expect(Math.min(...run.path('china_price', m))).toBeGreaterThan(900)
      expect(Math.max(...run.path('china_price', m))).toBeLessThan(5_700)
    }
  })

  it('stays finite when China stops producing', () => {
    const run = runChanged('set: { liquor_grade: \'step("2027-01") > 0.5 ? 0 : 1\' }', 8)
    expect(run.failures).toEqual([])
    for (const m of members(run)) {
      // Seen: peaks of 5,246 to 19,787 CNY/kg.
      expect(Math.max(...run.path('china_price', m))).toBeGreaterThan(4_200)
      expect(Math.max(...run.path('china_price', m))).toBeLessThan(24_700)
      expect(run.path('china_production', m).at(-1)).toBe(0)
    }
  })

  it('exports nothing when nobody wants anything', () => {
    const run = runChanged('set: { base_demand: 0, hoarding_orders: 0, government_orders: 0 }', 8)
    expect(run.failures).toEqual([])
    for (const m of members(run)) {
      // Seen: 1e-46 t/month, which is none; 152 USD/kg.
      expect(run.path('china_exports', m).at(-1)).toBeLessThan(1e-12)
      expect(run.path('offshore_spot_price', m).at(-1)).toBeLessThan(190)
    }
  })
})

describe('time step', () => {
  it('changes the median price by less than 3.1 % on average when it is halved', () => {
    const coarse = medianPath(runChanged('set: { process_noise: 0 }', 24), 'offshore_spot_price')
    const fine = medianPath(
      runChanged('set: { process_noise: 0 }\ntime: { steps_per_month: 8 }', 24),
      'offshore_spot_price',
    )
    const mean = coarse.reduce((sum, v, t) => sum + Math.abs(v / (fine[t] as number) - 1), 0) / coarse.length
    expect(mean).toBeLessThan(0.031)
  })
})

describe('directions', () => {
  const COUNT = 16
  const base = runShipped('base', COUNT)

  function share(
    scenario: string,
    metric: string,
    holds: (changed: number, base: number) => boolean,
  ): number {
    const run = runShipped(scenario, COUNT)
    return members(run).filter((m) => holds(run.metric(metric, m), base.metric(metric, m))).length / COUNT
  }

  it.each([
    ['japan-embargo', 'peak_spot_price', 'up'],
    ['no-projects', 'peak_spot_price', 'up'],
    ['us-stockpile-50t', 'peak_spot_price', 'up'],
    ['embargo-allies', 'unmet_2027_2030_total', 'up'],
    ['detente', 'ratio_2028', 'down'],
  ] as const)('%s moves %s %s in every member', (scenario, metric, direction) => {
    expect(share(scenario, metric, (a, b) => (direction === 'up' ? a >= b * (1 - 1e-12) : a <= b))).toBe(1)
  })
})
