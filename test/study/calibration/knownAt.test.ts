import { expect, test } from 'vitest'
import type { Event } from '../../../src/model/model.ts'
import { historyUntil, knownAt, systemOf } from '../../../src/study/calibration/knownAt.ts'
import { compiledRunner, labScenario } from './lab.ts'

const scenario = labScenario(() => 1)

const withEnd = { ...scenario, model: { ...scenario.model, endOfData: 'shock_start' } }

test('what cannot have happened yet is dropped', () => {
  expect(knownAt(scenario, 24).model.events.map(({ name }) => name)).toEqual(['cut'])
  expect(knownAt(scenario, 23.9).model.events).toEqual([])
  const [cut] = scenario.model.events as [Event]
  const uncertain = { ...cut, date: { kind: 'uniform', low: 20, high: 30 } as const }
  const doubtful = { ...scenario, model: { ...scenario.model, events: [uncertain] } }
  expect(knownAt(doubtful, 21).model.events).toHaveLength(1)
  expect(knownAt(doubtful, 19).model.events).toHaveLength(0)
})

test('noise begins where the data end, where the model says which date that is', () => {
  const start = ({ model }: typeof scenario) => model.variables.find(({ name }) => name === 'shock_start')
  expect(start(knownAt(withEnd, 17))).toMatchObject({
    values: { distribution: { kind: 'fixed', value: 17 } },
  })
  expect(start(knownAt(scenario, 17))).toEqual(start(scenario))
})

test('history ends with its last observation, and simulates the same until then', async () => {
  const history = historyUntil(withEnd, withEnd.model.series, 21)
  expect(history.time.end).toBe('2022-08')
  expect(
    history.model.series
      .flatMap(({ observations }) => observations.map(({ to }) => to))
      .every((to) => to <= 21),
  ).toBe(true)
  const [short, whole] = [systemOf(history), systemOf(knownAt(withEnd, 21))]
  expect(short.time.steps).toBe(19)
  expect(short.draws).toEqual(whole.draws)
  const draws = Float64Array.from(short.draws, ({ distribution }) =>
    distribution.kind === 'fixed' ? distribution.value : 1.5,
  )
  const [early, all] = [
    await compiledRunner(short)({ count: 1, draws }),
    await compiledRunner(whole)({ count: 1, draws }),
  ]
  const later = short.metrics.map(({ name, element }) =>
    whole.metrics.findIndex((m) => m.name === name && m.element === element),
  )
  expect([...early.metricValues]).toEqual(later.map((row) => all.metricValues[row]))
})

test('a time before all observations is refused', () => {
  expect(() => historyUntil(scenario, scenario.model.series, 0)).toThrow('no observation before 2021-01')
})
