import { expect, test } from 'vitest'
import { type PortfolioContent, portfolioAnswer } from '../../src/report/portfolioContent.ts'
import { policySharesCsv, portfoliosCsv } from '../../src/report/portfolioCsv.ts'
import { portfolioFiles } from '../../src/report/portfolioPage.ts'
import type { Alternatives } from '../../src/study/decision/alternatives.ts'
import { portfolios } from '../../src/study/decision/portfolios.ts'
import { searchPortfolios } from '../../src/study/decision/searchPortfolios.ts'

const policies = ['reserve', 'grant']
const all = portfolios(policies)
const values = (rows: readonly (readonly number[])[]): Alternatives => ({
  ...{ names: all.map(String), size: 4, failed: 1 },
  values: Float64Array.from(rows.flat()),
})

const CONTENT: PortfolioContent = {
  scenario: { id: 'base', title: { en: 'Base', zh: '基准' } },
  run: { members: 5, seed: 's', design: 'sobol' },
  search: searchPortfolios({
    ...{ policies, portfolios: all, better: 'lower', seed: 's' },
    costs: values([
      [0, 0, 0, 0],
      [3, 3, 3, 5],
      [9, 9, 9, 9],
      [12, 12, 12, 14],
    ]),
    effects: values([
      [9, 8, 9, 8],
      [4, 4, 5, 5],
      [9, 9, 9, 9],
      [4, 4, 5, 4],
    ]),
  }),
  trade: {
    cost: { name: 'paid', element: '', better: 'lower' },
    effect: { name: 'unmet', element: 'JP', better: 'lower' },
    units: { cost: 'MUSD', effect: 't' },
  },
  costLabel: { en: 'Public cost', zh: '公共支出' },
  effectLabel: { en: 'Unmet demand', zh: '未满足需求' },
  labels: { reserve: { en: 'Reserve', zh: '储备' } },
  ...{ charts: [], fonts: '', product: { name: 'chokepoint', version: '0' }, language: 'en' },
}

test('the answer names the front with cost, effect, how sure, and the cost of a unit', () => {
  const lines = portfolioAnswer(CONTENT).map(({ en }) => en.replaceAll('\u00a0', ' '))
  expect(lines[0]).toBe('Base: 4 portfolios of 2 policies, “Public cost” against “Unmet demand”')
  expect(lines[1]).toContain('4 of 5 members in common (Sobol sequence, seed s), 1 left out')
  expect(lines[2]).toMatch(
    /^No policy: 0 million USD ± 0, 8\.5 t ± 0\.29; on the front 100% \(virtually certain\)$/,
  )
  expect(lines[3]).toMatch(
    /^Reserve: 3\.5 million USD ± 0\.5, .*a unit of effect costs 0\.875 million USD\/t \(95% interval/,
  )
  expect(lines.at(-1)).toContain('200 resamples')
})

test('the tables have a row for each portfolio and policy, and the page both languages', () => {
  const lines = portfoliosCsv(CONTENT).trimEnd().split('\n')
  expect(lines[0]).toMatch(/^reserve,grant,paid,mcse_cost,unmet\[JP\],/)
  expect(lines).toHaveLength(5)
  expect(policySharesCsv(CONTENT).trimEnd().split('\n')).toHaveLength(3)
  const page = portfolioFiles(CONTENT, []).get('report.html') as string
  expect(page).toContain('位于前沿')
  expect(page).not.toMatch(/undefined|NaN/)
})
