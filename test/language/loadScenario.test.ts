import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyse } from '../../src/analysis/analyse.ts'
import { loadScenario } from '../../src/language/loadScenario.ts'
import type { Event, Variable } from '../../src/model/model.ts'
import { placeInEquation } from '../../src/model/placeInEquation.ts'
import type { Scenario } from '../../src/model/scenario.ts'
import { completeFolder, memoryFiles } from './memoryFiles.ts'
import { brief, problemsOf } from './problemsOf.ts'

const FOLDER = completeFolder()

function load(name: string): Scenario {
  const { scenario, diagnostics } = loadScenario(memoryFiles(FOLDER), `complete/${name}`)
  if (!scenario) throw new Error(diagnostics.map(brief).join())
  return scenario
}

const base = load('base.yaml')
const worse = load('worse.yaml')

function variable<Kind extends Variable['kind']>(scenario: Scenario, kind: Kind, name: string) {
  const found = scenario.model.variables.find((v) => v.name === name && v.kind === kind)
  if (!found) throw new Error(`no ${kind} ${name}`)
  return found as Extract<Variable, { kind: Kind }>
}

function event(scenario: Scenario, name: string): Event {
  const found = scenario.model.events.find((e) => e.name === name)
  if (!found) throw new Error(`no event ${name}`)
  return found
}

const fixed = (value: number) => ({ kind: 'fixed', value })

test('a folder with every feature of the language loads and can be analysed', () => {
  for (const scenario of [base, worse]) expect(analyse(scenario).diagnostics.map(brief)).toEqual([])
  const { inputs } = loadScenario(memoryFiles(FOLDER), 'complete/worse.yaml')
  expect(inputs.map((input) => input.path).sort()).toEqual(Object.keys(FOLDER).sort())
})

test('time, title and ensemble come from the last file that says them', () => {
  expect(base.time).toEqual({
    origin: '2021-01',
    start: '2021-01',
    end: '2028-12',
    stepsPerMonth: 4,
    method: 'rk4',
  })
  expect(worse).toMatchObject({ id: 'worse', title: { en: 'Worse', zh: '更糟' }, time: base.time })
  expect(worse.ensemble).toEqual({ members: 50, seed: 'tin', design: 'lhs' })
  expect(worse.model).toMatchObject({ title: { en: 'Tin' }, version: '1' })
})

test('dimensions: short form, sub-range with labels, rows of the table and of the scenario', () => {
  const [region, offshore, project] = worse.model.dimensions
  expect(region).toMatchObject({ name: 'region', elements: ['JP', 'EU', 'CN'], labels: {} })
  expect(offshore).toMatchObject({
    parent: 'region',
    elements: ['JP', 'EU'],
    labels: { JP: { en: 'Japan' } },
  })
  expect(project).toMatchObject({ elements: ['north', 'south-2', 'west'], labels: { west: { zh: '西' } } })
  expect(base.model.dimensions[2]?.elements).toEqual(['north', 'south-2'])
})

test('stocks, flows, auxiliaries, lookups, exogenous paths and noise', () => {
  const stock = variable(base, 'stock', 'stockpile')
  expect(stock).toMatchObject({ over: ['offshore'], unit: 't', nonNegative: true, initial: { kind: 'same' } })
  expect(stock.inflows.map((e) => e.source)).toEqual(['arrivals[offshore]', '0 * arrivals[offshore]'])
  expect(variable(base, 'stock', 'growth').nonNegative).toBe(false)
  expect(Object.keys(variable(base, 'flow', 'arrivals').equations)).toContain('byElement')
  expect(variable(base, 'lookup', 'pace')).toMatchObject({
    inputUnit: 'month',
    interpolation: 'step',
    points: [
      [0, 1],
      [12 + 15 / 31, 1.5],
      [30, 2],
    ],
    evidence: { source: 'made up', grade: 'judgement', note: 'for a test' },
  })
  expect(variable(base, 'exogenous', 'alarm')).toMatchObject({
    path: 'impulse',
    base: { equation: { source: '0' } },
  })
  expect(variable(base, 'noise', 'shock')).toMatchObject({ over: ['offshore'], unit: 'dimensionless' })
})

test('parts of equations have their places in quoted, folded and literal texts', () => {
  const { equations } = variable(base, 'flow', 'arrivals')
  const price = variable(base, 'auxiliary', 'price').equations
  if (equations.kind !== 'each' || price.kind !== 'same') throw new Error('another form of equations')
  const { JP, else: rest } = equations.byElement
  const lines = (FOLDER['complete/model.yaml'] as string).split('\n')
  for (const [equation, part] of [
    [JP, 'demand[JP]'],
    [rest, 'shock'],
    [price.equation, 'softmin1'],
  ] as const) {
    if (!equation) throw new Error('no equation')
    const { line, column } = placeInEquation(equation, equation.source.indexOf(part))
    expect((lines[line - 1] as string).slice(column - 1, column - 1 + part.length)).toBe(part)
  }
})

test('parameters: values by element, dates, correlations', () => {
  expect(variable(base, 'parameter', 'demand').values).toEqual({
    kind: 'each',
    byElement: { JP: fixed(9), EU: { kind: 'uniform', low: 2, high: 4 } },
  })
  expect(variable(base, 'parameter', 'opening').values).toEqual({
    kind: 'same',
    distribution: { kind: 'uniform', low: 60, high: 72 },
  })
  expect(base.model.correlations).toMatchObject([{ between: ['cover', 'demand[EU]'], rank: -0.5 }])
})

test('columns of projects are arrays over the projects', () => {
  const nameplate = variable(base, 'parameter', 'nameplate')
  expect(nameplate).toMatchObject({ over: ['project'], unit: 't/year', evidence: { grade: 'judgement' } })
  expect(nameplate.values).toMatchObject({ byElement: { north: fixed(30), 'south-2': fixed(12.5) } })
  expect(nameplate.evidenceByElement).toMatchObject({ north: { source: 'press', note: 'a "pilot", first' } })
  expect(variable(base, 'parameter', 'offtake')).toMatchObject({
    over: ['project', 'offshore'],
    unit: 'dimensionless',
    values: {
      byElement: {
        'north,JP': fixed(1),
        'north,EU': fixed(0),
        'south-2,JP': fixed(0),
        'south-2,EU': fixed(0),
      },
    },
  })
  const decided = { north: fixed(48 + 15 / 31), 'south-2': fixed(1e6) }
  expect(variable(base, 'parameter', 'decided').values).toMatchObject({ byElement: decided })
  expect(variable(base, 'parameter', 'active').values).toMatchObject({
    byElement: { north: fixed(1), 'south-2': fixed(0) },
  })
})

test('a scenario adds, changes and switches off projects', () => {
  expect(variable(worse, 'parameter', 'nameplate')).toMatchObject({
    values: { byElement: { north: fixed(31), west: { kind: 'triangular', mode: 10 } } },
    evidenceByElement: { north: { source: 'set in worse' }, west: { source: 'press', grade: 'reported' } },
  })
  expect(variable(worse, 'parameter', 'offtake').values).toMatchObject({
    byElement: { 'north,JP': fixed(0), 'north,EU': fixed(1), 'west,JP': fixed(1) },
  })
  expect(variable(worse, 'parameter', 'active')).toMatchObject({
    values: { byElement: { 'south-2': fixed(0), west: fixed(1) } },
    evidenceByElement: { 'south-2': { source: 'set in worse' } },
  })
})

test('rows of the timeline are the effects of events', () => {
  const licences = event(base, 'licences')
  expect(licences).toMatchObject({ date: fixed(31), enabled: true, policy: false, marked: true })
  expect(licences.outcomes[0]?.effects.map((e) => [e.exogenous, e.action, e.value.source])).toEqual([
    ['quota', 'set', '0.5'],
    ['alarm', 'pulse', '2 * 1'],
  ])
  expect(event(base, 'ban').outcomes[0]?.probability).toBe(0.9)
  expect(event(base, 'stocking').outcomes[0]?.effects).toMatchObject([
    {
      elements: ['JP', 'EU'],
      action: 'ramp',
      duration: 6,
      value: { source: 'purchase_rate[JP] * min(1, 2)' },
    },
  ])
  expect(event(base, 'fair')).toMatchObject({ marked: true, outcomes: [{ probability: 1, effects: [] }] })
  expect(event(base, 'buy')).toMatchObject({ policy: true, enabled: false, date: fixed(36) })
})

test('a scenario adds, changes and switches events and policies', () => {
  expect(event(worse, 'embargo')).toMatchObject({
    date: { kind: 'uniform' },
    marked: true,
    outcomes: [{ probability: 0.5 }],
  })
  expect(event(worse, 'suspension_ends')).toMatchObject({
    marked: false,
    outcomes: [
      { name: 'extended', probability: 0.6, effects: [] },
      { name: 'lapses', probability: 0.3, effects: [{ exogenous: 'freeze_level' }] },
    ],
  })
  expect(event(worse, 'ban')).toMatchObject({
    outcomes: [{ probability: 0.2, effects: [{ exogenous: 'freeze_level' }] }],
    evidence: { source: 'set in worse', grade: 'judgement' },
  })
  expect(event(worse, 'fair').enabled).toBe(false)
  expect(event(worse, 'buy')).toMatchObject({ enabled: true, date: fixed(96) })
})

test('an event with probability 0 is off until a later file makes it likely', () => {
  const files = {
    'complete/never.yaml': 'extends: worse.yaml\nevents: { embargo: { probability: 0 } }\n',
    'complete/maybe.yaml': 'extends: never.yaml\nevents: { embargo: { probability: 0.1 } }\n',
  }
  const isOn = (name: string): boolean | undefined =>
    loadScenario(memoryFiles({ ...FOLDER, ...files }), `complete/${name}`).scenario?.model.events.find(
      (one) => one.name === 'embargo',
    )?.enabled
  expect([isOn('worse.yaml'), isOn('never.yaml'), isOn('maybe.yaml')]).toEqual([true, false, true])
})

test('set changes values, elements, equations and bases, with evidence', () => {
  expect(variable(worse, 'parameter', 'cover')).toMatchObject({
    unit: 'month',
    values: { distribution: { kind: 'lognormal', p50: 1 } },
    evidence: { source: 'set in worse', grade: 'judgement' },
  })
  expect(variable(worse, 'parameter', 'demand')).toMatchObject({
    values: { byElement: { JP: fixed(10), EU: { kind: 'uniform' } } },
    evidence: { source: 'made up' },
    evidenceByElement: { JP: { source: 'set in worse' } },
  })
  expect(variable(worse, 'parameter', 'base_price').evidence).toEqual({
    source: 'desk',
    grade: 'judgement',
    note: 'guess',
  })
  expect(variable(worse, 'parameter', 'purchase_rate').values).toMatchObject({
    byElement: { JP: fixed(1), EU: fixed(50) },
  })
  expect(variable(worse, 'auxiliary', 'price').equations).toMatchObject({
    equation: { source: '2 * base_price' },
  })
  expect(variable(worse, 'flow', 'use').equations).toMatchObject({ byElement: { else: {}, EU: {} } })
  expect(variable(worse, 'exogenous', 'quota').base).toMatchObject({ equation: { source: '0.9' } })
})

test("a policy's settings do not hold when a later file switches it off", () => {
  const texts = { ...FOLDER, 'complete/late.yaml': 'extends: worse.yaml\npolicies: { buy: off }\n' }
  const { scenario } = loadScenario(memoryFiles(texts), 'complete/late.yaml')
  expect(variable(scenario as Scenario, 'parameter', 'purchase_rate').values.kind).toBe('same')
})

test('observations of the named series, facts, outputs, metrics, charts and changes', () => {
  const [spot, sent] = base.model.series
  expect(spot?.observations).toEqual([
    {
      label: '2023-07-05',
      from: 30 + 4 / 31,
      to: 30 + 4 / 31,
      low: 280,
      mid: 300,
      high: 320,
      grade: 'A',
      source: 'agency',
    },
    { label: '2023-07', from: 30, to: 31, mid: 310, grade: 'B', source: 'agency', note: 'mean' },
  ])
  expect(sent?.observations.map((o) => [o.from, o.to])).toEqual([
    [12, 24],
    [24, 30],
    [36, 45],
    [34, 38],
  ])
  expect(base.model.facts).toMatchObject([
    { name: 'jump', low: 1.35, high: 1.5 },
    { name: 'peak', low: 24, high: 36 },
  ])
  expect(worse.outputs).toEqual(['stockpile', 'price', 'arrivals'])
  expect(worse.metrics).toMatchObject([
    { name: 'peak_price', unit: 'kUSD/t', expression: { source: 'highest(price)' } },
  ])
  expect(worse.charts).toMatchObject([
    {
      name: 'price-fan',
      kind: 'fan',
      from: '2021-01',
      to: '2030-12',
      title: { en: '<b>{peak_price.p50}</b>' },
    },
  ])
  expect(worse.changes).toContainEqual(expect.objectContaining({ name: 'projects.south-2', to: 'off' }))
  expect(worse.changes).toContainEqual(
    expect.objectContaining({ name: 'cover', to: '{ lognormal: { p5: 0.5, p50: 1, p95: 2 } }' }),
  )
})

test('problems of all files are shown together, in the order of files and lines', () => {
  const texts = {
    ...FOLDER,
    'complete/parameters.yaml': 'parameters:\n  a: {}\n',
    'complete/model.yaml': (FOLDER['complete/model.yaml'] as string)
      .replace('2 * price', '2 *')
      .replace('rk4', 'rk5'),
    'complete/timeline.csv': 'date\n',
  }
  const files = problemsOf(texts, 'complete/base.yaml').map((d) => d.place.file)
  expect([...new Set(files)]).toEqual([
    'complete/model.yaml',
    'complete/parameters.yaml',
    'complete/timeline.csv',
  ])
})

test('a damaged file never throws', () => {
  const path = fc.constantFrom(...Object.keys(FOLDER))
  const edit = fc.record({
    path,
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(40),
    put: fc.string({ maxLength: 8 }),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const texts = { ...FOLDER }
      for (const { path, at, cut, put } of edits) {
        const text = texts[path] as string
        const start = Math.floor(at * text.length)
        texts[path] = text.slice(0, start) + put + text.slice(start + cut)
      }
      const { scenario, diagnostics } = loadScenario(memoryFiles(texts), 'complete/worse.yaml')
      expect(scenario === undefined).toBe(diagnostics.length > 0)
    }),
    { numRuns: 150 },
  )
})
