/// <reference lib="dom" />
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addressOf, downloaded, newPage, program, settled } from './openPage.ts'
import { publishedLab } from './publishedLab.ts'
import { violations } from './violations.ts'

const LEVERS = `extends: base.yaml
title: { en: "<img src=x onerror=alert(1)>", zh: "</script><script>alert(2)</script>" }
levers:
  elasticity: { from: 0.2, to: 2, step: 0.1, help: { en: "javascript:alert(3)", zh: 说明 } }
  use_time: { from: 3, to: 9 }
  start_stock[JP]: { from: 5, to: 15, step: 0.5 }
  stop: {}
  relief: {}
`

const lab = publishedLab(LEVERS)

/** The same settings as the page's file holds them, run by the command line. */
function fromCommandLine(yaml: string): { metrics: string; summary: string } {
  writeFileSync(join(lab.folder, 'lab/changed.yaml'), yaml)
  program(lab.folder, 'run', 'lab/changed.yaml', '--out', 'out')
  const read = (name: string): string => readFileSync(join(lab.folder, 'out', name), 'utf8')
  return { metrics: read('metrics.csv'), summary: read('summary.csv') }
}

async function fromPage(page: Page): Promise<{ metrics: string; summary: string }> {
  return {
    metrics: await downloaded(page, 'download-metrics'),
    summary: await downloaded(page, 'download-summary'),
  }
}

test.each([
  [''],
  ['set.elasticity=1.7'],
  ['set.use_time=3.06&set.start_stock[JP]=12.5'],
  ['set.stop=0.35&set.relief=1'],
  ['set.stop=0&set.elasticity=0.3'],
])('the numbers of the page under “%s” are those of the command line, to the last bit', async (fragment) => {
  const { page, requests, faults } = await lab.open(`#${fragment}`)
  const yaml = await downloaded(page, 'download-yaml')
  expect(await fromPage(page)).toEqual(fromCommandLine(yaml))
  expect(yaml.includes('set:') || yaml.includes('events:')).toBe(fragment !== '')
  expect(faults).toEqual([])
  expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([])
  await page.close()
})

test('a lever changes the numbers, is undone and is reset, and the address follows', async () => {
  const { page } = await lab.open()
  const before = await page.innerText('#metrics')
  await page.focus('[data-lever="elasticity"]')
  await page.keyboard.press('ArrowRight')
  let last = await settled(page, 1)
  expect(await addressOf(page)).toContain('#set.elasticity=1.1')
  expect(await page.innerText('#metrics')).not.toBe(before)
  expect(await page.innerText('#differences')).toMatch(/Highest price: mean [+−][\d.]+\sUSD\/kg/)
  await page.check('[data-lever="relief"]')
  last = await settled(page, last)
  await page.click('#undo')
  last = await settled(page, last)
  expect(await addressOf(page)).toMatch(/#set\.elasticity=1\.1$/)
  await page.click('#reset')
  await settled(page, last)
  expect(await page.innerText('#metrics')).toBe(before)
  expect(await addressOf(page)).not.toContain('#')
  await page.close()
})

test('a chart and sentences that are brought up to date are those that are made anew', async () => {
  const shown = (page: Page): Promise<string[]> =>
    page.$$eval('#asked, #differences', (all) => all.map(({ innerHTML }) => innerHTML))
  const moved = await lab.open()
  await moved.page.focus('[data-lever="elasticity"]')
  await moved.page.keyboard.press('ArrowRight')
  const last = await settled(moved.page, 1)
  const before = await shown(moved.page)
  await moved.page.keyboard.press('ArrowRight')
  await settled(moved.page, last)
  const anew = await lab.open('#set.elasticity=1.2')
  expect(await shown(moved.page)).toEqual(await shown(anew.page))
  expect(await shown(moved.page)).not.toEqual(before)
  for (const { page } of [moved, anew]) await page.close()
})

test.each(['set.elasticity=99', 'set.nothing=1', 'lang=fr', 'set.stop=', 'rubbish'])(
  'an address with “%s” shows a notice and the published scenario',
  async (fragment) => {
    const { page } = await lab.open(`#${fragment}`)
    expect(await page.isVisible('#broken-link')).toBe(true)
    expect(await page.innerText('#differences')).toBe('')
    await page.close()
  },
)

test('texts of the scenario are shown as text in both languages', async () => {
  const { page, faults } = await lab.open()
  expect(await page.innerText('h1')).toBe('<img src=x onerror=alert(1)>')
  await page.check('#show-zh', { force: true })
  await settled(page, 1)
  expect(await page.innerText('h1')).toBe('</script><script>alert(2)</script>')
  expect(await page.getAttribute('html', 'lang')).toBe('zh-Hans')
  expect(await page.locator('main img, main script, a[href^="javascript"]').count()).toBe(0)
  expect(faults).toEqual([])
  await page.close()
})

test.each([
  ['en', 1440],
  ['zh', 360],
] as const)('nothing bars a reader in %s at %i px', async (language, width) => {
  const { page } = await lab.open(`#lang=${language}&set.elasticity=1.7`, width)
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  await page.close()
})

test('on a phone the chart stays in sight at every lever, and fingers find what they press', async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
  const page = await newPage(lab.browser, phone)
  await page.goto(`file://${lab.site}`)
  await settled(page, 0)
  const heights = await page.$$eval('button, select, summary, input[data-lever], .switch label', (all) =>
    all.map((one) => one.getBoundingClientRect().height).filter((height) => height > 0),
  )
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(40)
  const chart = page.locator('#asked')
  const heightOf = async (): Promise<number> => (await chart.boundingBox())?.height ?? 0
  expect(await heightOf()).toBeLessThan(740 / 2)
  for (const lever of await page.locator('[data-lever]').all()) {
    await lever.evaluate((one) => one.closest('.lever')?.scrollIntoView())
    const { y = -1 } = (await chart.boundingBox()) ?? {}
    expect(y).toBeGreaterThanOrEqual(0)
    expect((await lever.boundingBox())?.y).toBeGreaterThan(y + (await heightOf()))
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.close()
})

test('the page is small, and publishing again gives the same bytes', () => {
  const page = readFileSync(lab.site)
  expect(page.length).toBeLessThan(1_500_000)
  expect(gzipSync(page).length).toBeLessThan(600_000)
  program(lab.folder, 'publish', 'lab/levers.yaml', '--out', 'again')
  expect(readFileSync(join(lab.folder, 'again/levers.html')).equals(page)).toBe(true)
})
