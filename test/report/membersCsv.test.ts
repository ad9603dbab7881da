import { expect, test } from 'vitest'
import type { Event } from '../../src/model/model.ts'
import { membersCsv } from '../../src/report/membersCsv.ts'
import { runLab } from '../labStudy.ts'

/** The lab with one more event of three members, whose draws are given. */
async function columns(outcomes: Event['outcomes'], draws: Readonly<Record<string, readonly number[]>>) {
  const { scenario, ensemble } = await runLab({}, { members: 3 })
  const [known] = scenario.model.events
  if (!known) throw new Error('no event')
  const event = { ...known, name: 'ban', outcomes }
  const drawn = {
    ...ensemble,
    drawNames: Object.keys(draws),
    draws: Float64Array.from(Object.values(draws).flat()),
  }
  const time = { ...scenario.time, origin: '2021-01' }
  const text = membersCsv(drawn, { model: { ...scenario.model, events: [event] }, time })
  const [header = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  return (name: string) => rows.map((row) => row[header.indexOf(name)])
}

const outcome = (name: string, probability: number) => ({ name, probability, effects: [] })

test('the drawn outcome is named, each from where the one before it ends', async () => {
  const outcomes = [outcome('total', 0.25), outcome('partial', 0.5)]
  const column = await columns(outcomes, { 'event.ban.outcome': [0.2, 0.25, 0.75] })
  expect(column('event.ban.outcome')).toEqual(['total', 'partial', 'nothing'])
})

test('an event of one probability happens or does not, under the probability of a lever too', async () => {
  const drawn = { 'event.ban.outcome': [0.2, 0.3, 0.9] }
  const fixed = await columns([outcome('happens', 0.3)], drawn)
  expect(fixed('event.ban.outcome')).toEqual(['happens', 'nothing', 'nothing'])
  const lever = await columns([outcome('happens', 0.3)], { ...drawn, 'event.ban.probability': [0, 0.5, 1] })
  expect(lever('event.ban.outcome')).toEqual(['nothing', 'happens', 'happens'])
  expect(lever('event.ban.probability')).toEqual(['0', '0.5', '1'])
})

test('a drawn date is a calendar date, and other draws stay numbers', async () => {
  const column = await columns([outcome('happens', 1)], { 'event.ban.date': [0, 1.5, 1e6], x: [0, 1.5, 2] })
  expect(column('event.ban.date')).toEqual(['2021-01', '2021-02-15', 'never'])
  expect(column('x')).toEqual(['0', '1.5', '2'])
})
