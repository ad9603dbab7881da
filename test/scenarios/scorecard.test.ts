import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadFile } from '../../src/cli/loadFile.ts'
import { scorecardOfFolder } from '../../src/cli/scorecardFile.ts'
import { readmeScorecard } from './readmeScorecard.ts'

const base = loadFile('scenarios/gallium/base.yaml')

test('the shipped scorecard belongs to the shipped model and data, and the README shows it', () => {
  const shown = scorecardOfFolder(base)
  expect(shown?.current, 'renew it: npm run renew-scorecard').toBe(true)
  if (!shown) return
  expect(readFileSync('README.md', 'utf8')).toContain(readmeScorecard(shown.scorecard))
  expect(shown.scorecard.origins).toEqual(['2023-06', '2023-12', '2024-06', '2024-12'])
})

test('the shipped posterior is of parameters with priors of their own, and says until when data were used', () => {
  const prior = loadFile('scenarios/gallium/prior.yaml')
  const drawn = (loaded: typeof base, name: string) =>
    loaded.system.draws.find((draw) => draw.name === name)?.distribution
  expect(drawn(base, 'short_run_elasticity')).toMatchObject({ kind: 'empirical', joint: 'posterior.csv' })
  expect(drawn(prior, 'short_run_elasticity')).toMatchObject({ kind: 'lognormal', p50: 0.12 })
  // no observation depends on it
  expect(drawn(base, 'gdp_loss_of_ban')).toMatchObject({ kind: 'lognormal' })
  const parameter = base.scenario.model.variables.find(({ name }) => name === 'short_run_elasticity')
  expect(parameter).toMatchObject({
    evidence: { source: expect.stringMatching(/^calibrated to data until 2025-05 /) },
  })
})
