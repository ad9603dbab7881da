import { expect, test } from 'vitest'
import type { Ensemble } from '../../../src/model/ensemble.ts'
import { capOf, capped } from '../../../src/study/sensitivity/cap.ts'
import { informedChoice } from '../../../src/study/sensitivity/choosing.ts'
import {
  type Drivers,
  influenceOf,
  priorities,
  tooFewMembers,
} from '../../../src/study/sensitivity/drivers.ts'
import { driversOf, planRunOf } from '../../../src/study/sensitivity/driversOf.ts'
import type { Input } from '../../../src/study/sensitivity/inputsOf.ts'
import { overTime } from '../../../src/study/sensitivity/overTime.ts'
import { OTHERS } from '../../../src/study/sensitivity/plan.ts'
import { sobolIndices } from '../../../src/study/sensitivity/sobolIndices.ts'
import { sobolPlan } from '../../../src/study/sensitivity/sobolPlan.ts'
import { tornadoPlan } from '../../../src/study/sensitivity/tornado.ts'
import type { StudiedMetric } from '../../../src/study/studiedMetrics.ts'
import { ishigami, ishigamiIndices, namesOf, runOf } from './testFunctions.ts'

const NEVER = Number.POSITIVE_INFINITY
const rows = (...values: number[]) => [Float64Array.from(values)]
const text = (word: string) => ({ en: word, zh: word })
const metric = (name: string, kind: StudiedMetric['kind'] = 'number'): StudiedMetric => {
  return { id: name, name, element: '', unit: 't', kind, label: text(name) }
}

test('never becomes the largest number found, of a time the end of the run, and nothing lies above it', () => {
  expect(capOf(rows(1, NEVER, 7, Number.NaN), 'number', 99)).toBe(7)
  expect(capOf(rows(1, NEVER, 7), 'time', 99)).toBe(99)
  expect(capOf(rows(1, 7), 'time', 99)).toBeUndefined()
  expect(capOf(rows(NEVER), 'number', 99)).toBeUndefined()
  expect([...capped(Float64Array.of(1, NEVER, 8), 7)]).toEqual([1, 7, 7])
  expect(capped(Float64Array.of(NEVER), undefined)[0]).toBe(NEVER)
})

test('indices of some inputs are those of all, and the others together are what is left', () => {
  const all = sobolPlan(namesOf(3), 2 ** 12, 'seed')
  const some = sobolPlan(namesOf(3), 2 ** 12, 'seed', { of: ['x1'] })
  expect(some.inputs).toEqual(['x1', OTHERS])
  expect(some.rows).toBe(2 ** 12 * 4)
  const [whole] = sobolIndices(all, runOf(all, ishigami), 'seed', 20)
  const [part] = sobolIndices(some, runOf(some, ishigami), 'seed', 20)
  expect(part?.indices[0]?.first.value).toBeCloseTo(whole?.indices[0]?.first.value as number, 12)
  const { first, total } = ishigamiIndices()
  expect(part?.indices[1]?.first.value).toBeCloseTo(1 - (total[0] as number), 2)
  expect(part?.indices[1]?.total.value).toBeCloseTo(1 - (first[0] as number), 2)
})

test('ranges of a plan are put together, and failed rows have no number', () => {
  const plan = tornadoPlan(['a'])
  const failure = { member: 2, variable: 'x', month: '2021-01', reason: 'it broke' }
  const run = planRunOf(plan, 2, [
    { first: 2, count: 1, metricValues: Float64Array.of(9, 90), failures: [failure] },
    { first: 0, count: 2, metricValues: Float64Array.of(1, 2, 10, 20), failures: [] },
  ])
  expect(run.values.map((row) => [...row])).toEqual([
    [1, 2, Number.NaN],
    [10, 20, Number.NaN],
  ])
})

/** Members whose metric is their first draw plus a little of the second. */
function ensembleOf(outputOf: (a: number, b: number) => number, members = 200): Ensemble {
  const draws = Float64Array.from({ length: 2 * members }, (_, i) =>
    i < members ? i / members : ((i * 77) % members) / members,
  )
  const column = Float64Array.from({ length: members }, (_, i) =>
    outputOf(draws[i] as number, draws[members + i] as number),
  )
  return {
    ...{ members, seed: 's', design: 'mc', drawNames: ['a', 'b'], draws, failures: [] },
    ...{ times: [0, 1], months: ['2021-01', '2021-02'] },
    series: [{ variable: 'level', element: '', unit: 't' }],
    values: Float64Array.from([...column, ...column.map((value) => -value)]),
    metrics: [{ name: 'm', element: '', unit: 't', purpose: 'metric', kind: 'number' }],
    metricValues: column,
  }
}

test('a metric with never is capped for the tornado and ranked last for correlations', () => {
  const ensemble = ensembleOf((a, b) => (a > 0.8 ? NEVER : a + 0.01 * b))
  const tornado = planRunOf(tornadoPlan(['a', 'b']), 1, [
    { first: 0, count: 5, metricValues: Float64Array.of(0.5, 0.1, NEVER, 0.49, 0.51), failures: [] },
  ])
  const [drivers] = driversOf([metric('m')], { ensemble, tornado }, 's', 12)
  expect(drivers?.cap).toBeGreaterThan(0.79)
  expect(drivers?.cap).toBeLessThan(0.82)
  expect(drivers?.tornado?.swings[0]).toMatchObject({ name: 'a', low: 0.1, high: drivers?.cap })
  expect(drivers?.correlated).toBe(200)
  expect(drivers?.correlations?.[0]?.simple[0]).toBeGreaterThan(0.95)
  const { by, measure } = influenceOf(drivers as Drivers)
  expect(measure).toBe('prcc')
  expect(by.get('a')).toBeGreaterThan(0.9)
  expect(by.get('b')).toBeLessThan(0.05)
})

test('with no more members than assumptions and two, ranks give way to the other methods', () => {
  const tornado = planRunOf(tornadoPlan(['a', 'b']), 1, [
    { first: 0, count: 5, metricValues: Float64Array.of(0.5, 0.1, 0.9, 0.4, 0.6), failures: [] },
  ])
  const study = (members: number): Drivers => {
    const ensemble = ensembleOf((a) => a, members)
    return driversOf([metric('m')], { ensemble, tornado }, 's', 12)[0] as Drivers
  }
  expect(tooFewMembers(study(3))).toEqual({ members: 3, needed: 5 })
  expect(influenceOf(study(3)).measure).toBe('tornado')
  expect(tooFewMembers(study(5))).toBeUndefined()
  expect(influenceOf(study(5)).measure).toBe('prcc')
  const { tornado: _, ...ranks } = study(3)
  expect(influenceOf(ranks).measure).toBe('prcc')
})

test('without any influence found there is none, and no priority', () => {
  const drivers: Drivers = { metric: metric('m') }
  expect(influenceOf(drivers).by.size).toBe(0)
  const inputs = new Map<string, Input>([
    ['a', { name: 'a', label: text('a'), unit: 't', grade: 'judgement' }],
  ])
  expect(priorities([drivers], inputs)).toMatchObject([{ name: 'a', influence: 0, priority: 0, share: 0 }])
})

test('priorities weigh influence by the weakness of evidence; noise is not among them', () => {
  const ensemble = ensembleOf((a, b) => a + b)
  const drivers = driversOf([metric('m')], { ensemble }, 's', 12)
  const inputs = new Map<string, Input>([
    ['a', { name: 'a', label: text('a'), unit: 't', grade: 'measured' }],
    ['b', { name: 'b', label: text('b'), unit: 't', grade: 'judgement' }],
    ['all noise', { name: 'all noise', label: text('noise'), unit: 't' }],
  ])
  const [first, second, ...more] = priorities(drivers, inputs)
  expect([first?.name, second?.name, more.length]).toEqual(['b', 'a', 0])
  expect((first?.priority as number) / (second?.priority as number)).toBeCloseTo(10, 0)
})

test('correlations over time follow the series', () => {
  const { times, correlations, members } = overTime(
    ensembleOf((a) => a),
    0,
    text('level'),
  )
  expect({ times, members }).toEqual({ times: [0, 1], members: 200 })
  expect(correlations[0]?.simple[0]).toBeCloseTo(1, 12)
  expect(correlations[0]?.simple[1]).toBeCloseTo(-1, 12)
})

test('a choice that hangs on one input is worth knowing it before', () => {
  const alternatives = [
    { title: text('stay'), ensemble: ensembleOf(() => 0.5) },
    { title: text('go'), ensemble: ensembleOf((a) => a) },
  ]
  const choice = informedChoice(alternatives, metric('m'), () => 0, 'lower', 12)
  // Knowing a, one goes where a < 0.5: the mean of max(0, 0.5 - a) is 1 / 8; without knowing, both are 0.5 on average.
  const [a, b] = choice.parameters
  expect(choice.everything.value).toBeCloseTo(0.125, 2)
  expect(a?.value).toBeCloseTo(0.125, 2)
  expect(b?.value).toBeLessThan(0.01)
  expect(choice.means.map((mean) => mean.toFixed(2))).toEqual(['0.50', '0.50'])
  expect(choice.members).toBe(200)
})
