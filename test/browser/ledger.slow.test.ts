/// <reference lib="dom" />
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { downloaded, launch, open, program } from './openPage.ts'
import { violations } from './violations.ts'

const LONG = 'long '.repeat(1990).trim()
const MARKUP = '<img src=x onerror=alert(1)>'
const SOURCE = 'javascript:alert(2) and https://example.org/a?b=c&d=e and data:text/html,x'

const HOSTILE = `extends: base.yaml
title: { en: "${MARKUP} ${'x'.repeat(9900)}", zh: "${MARKUP}" }
summary: { en: "${MARKUP} ${LONG}", zh: "${'长'.repeat(10_000)}" }
set:
  elasticity: { value: { uniform: { low: 0.5, high: 1.5 } }, source: "${SOURCE}", grade: literature, note: "${MARKUP} ${LONG}" }
levers:
  use_time: { from: 3, to: 9, help: { en: "${LONG}", zh: "${MARKUP}" } }
`

let folder: string
let browser: Browser

const site = (name: string): string => join(folder, `site/${name}.html`)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  cpSync('test/cli/lab', join(folder, 'lab'), { recursive: true })
  writeFileSync(join(folder, 'lab/hostile.yaml'), HOSTILE)
  const timeline = join(folder, 'lab/timeline.csv')
  writeFileSync(timeline, readFileSync(timeline, 'utf8').replace('made up', `"${MARKUP} ${SOURCE}"`))
  program(folder, 'publish', 'lab/base.yaml', 'lab/hostile.yaml', '--out', 'site')
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

const names = (page: Page): Promise<string[]> =>
  page.locator('#assumptions tbody tr:not([hidden]) code').allTextContents()

test('assumptions come by what to find out next, and can be searched and sorted', async () => {
  const { page } = await open(browser, site('base'))
  const shares = await page
    .locator('#assumptions tbody data')
    .evaluateAll((all) => all.map((one) => Number((one as HTMLDataElement).value)))
  expect(shares).toEqual(shares.toSorted((a, b) => b - a))
  expect(shares[0]).toBeGreaterThan(0)
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  const published = await names(page)
  await page.click('[data-sort="name"]')
  expect(await names(page)).toEqual(published.toSorted())
  await page.click('[data-sort="grade"]')
  expect(await page.innerText('#assumptions tbody tr:first-child .grade')).toBe('judgement')
  await page.click('[data-sort="urgent"]')
  expect(await names(page)).toEqual(published)
  await page.fill('#ledger-search', 'ELASTIC')
  expect(await names(page)).toEqual(published.filter((name) => name.includes('elastic')))
  expect(await page.innerText('#ledger-found')).toBe(`${(await names(page)).length} / ${published.length}`)
  expect(await violations(page)).toEqual([])
  await page.fill('#ledger-search', '')
  expect(await names(page)).toEqual(published)
  await page.close()
})

test.each([
  ['en', 360],
  ['zh', 1440],
] as const)(
  'markup, scripts as links and very long texts do no harm in %s at %i px',
  async (language, width) => {
    const { page, faults, requests } = await open(browser, `${site('hostile')}#lang=${language}`, width)
    const links = await page
      .locator('a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    expect(links).toContain('https://example.org/a?b=c&d=e')
    expect(links.filter((link) => !/^(https?:|\?|file:|\/)/.test(link) && link !== '')).toEqual([])
    expect(await page.locator('main img, main script, main iframe').count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(faults).toEqual([])
    expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([])
    await page.close()
  },
)

test('the file of Monte Carlo errors that the limits speak of is that of the command line', async () => {
  const { page } = await open(browser, site('base'))
  program(folder, 'run', 'lab/base.yaml', '--out', 'out')
  const errors = await downloaded(page, 'download-errors')
  expect(errors).toBe(readFileSync(join(folder, 'out/errors.csv'), 'utf8'))
  await page.close()
})

test.each([
  ['set.use_time=4', '#changed'],
  ['set.use_time=99', '#broken-link'],
])('a chart that stands alone says so when levers are at “%s”', async (fragment, notice) => {
  const { page } = await open(browser, `${site('hostile')}?chart=price#${fragment}`, 360)
  await page.waitForSelector(notice)
  expect(await page.locator('.notice').filter({ visible: true }).count()).toBe(1)
  expect(await page.locator('h2, .lever').filter({ visible: true }).count()).toBe(0)
  expect(await violations(page)).toEqual([])
  await page.close()
})
