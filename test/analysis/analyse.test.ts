import { describe, expect, it } from 'vitest'
import { formatDiagnostic } from '../../src/diagnostics/formatDiagnostic.ts'
import { problemsOf } from '../language/problemsOf.ts'
import { folderOf, runOne, systemOf } from '../modelText.ts'

const TIME = 'time: { origin: 2020-01, start: 2020-01, end: 2021-01, steps_per_month: 4, method: euler }'
const PARAMETERS = `
  price: { value: 300, unit: USD/kg, {label}, source: test, grade: judgement }
  use: { value: 10, unit: t/month, {label}, source: test, grade: judgement }
  stock: { value: 5, unit: t, {label}, source: test, grade: judgement }
  rate: { value: 7, unit: CNY/USD, {label}, source: test, grade: judgement }
  tau: { value: 5, unit: month, {label}, source: test, grade: judgement }
  start: { value: 2020-03-01, unit: date, {label}, source: test, grade: judgement }
`

function problems(unit: string, equation: string): string[] {
  const model = `${TIME}\nauxiliaries:\n  x: { unit: ${unit}, {label}, equation: '${equation}' }\n`
  return problemsOf(folderOf(model, PARAMETERS)).map(formatDiagnostic)
}

describe('units through equations', () => {
  it.each([
    ['kUSD/month', 'price * use'],
    ['CNY/kg', 'price * rate'],
    ['t', 'stock + use * tau'],
    ['dimensionless', 'exp(-(time - start) / tau)'],
    ['dimensionless', '(price / (2 * price))^(-0.3)'],
    ['t^0.5', 'stock^0.5'],
    ['t', 'max(0, stock - use * tau)'],
    ['date', 'start + tau'],
    ['t', 'time > start ? stock : 0'],
    ['1/month', 'drain(tau)'],
    ['t', 'safeDivide(use, use, 0) * stock'],
  ])('accepts %s = %s', (unit, equation) => {
    expect(problems(unit, equation)).toEqual([])
  })

  it.each([
    ['t', 'stock + use', 'unit-mismatch'],
    ['t', 'price * use', 'unit-mismatch'],
    ['kg', 'stock', 'unit-mismatch'],
    ['t', 'time > start ? stock : use', 'unit-mismatch'],
    ['dimensionless', 'exp(stock)', 'not-dimensionless'],
    ['dimensionless', '2^stock', 'not-dimensionless'],
    ['t', 'stock + 1', 'unit-mismatch'],
    ['t', 'stock ? stock : 0', 'condition-expected'],
    ['dimensionless', 'start * 2', 'number-expected'],
    ['month', 'start + start', 'unit-mismatch'],
    ['USD/kg', 'price / rate', 'unit-mismatch'],
    ['t', 'drain(stock) * tau * stock', 'unit-mismatch'],
  ])('refuses %s = %s', (unit, equation, code) => {
    const found = problems(unit, equation)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(` ${code}: `)
  })

  it('points at the part that does not fit', () => {
    expect(problems('t', 'stock + 2 * use')[0]).toMatch(
      /^lab\/model\.yaml:5:\d+ unit-mismatch: found t\/month; expected t/,
    )
  })
})

describe('names and order', () => {
  it('suggests the nearest name', () => {
    expect(problems('t', 'stok')[0]).toContain('stock')
    expect(problems('dimensionless', 'drian(tau) * tau')[0]).toContain('drain')
  })

  it('shows the whole circle', () => {
    const model = `${TIME}
auxiliaries:
  a: { unit: dimensionless, {label}, equation: b + 1 }
  b: { unit: dimensionless, {label}, equation: c + 1 }
  c: { unit: dimensionless, {label}, equation: a + 1 }
`
    const found = problemsOf(folderOf(model, PARAMETERS)).map(formatDiagnostic)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain('cycle: found a -> b -> c -> a; expected')
  })

  it('refuses a delay shorter than the time step', () => {
    expect(problems('dimensionless', 'smooth3(step("2020-02"), 0.1 * tau)')[0]).toContain('delay-too-short')
    expect(problems('dimensionless', 'smooth3(step("2020-02"), 0.2 * tau)')).toEqual([])
  })

  it('moves what does not change out of the time steps', () => {
    const model = `${TIME}\nauxiliaries:\n  x: { unit: t, {label}, equation: 'stock * exp(price / (3 * price)) * step(start)' }\n`
    const { system } = systemOf(folderOf(model, PARAMETERS))
    expect(JSON.stringify(system.step)).not.toContain('exp')
    expect(JSON.stringify(system.member)).toContain('exp')
  })
})

describe('arrays', () => {
  const model = `${TIME}
dimensions:
  region: [JP, EU, CN]
  offshore: { of: region, elements: [JP, EU] }
stocks:
  held:
    over: [region]
    unit: t
    {label}
    initial: 'use_by[region] * tau'
    outflows: ['region_use[region]']
auxiliaries:
  region_use:
    over: [region]
    unit: t/month
    {label}
    equation: { JP: 'use_by[JP] * 0.1', EU: 'use_by[region] * 0.2', else: 0 }
  offshore_held: { unit: t, {label}, equation: 'sum(offshore, held[offshore])' }
  least: { unit: t, {label}, equation: 'minOver(region, held[region])' }
`
  const parameters = `${PARAMETERS}
  use_by: { over: [region], values: { JP: 1, EU: 2, CN: 4 }, unit: t/month, {label}, source: test, grade: judgement }
`

  it('lays out one equation for each element', () => {
    const { paths } = runOne(folderOf(model, parameters, 'outputs: [held, offshore_held, least]'))
    expect(Object.keys(paths)).toEqual(['held[JP]', 'held[EU]', 'held[CN]', 'offshore_held', 'least'])
    expect(paths['held[JP]']?.[12]).toBeCloseTo(5 - 1.2, 12)
    expect(paths['held[EU]']?.[12]).toBeCloseTo(10 - 4.8, 12)
    expect(paths['held[CN]']?.[12]).toBe(20)
    expect(paths.offshore_held?.[0]).toBe(15)
    expect(paths.least?.[0]).toBe(5)
  })

  it.each([
    ['held[offshore]', 'unknown-element'],
    ['held', 'wrong-index-count'],
    ['held[US]', 'unknown-element'],
    ['sum(ofshore, held[offshore])', 'unknown-dimension'],
    ['highest(held[JP])', 'reducer-outside-metric'],
  ])('refuses %s', (equation, code) => {
    const wrong = model.replace('sum(offshore, held[offshore])', equation)
    expect(problemsOf(folderOf(wrong, parameters)).map(formatDiagnostic).join('\n')).toContain(code)
  })
})

describe('events', () => {
  const model = (timeline: string): Record<string, string> => ({
    ...folderOf(
      `${TIME}
exogenous:
  level: { unit: dimensionless, path: level, base: 1, {label} }
  blow: { unit: dimensionless, path: impulse, {label} }
stocks:
  fear: { unit: dimensionless, {label}, initial: 0, inflows: [blow] }
`,
      PARAMETERS,
      `outputs: [level, fear]\n${timeline}`,
    ),
  })
  const event = (more: string): string =>
    `events:
  shock: { date: 2020-03-01, {label}, source: test, grade: judgement, ${more} }
`.replace('{label}', 'label: { en: x, zh: x }')

  it('sets, adds and ramps levels and delivers impulses once', () => {
    const { paths } = runOne(
      model(event('effects: [{ exogenous: level, set: 3 }, { exogenous: blow, pulse: 0.5 }]')),
    )
    expect(paths.level?.slice(0, 4)).toEqual([1, 1, 3, 3])
    expect(paths.fear?.slice(0, 5)).toEqual([0, 0, 0, 0.5, 0.5])
    const ramped = runOne(model(event('effects: [{ exogenous: level, ramp: 3, duration: 2 }]')))
    expect(ramped.paths.level?.slice(0, 6)).toEqual([1, 1, 1, 2, 3, 3])
  })

  it('draws whether an event happens, under its own name', () => {
    const { system } = systemOf(model(event('probability: 0.3, effects: [{ exogenous: level, set: 3 }]')))
    expect(system.draws.map((d) => d.name)).toEqual(['event.shock.outcome'])
    const texts = model(
      `${event('probability: 0.3, effects: [{ exogenous: level, set: 3 }]')}ensemble: { members: 400, seed: a, design: mc }`,
    )
    const hits = Array.from({ length: 200 }, (_, m) => runOne(texts, m).paths.level?.at(-1)).filter(
      (v) => v === 3,
    ).length
    expect(hits / 200).toBeGreaterThan(0.2)
    expect(hits / 200).toBeLessThan(0.4)
  })

  it('refuses an impulse for a level', () => {
    const [found] = problemsOf(model(event('effects: [{ exogenous: level, pulse: 3 }]')))
    expect(found?.code).toBe('wrong-action')
  })
})
