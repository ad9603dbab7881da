import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { downloaded, launch, open, program } from './openPage.ts'

test('the shipped scenario gives the command line’s numbers under policies, an event, dates and parameters, to the last bit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  cpSync('scenarios/gallium', join(folder, 'study'), { recursive: true })
  program(folder, 'publish', 'study/base.yaml', '--out', 'site', '--members', '48')
  const browser = await launch()
  const policies = 'set.embargo_on_all=1&set.us_stockpile=1&set.us_stockpile.date=86&set.recycling_push=1'
  const event = 'set.us_ban_resumes=0.4&set.us_ban_resumes.date=75'
  const moved = `${policies}&${event}&set.short_run_elasticity=0.2`
  const { page, faults } = await open(browser, `${join(folder, 'site/base.html')}#${moved}`)
  writeFileSync(join(folder, 'study/changed.yaml'), await downloaded(page, 'download-yaml'))
  const [metrics, summary] = [
    await downloaded(page, 'download-metrics'),
    await downloaded(page, 'download-summary'),
  ]
  await browser.close()
  program(folder, 'run', 'study/changed.yaml', '--out', 'out')
  expect(metrics).toBe(readFileSync(join(folder, 'out/metrics.csv'), 'utf8'))
  expect(summary).toBe(readFileSync(join(folder, 'out/summary.csv'), 'utf8'))
  expect(faults).toEqual([])
  rmSync(folder, { recursive: true })
})
