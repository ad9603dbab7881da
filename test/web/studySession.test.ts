import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { analyse } from '../../src/analysis/analyse.ts'
import { joinMembers } from '../../src/ensemble/joinMembers.ts'
import { runMembers } from '../../src/ensemble/runMembers.ts'
import { summarise } from '../../src/ensemble/summarise.ts'
import { type Settings, withSettings } from '../../src/ensemble/withSettings.ts'
import { compile } from '../../src/kernel/compiled/compile.ts'
import { CompiledBlock } from '../../src/kernel/compiled/compiledBlock.ts'
import type { Ensemble } from '../../src/model/ensemble.ts'
import type { System } from '../../src/model/system.ts'
import { adjustableBy, leversOf } from '../../src/report/published/leversOf.ts'
import type { Study } from '../../src/report/published/study.ts'
import { StudySession } from '../../src/web/studySession.ts'
import { labFiles } from '../labStudy.ts'
import { soundStudy } from '../soundStudy.ts'

const LEVERS = `extends: base.yaml
title: { en: Levers, zh: 滑块 }
ensemble: { members: 70 }
outputs: [price, stock, fragile]
levers:
  elasticity: { from: 0.2, to: 2, step: 0.1 }
  stop: {}
  stop.date: { from: 2021-03, to: 2022-09 }
  relief: {}
charts:
  price: { kind: fan, variables: [price] }
  fragile: { kind: fan, variables: [fragile] }
`

/** A number that is none in some members once the relief acts on top of the stop. */
const FRAGILE = `
  fragile:
    unit: dimensionless
    label: { en: Fragile, zh: 脆弱 }
    equation: log(1.9 - approval * elasticity)
exogenous:`

const model = labFiles().read('lab/model.yaml') as string

/** @param relief what approval is set to by the relief */
function studyOf(relief: number): Study {
  const changed = model
    .replace('\n\nexogenous:', FRAGILE)
    .replace('exogenous: approval, set: 1', `exogenous: approval, set: ${relief}`)
  const { scenario } = soundStudy(
    labFiles({ 'lab/levers.yaml': LEVERS, 'lab/model.yaml': changed }),
    'lab/levers.yaml',
  )
  const levers = leversOf(scenario)
  const system = analyse(scenario, new Set(adjustableBy(levers))).system as System
  const nothing = { observed: [], lessons: [], map: { nodes: [], edges: [] } }
  return { ...nothing, scenario, system, levers, product: { name: 'lab', version: '1' } } as unknown as Study
}

/** What the command line computes. */
function ensembleUnder({ system, scenario }: Study, settings: Settings): Ensemble {
  const changed = withSettings(system, settings)
  const { ensemble } = scenario
  return joinMembers(changed, ensemble, [
    runMembers(changed, compile(changed), ensemble, 0, ensemble.members),
  ])
}

/** A session that has run the scenario as it was published. */
async function opened(study: Study): Promise<StudySession> {
  const session = new StudySession(study, [])
  await session.baseline()
  return session
}

async function expectSameBits(session: StudySession, settings: Settings): Promise<Ensemble> {
  const { study } = session
  const shown = await session.complete(settings, () => true)
  const wanted = ensembleUnder(study, settings)
  const { series, metrics, failed } = summarise(study.scenario, wanted)
  const found = shown?.run.summary
  expect(found?.failed).toBe(failed)
  expect(found?.metrics).toEqual(metrics)
  expect(found?.series).toEqual(series.filter(({ variable }) => variable !== 'stock'))
  const size = wanted.times.length * wanted.members
  const rows = wanted.series.flatMap(({ variable }, row) => (variable === 'stock' ? [] : [row]))
  const values = rows.flatMap((row) => [...wanted.values.subarray(row * size, (row + 1) * size)])
  expect([...(shown?.run.ensemble.values ?? [])]).toEqual(values)
  for (const part of ['metricValues', 'draws', 'failures'] as const)
    expect(shown?.run.ensemble[part]).toEqual(wanted[part])
  return wanted
}

afterEach(() => vi.restoreAllMocks())

const RELIEF = 'event.relief.probability'

test('a run goes on from where levers begin to change the published one, and gives the same bits', async () => {
  const resumed = vi.spyOn(CompiledBlock.prototype, 'resume')
  const session = await opened(studyOf(1))
  await expectSameBits(session, { [RELIEF]: 1 })
  await expectSameBits(session, { 'event.stop.probability': 0.5 })
  expect(resumed).toHaveBeenCalledTimes(6)
  resumed.mockClear()
  await expectSameBits(session, { elasticity: 0.4 })
  expect(resumed).not.toHaveBeenCalled()
})

test('so it does under any settings', { timeout: 120_000 }, async () => {
  const session = await opened(studyOf(1))
  const setting = fc.record(
    {
      elasticity: fc.double({ min: 0.2, max: 2, noNaN: true }),
      'event.stop.probability': fc.double({ min: 0, max: 1, noNaN: true }),
      'event.stop.date': fc.integer({ min: 2, max: 20 }),
      [RELIEF]: fc.constantFrom(0, 1),
    },
    { requiredKeys: [] },
  )
  const check = fc.asyncProperty(setting, async (settings) => {
    await expectSameBits(session, settings as Settings)
  })
  await fc.assert(check, { numRuns: 25, seed: 3 })
})

test('where other members fail than in the published scenario, all is run again', async () => {
  const study = studyOf(1.9)
  const session = await opened(study)
  const resumed = vi.spyOn(CompiledBlock.prototype, 'resume')
  const { failures } = await expectSameBits(session, { [RELIEF]: 1 })
  expect(resumed).toHaveBeenCalled()
  expect(failures.length).toBeGreaterThan(ensembleUnder(study, {}).failures.length)
  expect(failures.length).toBeLessThan(70)
})

test('a preview goes on from there as well, and gives what it would give from the start', async () => {
  const resumed = vi.spyOn(CompiledBlock.prototype, 'resume')
  const { runner } = new StudySession(studyOf(1.9), [])
  const terms = { rank: () => 1, wanted: () => true }
  const published = (await runner.preview({}, 'price', 70, terms)) as Ensemble
  const under = (settings: Settings, members: number, known?: Ensemble) =>
    runner.preview(settings, 'price', members, terms, known)
  for (const members of [70, 64]) {
    const whole = await under({ [RELIEF]: 1 }, members)
    expect(resumed).not.toHaveBeenCalled()
    expect(await under({ [RELIEF]: 1 }, members, published)).toEqual(whole)
    expect(resumed).toHaveBeenCalledTimes(Math.ceil(members / 32))
    expect(whole?.values.slice(0, members)).toEqual(published.values.slice(0, members))
    expect(whole?.values).not.toEqual(published.values)
    resumed.mockClear()
  }
  expect(await under({ elasticity: 0.4 }, 70, published)).toEqual(await under({ elasticity: 0.4 }, 70))
  expect(resumed).not.toHaveBeenCalled()
})
