import { expect, test } from 'vitest'
import { analyse } from '../../src/analysis/analyse.ts'
import type { System } from '../../src/model/system.ts'
import { adjustableBy, leversOf } from '../../src/report/published/leversOf.ts'
import type { Study } from '../../src/report/published/study.ts'
import { chart } from '../../src/web/chart/chart.ts'
import { files } from '../../src/web/files.ts'
import { Lead } from '../../src/web/lead.ts'
import type { Reply } from '../../src/web/messages.ts'
import { StudySession } from '../../src/web/studySession.ts'
import { labFiles } from '../labStudy.ts'
import { soundStudy } from '../soundStudy.ts'

const PATH = 'lab/levers.yaml'
const LEVERS = `extends: base.yaml
title: { en: Levers, zh: 滑块 }
levers:
  elasticity: { from: 0.2, to: 2, step: 0.1 }
`

function study(): Study {
  const { scenario } = soundStudy(labFiles({ [PATH]: LEVERS }), PATH, { members: 70 })
  const levers = leversOf(scenario)
  const system = analyse(scenario, new Set(adjustableBy(levers))).system as System
  const nothing = { observed: [], lessons: [], map: { nodes: [], edges: [] } }
  return { ...nothing, scenario, system, levers, product: { name: 'lab', version: '1' } } as unknown as Study
}

const MOVED = { elasticity: 1.7 }

/** The leading worker of a page, without the page. */
function opened() {
  const replies: Reply[] = []
  const lead = new Lead(new StudySession(study(), []), [chart, files], (reply) => replies.push(reply))
  let number = 0
  const ran = async (all: boolean) => {
    number += 1
    await lead.answer({ kind: 'run', number, settings: MOVED, all, variable: 'price', language: 'en' })
    const found = replies.find((reply) => reply.kind === 'ran' && reply.number === number)
    if (found?.kind !== 'ran') throw new Error('there is no answer')
    return found
  }
  const asked = async (feature: string, question: object): Promise<unknown> => {
    number += 1
    await lead.answer({ kind: 'question', id: number, feature, question })
    const found = replies.find((reply) => reply.kind === 'answer' && reply.id === number)
    return found?.kind === 'answer' ? found.answer : undefined
  }
  return { ran, asked }
}

test('what is shown while a lever is being dragged says that it is a preview, in both languages', async () => {
  const { ran } = opened()
  const dragged = await ran(false)
  expect(dragged.all).toBe(false)
  expect(dragged.asked.differences).toContain('preview in single precision')
  expect(dragged.asked.differences).toContain('单精度预览')
  const released = await ran(true)
  expect(released.all).toBe(true)
  expect(released.asked.members).toBe(70)
  expect(released.asked.differences).not.toMatch(/preview|预览/)
})

test('files that are asked for during a drag are those of all members in full', async () => {
  const questions = [
    ['files', { name: 'metrics.csv', settings: MOVED }],
    ['files', { name: 'summary.csv', settings: MOVED }],
    ['chart', { name: 'price', want: 'csv', settings: MOVED, language: 'en' }],
    ['chart', { name: 'price', want: 'svg', settings: MOVED, language: 'en' }],
  ] as const
  const [dragged, calm] = [opened(), opened()]
  await dragged.ran(false)
  await calm.ran(true)
  for (const [feature, question] of questions) {
    const found = await dragged.asked(feature, question)
    expect(String(found).length).toBeGreaterThan(100)
    expect(found).toBe(await calm.asked(feature, question))
  }
})
