import { describe, expect, it } from 'vitest'
import { type Members, medianPath, runChanged, runShipped, SHIPPED } from './shipped.ts'

const members = (run: Members): number[] => Array.from({ length: run.count }, (_, m) => m)
const MASS_ERRORS = [
  'world_mass_error',
  'china_mass_error',
  'trader_mass_error',
  'mass_error[JP]',
  'mass_error[EU]',
  'mass_error[US]',
  'mass_error[RW]',
]

describe.each(SHIPPED)('%s', (scenario) => {
  it('conserves mass in every region, member and month, and no stock falls below zero', () => {
    const run = runShipped(scenario, 8)
    expect(run.failures).toEqual([])
    for (const m of members(run)) {
      for (const name of MASS_ERRORS) expect(Math.max(...run.path(name, m))).toBeLessThan(1e-9)
      for (const name of run.names.filter((n) => /stock/.test(n)))
        expect(Math.min(...run.path(name, m)), `${name} of member ${m}`).toBeGreaterThanOrEqual(
          name.includes('draw') ? -Infinity : 0,
        )
    }
  })
})

describe('extreme conditions', () => {
  it('exports nothing when nothing is approved, and prices stay bounded', () => {
    const run = runChanged('set: { approval: 0, trader_approval: 0, leak: 0 }', 8)
    expect(run.failures).toEqual([])
    for (const m of members(run)) {
      expect(Math.max(...run.path('china_exports', m))).toBe(0)
      expect(Math.max(...run.path('leak', m))).toBe(0)
      expect(Math.max(...run.path('offshore_spot_price', m))).toBeLessThan(30_000)
      expect(Math.min(...run.path('china_price', m))).toBeGreaterThan(500)
      expect(Math.max(...run.path('china_price', m))).toBeLessThan(6_000)
    }
  })

  it('stays finite when China stops producing', () => {
    const run = runChanged('set: { liquor_grade: \'step("2027-01") > 0.5 ? 0 : 1\' }', 8)
    expect(run.failures).toEqual([])
    for (const m of members(run)) {
      expect(Math.max(...run.path('china_price', m))).toBeGreaterThan(3_000)
      expect(Math.max(...run.path('china_price', m))).toBeLessThan(80_000)
      expect(run.path('china_production', m).at(-1)).toBe(0)
    }
  })

  it('exports nothing when nobody wants anything', () => {
    const run = runChanged('set: { base_demand: 0, hoarding_orders: 0, government_orders: 0 }', 8)
    expect(run.failures).toEqual([])
    for (const m of members(run)) {
      expect(run.path('china_exports', m).at(-1)).toBeLessThan(1e-6)
      expect(run.path('offshore_spot_price', m).at(-1)).toBeLessThan(400)
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
