import { expect, test } from 'vitest'
import { summarise } from '../../src/ensemble/summarise.ts'
import { answer } from '../../src/report/answer.ts'
import { page } from '../../src/report/page.ts'
import { contentOf, runLab } from '../labStudy.ts'

test('the answer has at most ten lines, in both languages, with the metrics in words', async () => {
  const content = contentOf(await runLab())
  const lines = answer(content)
  const english = lines.map(({ en }) => en.replaceAll('\u00a0', ' '))
  expect(lines.length).toBeLessThanOrEqual(10)
  expect(english[0]).toBe('Lab base – Licences are halved in July 2021.')
  expect(english[1]).toContain('40 members (Monte Carlo, seed lab), none failed')
  expect(english[2]).toMatch(/^Highest price: [\d,]+ USD\/kg \([\d,]+ to [\d,]+\)$/)
  expect(english[3]).toMatch(/^Lowest stock: Japan .* t \(.*\); Europe .* t \(.*\)$/)
  expect(english[4]).toMatch(/^First month above the limit: [A-Z][a-z]{2} 2021/)
  expect(english.at(-2)).toContain('4 of 5 in the 90 % band')
  expect(english.at(-1)).toBe('Stylised facts: 1 of 2 met; missed: A fact that is missed.')
  expect(lines[2]?.zh).toMatch(/^最高价格：[\d,]+\s?美元\/千克（/)
})

test('many metrics still fit ten lines', async () => {
  const content = contentOf(await runLab())
  const metric = content.summary.metrics[0]
  if (!metric) throw new Error('no metric')
  const metrics = Array.from({ length: 30 }, (_, i) => ({ ...metric, name: `m${i}` }))
  expect(answer({ ...content, summary: { ...content.summary, metrics } })).toHaveLength(10)
})

test('failed members and months that some members never see are said', async () => {
  const content = contentOf(await runLab({}, { set: { limit_price: '900' } }))
  const lines = answer({ ...content, summary: { ...content.summary, failed: 2 } }).map(({ en }) =>
    en.replaceAll('\u00a0', ' '),
  )
  expect(lines[1]).toContain('2 failed')
  expect(lines[4]).toMatch(/to never; comes: \d+%, unlikely\)$/)
})

test('where every member failed, answer and page say so and why, and judge nothing', async () => {
  const simulation = await runLab({}, { members: 3 })
  const failure = { variable: 'price', month: '2021-06', reason: 'is NaN' }
  const failures = [0, 1, 2].map((member) => ({ ...failure, member, month: `2021-0${member === 1 ? 3 : 6}` }))
  const ensemble = { ...simulation.ensemble, failures }
  const summary = summarise(simulation.scenario, ensemble)
  const content = contentOf({ ...simulation, ensemble, summary })
  const lines = answer(content)
  expect(lines).toHaveLength(2)
  expect(lines[1]?.en.replaceAll('\u00a0', ' ')).toBe(
    'No member could be evaluated: all 3 failed. First, price in Mar 2021: is NaN (member 1).',
  )
  expect(lines[1]?.zh.replaceAll('\u00a0', ' ')).toContain(
    '3 个成员全部失败。最早的失败：2021年3月的 price：is NaN（成员 1）',
  )
  const made = page(content)
  expect(made.split('No member could be evaluated')).toHaveLength(6)
  expect(made).not.toMatch(/No observations|✗ missed|of 2 met/)
  const one = { ...simulation.ensemble, failures: failures.slice(1) }
  expect(answer({ ...content, ensemble: one }).length).toBeGreaterThan(2)
})
