import { expect, test } from 'vitest'
import { superiorityText } from '../../src/charts/decision/superiorityText.ts'
import { decisionAnswer } from '../../src/report/decisionAnswer.ts'
import type { DecisionContent } from '../../src/report/decisionContent.ts'
import { decisionCsv, satisficingCsv, tradeOffCsv } from '../../src/report/decisionCsv.ts'
import { decisionSection } from '../../src/report/decisionSection.ts'
import { decide } from '../../src/study/decision/decide.ts'
import { proportionOf } from '../../src/study/decision/proportion.ts'
import type { Question } from '../../src/study/decision/question.ts'
import { runLab } from '../labStudy.ts'

const QUESTION: Question = {
  criteria: [
    { name: 'peak_price', element: '', better: 'lower' },
    { name: 'lowest_stock', element: 'JP', better: 'higher' },
  ],
  enough: [{ name: 'very_dear', element: '', side: 'at most', value: 0, text: '0' }],
  tradeOff: {
    cost: { name: 'peak_price', element: '', better: 'lower' },
    effect: { name: 'lowest_stock', element: 'JP', better: 'higher' },
  },
}

async function content(): Promise<DecisionContent> {
  const [base, relief] = [await runLab(), await runLab({}, {}, 'relief')]
  const choices = [
    { name: 'base', ensemble: base.ensemble },
    { name: 'relief', ensemble: relief.ensemble },
  ]
  const labels = { peak_price: { en: 'Highest price', zh: '最高价格' } }
  const titles = [base.scenario.title, relief.scenario.title]
  return { decision: decide(choices, QUESTION), ids: ['base', 'relief'], titles, labels }
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test('the answer states probabilities with words and intervals', async () => {
  const lines = decisionAnswer(await content())
  expect(plain(lines[0]?.en ?? '')).toMatch(
    /^Highest price \(lower is better\), compared with “Lab base”: “Lab relief” better in 100% \(virtually certain\), equal in 0%, worse in 0% of members; least regretted on average: “Lab relief” \(0 USD\/kg ± 0\)/,
  )
  expect(lines[0]?.zh).toContain('在 100% 的成员中更优（几乎确定），0% 相同，0% 更差')
  expect(lines[2]?.en).toMatch(
    /^Good enough \(very_dear at most 0\) with probability “Lab base” 0% \(exceptionally unlikely\) \[0%–9%\], “Lab relief” 3% \(very unlikely\)/,
  )
  expect(lines.at(-1)?.en).toContain('IPCC')
})

test('members that do the same are told apart from those that do worse', async () => {
  const found = await content()
  const [result, ...more] = found.decision.results
  if (!result) throw new Error('no criterion')
  const beats = [{ ...proportionOf(21, 100), equal: 0.5 }]
  const tied = { ...found, decision: { ...found.decision, results: [{ ...result, beats }, ...more] } }
  const [line] = decisionAnswer(tied)
  expect(line?.en).toContain(
    'better in 21%, equal in 50%, worse in 29% of members (where they differ, better in 42%, about as likely as not)',
  )
  expect(line?.zh).toContain('在 21% 的成员中更优，50% 相同，29% 更差（有差别者中更优占 42%，或许可能）')
  const { markup } = decisionSection(tied)
  for (const words of ['>21%<', '>50%<', '>29%<', '42%, about as likely as not', '42%，或许可能'])
    expect(markup).toContain(words)
  expect(markup).not.toContain('21% (unlikely)')
  expect(decisionCsv(tied)).toMatch(/,0\.21,.*,0\.5,,/)
  const same = { ...proportionOf(0, 100), equal: 1 }
  expect(superiorityText(same, 'en')).toBe('equal in all members')
  expect(superiorityText({ ...proportionOf(90, 100), equal: 0.1 }, 'en')).toContain('worse in 0% of')
})

test('tables have a row for each choice, with as many cells as the header', async () => {
  const found = await content()
  for (const [text, rows] of [
    [decisionCsv(found), 4],
    [satisficingCsv(found), 4],
    [tradeOffCsv(found), 2],
  ] as const) {
    const lines = text.trimEnd().split('\n')
    expect(lines).toHaveLength(1 + rows)
    for (const line of lines) expect(line.split(',')).toHaveLength((lines[0] as string).split(',').length)
  }
  expect(decisionCsv(found)).toMatch(
    /relief,peak_price,USD\/kg,lower,40,0,1,0\.9\d+,1,0,virtually certain,0,0,0,0,1/,
  )
})

test('the section shows every table in both languages, with the scale', async () => {
  const { markup } = decisionSection(await content())
  expect(markup.match(/<table>/g)).toHaveLength(4)
  expect(markup).toContain('Mastrandrea et al. 2010')
  expect(markup).toContain('遗憾值')
  expect(markup).not.toMatch(/undefined|NaN/)
})
