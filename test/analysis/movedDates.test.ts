import { expect, test } from 'vitest'
import { analyse } from '../../src/analysis/analyse.ts'
import { dateName, rankName } from '../../src/analysis/eventNames.ts'
import { joinMembers } from '../../src/ensemble/joinMembers.ts'
import { runMembers } from '../../src/ensemble/runMembers.ts'
import { type Settings, withSettings } from '../../src/ensemble/withSettings.ts'
import { interpret } from '../../src/kernel/interpreter.ts'
import { loadScenario } from '../../src/language/loadScenario.ts'
import type { Scenario } from '../../src/model/scenario.ts'
import type { System } from '../../src/model/system.ts'
import { labFiles } from '../labStudy.ts'

/** The stop of July 2021, a thaw in December 2021 and the relief of 2022 all set the same path. */
const SCENARIO = `extends: base.yaml
title: { en: Moved, zh: 移动 }
ensemble: { members: 3 }
events:
  thaw:
    date: 2021-12
    label: { en: Thaw, zh: 解冻 }
    effects: [{ exogenous: approval, add: 0.1 }, { exogenous: approval, ramp: 0.8, duration: 3 }]
    source: made up
    grade: judgement
policies: { relief: on }
`

function load(more = ''): Scenario {
  const { scenario, diagnostics } = loadScenario(
    labFiles({ 'lab/moved.yaml': SCENARIO + more }),
    'lab/moved.yaml',
  )
  if (!scenario) throw new Error(JSON.stringify(diagnostics))
  return scenario
}

const base = load()

function valuesOf(system: System, { ensemble }: Scenario, settings: Settings): Float64Array {
  const set = withSettings(system, settings)
  return joinMembers(set, ensemble, [runMembers(set, interpret(set), ensemble, 0, ensemble.members)]).values
}

const EVENTS = ['stop', 'thaw', 'relief']
const open = analyse(base, new Set(EVENTS.flatMap((name) => [dateName(name), rankName(name)])))
  .system as System

/** Before, between, on and after the dates of the others, in every order of the three. */
test.each([
  [{}],
  [{ stop: 14 }],
  [{ stop: 12 }],
  [{ thaw: 3 }],
  [{ thaw: 6 }],
  [{ thaw: 18, relief: 2 }],
  [{ relief: 6, stop: 11 }],
  [{ stop: 5, thaw: 5, relief: 5 }],
  [{ stop: 20, thaw: 15, relief: 10 }],
])('dates moved to %o give the numbers of a scenario with those dates', (dates) => {
  const moved: Readonly<Record<string, number>> = dates
  const events = base.model.events.map((event) => {
    const value = moved[event.name]
    return value === undefined ? event : { ...event, date: { kind: 'fixed', value } as const }
  })
  const dated = { ...base, model: { ...base.model, events } }
  const settings = Object.fromEntries(Object.entries(moved).map(([name, value]) => [dateName(name), value]))
  expect(valuesOf(open, base, settings)).toEqual(valuesOf(analyse(dated).system as System, dated, {}))
})

test('moving an event past another changes what happens', () => {
  const late = valuesOf(open, base, { [dateName('stop')]: 14 })
  expect(late).not.toEqual(valuesOf(open, base, { [dateName('stop')]: 11 }))
})

test('a lever moves the date of an event or policy; a date that is drawn is refused', () => {
  const { levers } = load(`levers: { relief.date: { from: 2021-06, to: 2022-06 } }\n`)
  expect(levers).toMatchObject([{ name: 'relief.date', kind: 'date', from: 5, to: 17, step: 1 }])
  const uncertain = SCENARIO.replace('date: 2021-12', 'date: { uniform: { low: 2021-10, high: 2022-02 } }')
  const { diagnostics } = loadScenario(
    labFiles({
      'lab/moved.yaml': `${uncertain}levers: { thaw.date: { from: 2021-06, to: 2022-06 } }\n`,
    }),
    'lab/moved.yaml',
  )
  expect(diagnostics.map(({ code }) => code)).toEqual(['cannot-change'])
})
