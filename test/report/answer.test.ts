import { expect, test } from 'vitest'
import { answer } from '../../src/report/answer.ts'
import { contentOf, runLab } from '../labStudy.ts'

test('the answer has at most ten lines, in both languages, with the metrics in words', async () => {
  const content = contentOf(await runLab())
  const lines = answer(content)
  const english = lines.map(({ en }) => en.replaceAll('\u00a0', ' '))
  expect(lines.length).toBeLessThanOrEqual(10)
  expect(english[0]).toBe('Lab base – Licences are halved in July 2021.')
  expect(english[1]).toContain('40 members (mc, seed lab), none failed')
  expect(english[2]).toMatch(/^Highest price: [\d,]+ USD\/kg \([\d,]+ to [\d,]+\)$/)
  expect(english[3]).toMatch(/^Lowest stock: Japan .* t \(.*\); Europe .* t \(.*\)$/)
  expect(english[4]).toMatch(/^First month above the limit: [A-Z][a-z]{2} 2021/)
  expect(english.at(-2)).toContain('4 of 5 in the 90 % band')
  expect(english.at(-1)).toBe('Stylised facts: 1 of 2 met; missed: A fact that is missed.')
  expect(lines[2]?.zh).toMatch(/^最高价格：[\d,]+\s?美元\/千克 \(/)
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
  expect(lines[4]).toMatch(/to never; comes in \d+ ?%\)$/)
})
