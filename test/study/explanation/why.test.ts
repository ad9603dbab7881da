import { expect, test } from 'vitest'
import { analyse } from '../../../src/analysis/analyse.ts'
import { probabilityName } from '../../../src/analysis/eventNames.ts'
import type { System } from '../../../src/model/system.ts'
import { type OnePath, onePath } from '../../../src/study/explanation/onePath.ts'
import { momentOf, slotOf, type Why, whyChanged, whyDifferent } from '../../../src/study/explanation/why.ts'
import { runLab } from '../../labStudy.ts'

async function pathOf(name = 'base', member?: number): Promise<OnePath> {
  const { scenario } = await runLab({}, {}, name)
  const { system } = analyse(scenario, new Set([probabilityName('relief'), probabilityName('stop')]))
  return onePath(system as System, scenario.ensemble, member)
}

function whole(found: ReturnType<typeof whyChanged>): Why {
  if (found.kind !== 'stock' && found.kind !== 'equation') throw new Error(found.kind)
  const sum = found.parts.reduce((total, { amount }) => total + amount, found.joint + found.residual)
  expect(sum).toBeCloseTo(found.after - found.before, 9)
  return found
}

const names = ({ parts }: Why): string[] =>
  parts.map(({ cause }) => {
    if (typeof cause === 'string') return cause
    return 'variable' in cause ? cause.variable : cause.map(({ variable }) => variable).join(' ')
  })

test('the central path has every draw at its median and is the same every time', async () => {
  const [one, other] = [await pathOf(), await pathOf()]
  expect(one.presents).toEqual(other.presents)
  const supply = slotOf(one.system, 'supply', '')
  expect(one.presents[0]?.[supply]).toBe(1.5)
})

test('a member is the member of the ensemble', async () => {
  const { ensemble } = await runLab()
  const { system, presents } = await pathOf('base', 7)
  const price = slotOf(system, 'price', '')
  const row = ensemble.series.findIndex(({ variable }) => variable === 'price')
  const saved = ensemble.times.map(
    (_, time) => ensemble.values[(row * ensemble.times.length + time) * ensemble.members + 7],
  )
  expect(presents.filter((_, step) => step % 4 === 0).map((present) => present[price])).toEqual(saved)
})

test('a stock is explained by its flows, anything else by its equation', async () => {
  const path = await pathOf()
  const [from, to] = [6, 18].map((time) => momentOf(path.system, time) as number) as [number, number]
  const stock = whole(whyChanged(path, slotOf(path.system, 'stock', 'JP'), from, to))
  expect(stock.kind).toBe('stock')
  expect(names(stock).sort()).toEqual(['arrivals', 'use'])
  const price = whole(whyChanged(path, slotOf(path.system, 'price', ''), from, to))
  expect(names(price)).toEqual(['stock'])
  const arrivals = whole(whyChanged(path, slotOf(path.system, 'arrivals', 'JP'), from - 4, to))
  expect(names(arrivals)).toEqual(['approval'])
  const deeper = whole(whyChanged(path, slotOf(path.system, 'arrivals', 'JP'), from - 4, to, 1))
  expect(names(deeper)).toEqual(['time'])
})

test('two scenarios differ by what differs in them', async () => {
  const [path, other] = [await pathOf('relief'), await pathOf('base')]
  const place = momentOf(path.system, 18) as number
  const places = { own: place, other: place }
  const price = whole(whyDifferent(path, other, slotOf(path.system, 'price', ''), places))
  expect(names(price)).toEqual(['stock'])
  expect(price.after).toBeLessThan(price.before)
  const stock = whole(whyDifferent(path, other, slotOf(path.system, 'stock', 'JP'), places))
  expect(names(stock)).toEqual(['arrivals', 'use'])
  expect(stock.parts[0]?.amount).toBeGreaterThan(0)
  const approval = whole(whyDifferent(path, other, slotOf(path.system, 'approval', ''), places))
  expect(approval.after - approval.before).toBe(0.5)
  expect(
    approval.parts.map(({ cause }) => typeof cause === 'object' && 'variable' in cause && cause.variable),
  ).toEqual(['event.relief.probability'])
})

test('other equations, assumptions and times beyond the simulation have no explanation', async () => {
  const [path, other] = [await pathOf('relief'), await pathOf('base')]
  const place = 40
  const price = slotOf(path.system, 'price', '')
  const step = other.system.step.map((one) =>
    one.slot === slotOf(other.system, 'price', '') ? { ...one, value: { op: 'time' } as const } : one,
  )
  const changed = { ...other, system: { ...other.system, step } }
  expect(whyDifferent(path, changed, price, { own: place, other: place })).toEqual({
    kind: 'different equations',
  })
  expect(whyChanged(path, slotOf(path.system, 'supply', ''), 0, place)).toEqual({ kind: 'assumption' })
  expect(momentOf(path.system, -1)).toBeUndefined()
  expect(momentOf(path.system, 25)).toBeUndefined()
})
