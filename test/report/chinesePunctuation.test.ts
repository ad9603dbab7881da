import { expect, test } from 'vitest'
import { collectChartData } from '../../src/charts/collectChartData.ts'
import { formatMonth } from '../../src/charts/formatMonth.ts'
import { metricNumber } from '../../src/charts/rows/metricScale.ts'
import type { ChartSpec } from '../../src/model/scenario.ts'
import { answer } from '../../src/report/answer.ts'
import { chartTable } from '../../src/report/chartTable.ts'
import { page } from '../../src/report/page.ts'
import { ratioText } from '../../src/report/ratioText.ts'
import { contentOf, runLab } from '../labStudy.ts'

/** A half-width mark beside a Chinese character, where only a full-width one belongs. */
const HALF_WIDTH = /\p{Script=Han}\s?[,;:()]|[,;:()]\s?\p{Script=Han}/u

test('sentences of the answer have full-width marks in Chinese', async () => {
  const lines = answer(contentOf(await runLab({}, { set: { limit_price: '900' } }))).map(({ zh }) => zh)
  for (const line of lines.slice(1)) {
    expect(line).not.toMatch(HALF_WIDTH)
    expect(line).not.toMatch(/, | \(|; /)
  }
  expect(lines.join('\n')).toMatch(/至 始终未出现；出现概率/)
})

test('a remark on a ratio stands in full-width brackets', () => {
  const ratio = { value: 2, cost: 4, effect: 2, fieller: { kind: 'between', low: 1, high: 3 } } as const
  const units = { cost: 'MUSD', effect: 't' }
  const text = ratioText(ratio as unknown as Parameters<typeof ratioText>[0], units, 'zh')
  expect(text).toMatch(/（95% 区间 1 至 3）$/)
})

test('what never comes has one name in Chinese', () => {
  expect(formatMonth(Number.POSITIVE_INFINITY, 'zh')).toBe('始终未出现')
  const units = { kind: 'time', unit: 'date', origin: '2021-01' } as const
  expect(metricNumber(Number.POSITIVE_INFINITY, units, 'zh')).toBe('始终未出现')
})

test('cells of tables, headings of charts’ data and notes have full-width marks in Chinese', async () => {
  const run = await runLab()
  const chart = run.scenario.charts[0] as ChartSpec
  const data = collectChartData(run.scenario, run.ensemble, run.summary)
  const stock = { ...chart, kind: 'fan', variables: ['stock[JP]'] }
  const markup = [chartTable(stock, data, 'zh').markup, page({ ...contentOf(run), assumptions: [] })]
  const english = /<span lang="en">.*?<\/span>|<(style|svg|title)\b.*?<\/\1>|<code>.*?<\/code>/gs
  for (const text of markup) {
    const cells = text.replace(english, '').match(/>[^<>]*\p{Script=Han}[^<>]*</gu) ?? []
    expect(cells.length).toBeGreaterThan(5)
    for (const cell of cells) expect(cell).not.toMatch(HALF_WIDTH)
  }
})
