import { describe, expect, test } from 'vitest'
import { analyse } from '../../../src/analysis/analyse.ts'
import { joinMembers } from '../../../src/ensemble/joinMembers.ts'
import { runMembers } from '../../../src/ensemble/runMembers.ts'
import { withSettings } from '../../../src/ensemble/withSettings.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import type { Ensemble } from '../../../src/model/ensemble.ts'
import type { Game } from '../../../src/model/lesson.ts'
import type { System } from '../../../src/model/system.ts'
import { drawHistory } from '../../../src/study/game/drawHistory.ts'
import { begunSettings, gameDraws, gameSystem } from '../../../src/study/game/gameSystem.ts'
import { outcomeOf, score, totalOf } from '../../../src/study/game/outcome.ts'
import { labFiles } from '../../labStudy.ts'
import { soundStudy } from '../../soundStudy.ts'

const { scenario } = soundStudy(labFiles(), 'lab/base.yaml')
const stop =
  scenario.model.events.find(({ policy, outcomes }) => !policy && outcomes.length === 1)?.name ?? ''

const GAME: Game = {
  ...{
    from: 6,
    months: 6,
    turns: 2,
    until: 23,
    measures: ['relief'],
    budget: 10,
    calmBelow: 1,
    oneATurn: false,
  },
  history: [{ event: stop, probability: 0.5, from: 8, to: 8 }],
  ...{ loss: 'use', cost: 'price', watch: 'price', place: { file: '', line: 1, column: 1 } },
}

const system = analyse({ ...scenario, outputs: ['price', 'use', 'stock'] }, new Set(gameDraws(GAME)))
  .system as System
const played = gameSystem(system, GAME)

function run(begun: Readonly<Record<string, number>>): Ensemble {
  const settled = withSettings(played, begunSettings(GAME, begun))
  const range = runMembers(settled, interpret(settled), scenario.ensemble, 0, 40)
  return joinMembers(settled, { ...scenario.ensemble, members: 40 }, [range])
}

const priceOf = (ensemble: Ensemble, member: number): number[] => {
  const row = ensemble.series.findIndex(({ variable }) => variable === 'price')
  return ensemble.times.map(
    (_, time) => ensemble.values[(row * ensemble.times.length + time) * 40 + member] as number,
  )
}

describe('the system of a game', () => {
  test('reads only what the game needs', () => {
    expect([...new Set(played.outputs.map(({ variable }) => variable))].toSorted()).toEqual(['price', 'use'])
  })

  test('tells as many histories apart as its probabilities say', () => {
    const nothing = run({})
    const ends = Array.from({ length: 40 }, (_, member) => priceOf(nothing, member).at(-1))
    expect(new Set(ends).size).toBeGreaterThan(2)
  })

  test('a measure changes nothing before it is begun, and begins when it is begun', () => {
    const [nothing, early, late] = [run({}), run({ relief: 9 }), run({ relief: 15 })]
    const pathsTo = (ensemble: Ensemble, month: number) =>
      Array.from({ length: 40 }, (_, member) => priceOf(ensemble, member).slice(0, month + 1))
    expect(pathsTo(early, 9)).toEqual(pathsTo(nothing, 9))
    expect(pathsTo(late, 15)).toEqual(pathsTo(nothing, 15))
    expect(pathsTo(early, 15)).not.toEqual(pathsTo(nothing, 15))
    expect(pathsTo(late, 23)).not.toEqual(pathsTo(nothing, 23))
  })
})

describe('what a history has brought', () => {
  const ensemble: Ensemble = {
    ...{ members: 2, seed: 's', design: 'mc', times: [0, 1, 2, 3], months: [] },
    series: [
      { variable: 'use', element: 'JP', unit: 't/month' },
      { variable: 'use', element: 'EU', unit: 't/month' },
      { variable: 'price', element: '', unit: 'MUSD' },
    ],
    values: Float64Array.from([9, 0, 1, 0, 2, 0, 9, 0, 9, 0, 10, 0, 20, 0, 9, 0, 0, 0, 5, 0, 6, 0, 9, 0]),
    ...{
      metrics: [],
      metricValues: new Float64Array(0),
      drawNames: [],
      draws: new Float64Array(0),
      failures: [],
    },
  }

  test('adds up the loss over elements and months, and takes the growth of the cost', () => {
    expect(outcomeOf(ensemble, { ...GAME, from: 1, until: 3 }, 0)).toEqual({ loss: 33, cost: 4 })
    expect(outcomeOf(ensemble, { ...GAME, from: 1, until: 3 }, 1)).toEqual({ loss: 0, cost: 0 })
  })

  test('totals of rates', () => {
    expect(totalOf('t/month')).toEqual({ unit: 't', perMonth: 1 })
    expect(totalOf('GUSD/year')).toEqual({ unit: 'GUSD', perMonth: 1 / 12 })
    expect(totalOf('USD/kg')).toBeUndefined()
  })
})

describe('points', () => {
  test.each([
    ['everything averted within the budget', { loss: 0, cost: 10 }, { loss: 50, cost: 0 }, 100],
    ['half averted', { loss: 25, cost: 10 }, { loss: 50, cost: 0 }, 50],
    ['half averted at twice the budget', { loss: 25, cost: 20 }, { loss: 50, cost: 0 }, -50],
    ['made worse', { loss: 75, cost: 0 }, { loss: 50, cost: 0 }, -50],
    ['nothing to avert and nothing spent', { loss: 0, cost: 3 }, { loss: 0, cost: 3 }, 100],
    ['nothing to avert and half the budget spent', { loss: 0, cost: 5 }, { loss: 0, cost: 0 }, 50],
    ['hardly anything to avert', { loss: 4, cost: 0 }, { loss: 1, cost: 0 }, 100],
    ['nothing to avert and twice the budget spent', { loss: 0, cost: 20 }, { loss: 0, cost: 0 }, -100],
  ])('%s', (_, mine, nothing, expected) => {
    expect(score(mine, nothing, GAME)).toBeCloseTo(expected, 12)
  })
})

test('the same code draws the same history, and codes draw all of them', () => {
  const members = Int32Array.from([3, 5, 8, 13])
  expect(drawHistory('class 7b', members)).toBe(drawHistory('class 7b', members))
  const drawn = new Set(Array.from({ length: 60 }, (_, i) => drawHistory(`class ${i}`, members)))
  expect([...drawn].toSorted((a, b) => a - b)).toEqual([3, 5, 8, 13])
})
