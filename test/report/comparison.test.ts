import { expect, test } from 'vitest'
import { summarise } from '../../src/ensemble/summarise.ts'
import { comparisonAnswer } from '../../src/report/comparisonAnswer.ts'
import type { ComparisonContent } from '../../src/report/comparisonPage.ts'
import { comparisonFiles } from '../../src/report/reportFiles.ts'
import { compare, directions } from '../../src/study/compare.ts'
import { runLab } from '../labStudy.ts'

async function comparison(): Promise<ComparisonContent> {
  const reference = await runLab()
  const other = await runLab({}, {}, 'relief')
  const difference = compare(reference.ensemble, other.ensemble)
  const others = [
    {
      id: 'relief',
      scenario: other.scenario,
      summary: other.summary,
      difference: summarise(reference.scenario, difference),
      directions: directions(difference),
    },
  ]
  const product = { name: 'chokepoint', version: '0.0.0' }
  return { reference: { ...reference, id: 'base' }, others, charts: [], fonts: '', product, language: 'en' }
}

test('the answer says how much each metric differs and in how many members', async () => {
  const lines = comparisonAnswer(await comparison()).map(({ en }) => en.replaceAll('\u00a0', ' '))
  expect(lines[0]).toBe('Lab relief, compared with Lab base')
  expect(lines[1]).toMatch(
    /^Highest price: mean −[\d,.]+ USD\/kg \(± [\d.]+\), P5 to P95 −[\d,]+ to −[\d,]+; lower in 100 ?%/,
  )
  expect(lines[5]).toBe(
    'Price above the limit: −2.5 percentage points (± 2.5); lower in 3%, higher in 0% of members',
  )
  expect(lines.at(-1)).toMatch(/^±: Monte Carlo standard error/)
})

test('what differs in a few members is stated by its mean and standard error, in both languages', async () => {
  const content = await comparison()
  const [other] = content.others
  const [metric] = other?.difference.metrics ?? []
  if (!other || !metric) throw new Error('nothing compared')
  const { statistics } = metric
  const rare = { ...statistics, mean: 5.97, p5: 0, p50: 0, p95: 29 }
  const standardErrors = { ...statistics.standardErrors, mean: 1.9 }
  const line = (mean: number) => {
    const metrics = [{ ...metric, statistics: { ...rare, mean, standardErrors } }]
    const others = [{ ...other, difference: { ...other.difference, metrics } }]
    return comparisonAnswer({ ...content, others })[1]
  }
  expect(line(5.97)?.en.replaceAll('\u00a0', ' ')).toMatch(
    /^Highest price: mean \+5.97 USD\/kg \(± 1.9\), P5 to P95 0 to \+29; lower/,
  )
  expect(line(5.97)?.zh.replaceAll('\u00a0', ' ')).toMatch(
    /^最高价格：均值 \+5.97 ?美元\/千克（± 1.9），P5 至 P95 为 0 至 \+29；/,
  )
  expect(line(Number.NaN)?.en).toMatch(/^Highest price: median 0/)
})

test('the tables hold levels and differences of both scenarios', async () => {
  const files = comparisonFiles(await comparison(), []) as Map<string, string>
  const lines = (name: string): string[] => (files.get(name) as string).trimEnd().split('\n')
  expect(lines('metrics.csv')).toHaveLength(1 + 2 * 5)
  expect(lines('comparison.csv')).toHaveLength(1 + 5)
  expect(lines('comparison.csv')[1]).toMatch(/^relief,peak_price,USD\/kg,-/)
  const first = lines('differences.csv')[1]
  expect(first).toBe('relief,stock,JP,t,2021-01,0,0,0,0,0,0,0,0')
  expect(files.get('report.html')).toContain('Lab relief, less Lab base')
})
