import { expect, test } from 'vitest'
import { questionOf } from '../../src/cli/questionOf.ts'
import { labFiles } from '../labStudy.ts'
import { soundStudy } from '../soundStudy.ts'

const BASE = labFiles().read('lab/base.yaml') as string
const NONE = { atLeast: [], atMost: [] }

/** The lab, with what some metrics count as. */
function lab(counts: Readonly<Record<string, string>>) {
  const text = Object.entries(counts).reduce((all, [name, as]) => {
    const changed = all.replace(`${name}: {`, `${name}: { counts_as: ${as},`)
    expect(changed).not.toBe(all)
    return changed
  }, BASE)
  return [soundStudy(labFiles({ 'lab/base.yaml': text }), 'lab/base.yaml')]
}

test('metrics that count are weighed, elements and all, in the order of the file', () => {
  const { criteria, tradeOff } = questionOf(
    lab({ peak_price: 'cost', lowest_stock: 'benefit', very_dear: 'harm' }),
    NONE,
  )
  expect(criteria).toEqual([
    { name: 'peak_price', element: '', better: 'lower' },
    { name: 'lowest_stock', element: 'JP', better: 'higher' },
    { name: 'lowest_stock', element: 'EU', better: 'higher' },
    { name: 'very_dear', element: '', better: 'lower' },
  ])
  expect([tradeOff?.cost.name, tradeOff?.effect.name]).toEqual(['peak_price', 'very_dear'])
})

test('without a harm, the first benefit is what is paid for; options have the last word', () => {
  const measured = lab({ peak_price: 'cost', lowest_stock: 'benefit' })
  expect(questionOf(measured, NONE).tradeOff?.effect).toEqual({
    ...{ name: 'lowest_stock', element: 'JP', better: 'higher' },
  })
  const asked = questionOf(measured, { ...NONE, effect: 'dear' })
  expect(asked.tradeOff?.effect.name).toBe('dear')
  expect(asked.criteria.at(-1)).toEqual({ name: 'dear', element: '', better: 'lower' })
})

test('where nothing counts and nothing is asked, nothing is weighed', () => {
  expect(questionOf(lab({}), NONE)).toEqual({ criteria: [], enough: [] })
})

test('a date is good enough from a date on', () => {
  const { enough } = questionOf(lab({}), { ...NONE, atLeast: [{ metric: 'dear', text: '2022-07' }] })
  expect(enough).toEqual([{ name: 'dear', element: '', side: 'at least', value: 18, text: '2022-07' }])
})

test('counts_as takes three words', () => {
  expect(() => lab({ peak_price: 'loss' })).toThrow('bad-value')
})
