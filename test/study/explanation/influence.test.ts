import { describe, expect, test } from 'vitest'
import { runMembers } from '../../../src/ensemble/runMembers.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import { type Influence, influence } from '../../../src/study/explanation/influence.ts'
import { presentsOf, watched } from '../../../src/study/explanation/watched.ts'
import { labFiles } from '../../labStudy.ts'
import { soundStudy } from '../../soundStudy.ts'

const FEELING = `
  feeling:
    unit: USD/kg
    label: { en: Feeling, zh: 感受 }
    equation: smooth1(price, use_time)
  plan:
    over: [region]
    unit: t
    label: { en: Plan, zh: 计划 }
    equation: { JP: "start_stock[JP] - stock[JP]", EU: "stock[EU] * (2 - approval)" }
`
const model = labFiles().read('lab/model.yaml')?.replace('\nexogenous:', `${FEELING}\nexogenous:`) ?? ''
const prepared = soundStudy(labFiles({ 'lab/model.yaml': model }), 'lab/base.yaml')
const system = watched(prepared.system)
const run = runMembers(system, interpret(system), prepared.scenario.ensemble, 3, 1)
const presents = presentsOf(system, run, 0).slice(1)

const of = (cause: string, effect: string): Influence => influence(cause, effect, system, presents)

describe('signs of links', () => {
  test('are those of the equations', () => {
    expect(of('stock', 'use')).toBe('+')
    expect(of('use_time', 'use')).toBe('-')
    expect(of('supply', 'arrivals')).toBe('+')
    expect(of('approval', 'arrivals')).toBe('+')
  })

  test('of stocks are those of their rates', () => {
    expect(of('arrivals', 'stock')).toBe('+')
    expect(of('use', 'stock')).toBe('-')
  })

  test('look through constants of a member and through smooths', () => {
    expect(of('start_stock', 'price')).toBe('+')
    expect(of('price', 'feeling')).toBe('+')
    expect(of('use_time', 'feeling')).not.toBe('0')
  })

  test('may differ by element, and nothing comes of nothing', () => {
    expect(of('stock', 'plan')).toBe('±')
    expect(of('start_stock', 'plan')).toBe('+')
    expect(of('approval', 'plan')).toBe('-')
    expect(of('price', 'use')).toBe('0')
    expect(of('nobody', 'use')).toBe('0')
  })
})
