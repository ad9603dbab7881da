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
  expect(lines[1]).toMatch(/^Highest price: −[\d,]+ USD\/kg \(−[\d,]+ to −[\d,]+\); lower in 100 ?%/)
  expect(lines[5]).toBe('Price above the limit: −2.5 percentage points; lower in 3%, higher in 0% of members')
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
