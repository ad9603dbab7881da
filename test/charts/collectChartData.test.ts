import { describe, expect, test } from 'vitest'
import { collectChartData } from '../../src/charts/collectChartData.ts'
import { summarise } from '../../src/ensemble/summarise.ts'
import type { Ensemble } from '../../src/model/ensemble.ts'
import type { Event, Observation } from '../../src/model/model.ts'
import type { ChartSpec, Scenario } from '../../src/model/scenario.ts'

const place = { file: 'x.yaml', line: 1, column: 1 }
const label = { en: 'x', zh: '某' }
const evidence = { source: 's', grade: 'judgement' } as const
const MEMBERS = 40

/** Two regions of unmet demand over three months: member m has m / 10 t/month in each, and member 7 failed. */
function ensemble(shift = 0): Ensemble {
  const months = ['2026-01', '2026-02', '2026-03']
  const series = ['JP', 'EU'].map((element) => ({ variable: 'unmet', element, unit: 't/month' }))
  const values = new Float64Array(series.length * months.length * MEMBERS)
  values.forEach((_, index) => {
    values[index] = (index % MEMBERS) / 10 + shift
  })
  return {
    members: MEMBERS,
    seed: 's',
    design: 'mc',
    times: [60, 61, 62],
    months,
    series,
    values,
    metrics: [
      { name: 'peak', element: '', unit: 't', purpose: 'metric', kind: 'number' },
      { name: 'exports', element: '2024', unit: 'kg', purpose: 'observation', kind: 'number' },
    ],
    metricValues: Float64Array.from({ length: 2 * MEMBERS }, (_, index) => index),
    drawNames: ['event.thaw.date'],
    draws: Float64Array.from({ length: MEMBERS }, (_, index) => 70 - index / MEMBERS),
    failures: [{ member: 7, variable: 'unmet', month: '2026-02', reason: 'not a number' }],
  }
}

const event = (name: string, rest: Partial<Event>): Event => ({
  name,
  label: { en: name, zh: name },
  date: { kind: 'fixed', value: 60.5 },
  outcomes: [{ name: 'happens', probability: 1, effects: [] }],
  policy: false,
  enabled: true,
  marked: true,
  evidence,
  place,
  ...rest,
})

const observation = (rest: Partial<Observation>): Observation => ({
  label: 'o',
  from: 60,
  to: 61,
  grade: 'reported',
  source: 's',
  ...rest,
})

const chart = (kind: string, rest: Partial<ChartSpec>): ChartSpec => ({
  name: kind,
  kind,
  variables: ['unmet'],
  place,
  ...rest,
})

function scenario(charts: readonly ChartSpec[]): Scenario {
  const observations = [
    observation({ mid: 3000 }),
    observation({ from: 60, to: 72, low: 12_000, high: 24_000 }),
  ]
  const series = (name: string, compare: 'value' | 'total', unit: string) => ({
    name,
    label,
    unit,
    simulated: { source: 'unmet', expression: { kind: 'name', name: 'unmet', at: 0 }, place } as const,
    compare,
    scale: 'log' as const,
    scored: true,
    observations,
    place,
  })
  return {
    id: 'x',
    title: { en: 'Title', zh: '标题' },
    summary: label,
    model: {
      title: { en: 'Model', zh: '模型' },
      version: '2',
      dimensions: [],
      variables: [],
      correlations: [],
      events: [
        event('ban', {}),
        event('maybe', { outcomes: [{ name: 'happens', probability: 0.4, effects: [] }] }),
        event('thaw', { date: { kind: 'uniform', low: 69, high: 70 } }),
        event('unused', { date: { kind: 'uniform', low: 69, high: 70 } }),
        event('hidden', { marked: false }),
        event('off', { enabled: false }),
      ],
      series: [series('exports', 'total', 'kg'), series('stock', 'value', 'kg/month')],
      facts: [],
    },
    time: { origin: '2021-01', start: '2021-01', end: '2026-03', stepsPerMonth: 4, method: 'euler' },
    ensemble: { members: MEMBERS, seed: 's', design: 'mc' },
    outputs: ['unmet'],
    metrics: [
      {
        name: 'peak',
        label,
        unit: 't',
        over: [],
        expression: { source: '1', expression: { kind: 'number', value: 1, at: 0 }, place },
        place,
      },
    ],
    charts,
    levers: [],
    changes: [],
  }
}

function collect(charts: readonly ChartSpec[], others: readonly Ensemble[] = []) {
  const made = scenario(charts)
  const own = ensemble()
  const runs = others.map((other) => ({ scenario: made, ensemble: other, summary: summarise(made, other) }))
  return collectChartData(made, own, summarise(made, own), runs)
}

describe('what charts draw', () => {
  test('observed totals become rates in the unit of the variable', () => {
    const [exports] = collect([chart('fan', { observed: 'exports' })]).observed
    expect(exports?.points).toEqual([
      { from: 60, to: 61, mid: 3 },
      { from: 60, to: 72, low: 1, high: 2 },
    ])
  })

  test('observed values are converted', () => {
    const [stock] = collect([chart('fan', { observed: 'stock' })]).observed
    expect(stock?.points[0]).toEqual({ from: 60, to: 61, mid: 3 })
  })

  test('events that are marked and happen, with what is uncertain about them', () => {
    const { events } = collect([])
    expect(events.map(({ label, probability, uncertain }) => [label.en, probability, uncertain])).toEqual([
      ['ban', 1, undefined],
      ['maybe', 0.4, undefined],
      ['thaw', 1, true],
    ])
    expect(events.map(({ time }) => Math.round(time * 10) / 10)).toEqual([60.5, 60.5, 69.5])
  })

  test('events of all compared scenarios; those that differ say whose they are', () => {
    const own = ensemble()
    const made = scenario([])
    const run = (title: string, rest: Partial<Event>) => {
      const events = made.model.events.map((one) => (one.name === 'off' ? { ...one, ...rest } : one))
      const changed = { ...made, title: { en: title, zh: title }, model: { ...made.model, events } }
      return { scenario: changed, ensemble: own, summary: summarise(changed, own) }
    }
    const shift = { enabled: true, date: { kind: 'fixed', value: 62 } } as const
    const others = [run('Other', { enabled: true }), run('Third', { enabled: true }), run('Late', shift)]
    const { events } = collectChartData(made, own, summarise(made, own), others)
    expect(events.map(({ label, time }) => [label.en, Math.round(time * 10) / 10])).toEqual([
      ['ban', 60.5],
      ['maybe', 60.5],
      ['thaw', 69.5],
      ['off [Other; Third]', 60.5],
      ['off [Late]', 62],
    ])
    expect(events.at(-1)?.label.zh).toBe('off［Late］')
  })

  test('paths of members evenly spread over those that did not fail', () => {
    const { paths } = collect([chart('spaghetti', { variables: ['unmet[JP]'] })])
    const members = paths.filter((path) => path.element === 'JP').map((path) => path.member)
    expect(members).toHaveLength(24)
    expect(new Set(members).size).toBe(24)
    expect(members).not.toContain(7)
    expect(paths[3]?.values).toEqual(Array(3).fill((paths[3]?.member ?? 0) / 10))
  })

  test('metric values of the members that did not fail', () => {
    const [peak, ...more] = collect([chart('dotplot', { variables: [], metric: 'peak' })]).metricMembers
    expect(peak?.values).toHaveLength(MEMBERS - 1)
    expect(peak?.values).not.toContain(7)
    expect(more).toEqual([])
  })

  test('values of one month of the members that did not fail', () => {
    const dotted = (rest: Partial<ChartSpec>) =>
      collect([chart('dotplot', { variables: ['unmet[EU]'], ...rest })]).momentMembers
    const [japan, europe] = dotted({ at: '2026-02' })
    expect([japan, europe].map((one) => [one?.element, one?.month])).toEqual([
      ['JP', '2026-02'],
      ['EU', '2026-02'],
    ])
    expect(europe?.values).toHaveLength(MEMBERS - 1)
    expect(europe?.values[7]).toBe(0.8)
    expect(dotted({})[0]?.month).toBe('2026-03')
    expect(dotted({ at: '2031-01' })).toEqual([])
  })

  test('the share of members above a threshold, of the sum over elements', () => {
    const limited = collect([chart('unmet', { reference: { value: 4, label } })]).shares[0]
    expect(limited?.threshold).toBe(4)
    expect(limited?.shares).toEqual(Array(3).fill(19 / 39))
    expect(collect([chart('unmet', {})]).shares[0]?.threshold).toBe(0.4)
  })

  test('other scenarios as paired differences', () => {
    const [other] = collect([], [ensemble(2)]).compared
    expect(other?.difference.series[0]?.statistics[0]?.p5).toBeCloseTo(2, 12)
    expect(other?.difference.series[0]?.statistics[0]?.p95).toBeCloseTo(2, 12)
  })

  test('the model and its version as source', () => {
    expect(collect([]).source).toEqual({ en: 'model “Model”, version 2', zh: '模型“模型”第 2 版' })
  })
})
