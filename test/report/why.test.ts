import { expect, test } from 'vitest'
import { waterfall } from '../../src/charts/waterfall.ts'
import { LANGUAGES } from '../../src/model/text.ts'
import { type WhyContent, waterfallOf, whyAnswer } from '../../src/report/whyContent.ts'
import { whyCsv, whyFiles } from '../../src/report/whyPage.ts'
import { expectReadable } from '../charts/expectReadable.ts'
import { goldenJson } from '../charts/goldenJson.ts'
import { runLab } from '../labStudy.ts'

const slot = (variable: string, element = '') => ({ variable, element, unit: 't' })

async function content(): Promise<WhyContent> {
  const { scenario } = await runLab()
  const part = { memory: false, before: 1, after: 2 }
  return {
    ...{ scenario, slot: { ...slot('stock', 'JP'), unit: 't' }, from: 6, at: 18 },
    why: {
      ...{ kind: 'equation', before: 10, after: 13, joint: 0.5, residual: 0 },
      parts: [
        { ...part, cause: slot('arrivals', 'EU'), amount: 4 },
        { ...part, cause: 'time', amount: -2 },
        { ...part, cause: slot('event.relief.outcome'), amount: 1 },
        { ...part, cause: slot('stock', 'JP'), memory: true, amount: -0.5 },
      ],
    },
    ...{ product: { name: 'chokepoint', version: '0' }, language: 'en' },
  }
}

test('the answer names causes in words, largest first, and what could not be divided', async () => {
  const lines = whyAnswer(await content()).map(({ en }) => en.replaceAll('\u00a0', ' '))
  expect(lines).toEqual([
    'Stock, Japan: +3 t from Jul 2021 to Jul 2022, most of all by “Arrivals, Europe” (+4)',
    'Jul 2021: 10 t; Jul 2022: 13 t (central path: every uncertain number at its median, no noise)',
    'Arrivals, Europe (1 → 2): +4, 133%',
    'Time itself: events, dates, given paths (1 → 2): −2, −67%',
    'Relief (1 → 2): +1, 33%',
    'Stock, Japan: its own past (1 → 2): −0.5, −17%',
    'Not divided: 0.5 t that causes have only together; 0 t of numerical error.',
  ])
})

test('the table adds up', async () => {
  const rows = whyCsv(await content())
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  expect(rows[0]).toEqual(['cause', 'before', 'after', 'amount', 'share'])
  expect(rows.at(-1)).toEqual(['total', '10', '13', '3', '1'])
  const amounts = rows.slice(1, -1).map((row) => Number(row[3]))
  expect(amounts.reduce((sum, one) => sum + one, 0)).toBe(3)
})

test.each(LANGUAGES)('the waterfall in %s', async (language) => {
  const build = async () => waterfall(waterfallOf(await content()), language)
  const built = await build()
  await expect(goldenJson(built)).toMatchFileSnapshot(`../golden/charts/why.${language}.vl.json`)
  expect(built.description).not.toMatch(/undefined|NaN/)
  await expectReadable(built)
})

test('many causes share a row, and the chain still ends where it should', async () => {
  const given = await content()
  const cause = (given.why.parts[0] as (typeof given.why.parts)[number]).cause
  const parts = Array.from({ length: 30 }, (_, i) => ({ cause, memory: false, amount: i < 15 ? 0.2 : -0.1 }))
  const data = waterfallOf({ ...given, why: { ...given.why, after: 11.5, joint: 0, parts } })
  expect(waterfall(data, 'en').description).toContain('21 others')
})

test('the page has both languages and its parts', async () => {
  const files = whyFiles({ ...(await content()), charts: [], fonts: '' }, [])
  expect([...files.keys()]).toEqual(['why.csv', 'report.html'])
  expect(files.get('report.html')).toContain('为什么：库存，日本')
  expect(files.get('report.html')).not.toMatch(/undefined|NaN/)
})
