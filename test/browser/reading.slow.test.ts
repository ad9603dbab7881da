/// <reference lib="dom" />
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, open, program } from './openPage.ts'
import { violations } from './violations.ts'

const LEVERS = `extends: base.yaml
title: { en: Levers, zh: 滑块 }
levers:
  elasticity: { from: 0.2, to: 2, step: 0.1 }
`

let folder: string
let browser: Browser

const site = (): string => join(folder, 'site/levers.html')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  cpSync('test/cli/lab', join(folder, 'lab'), { recursive: true })
  writeFileSync(join(folder, 'lab/levers.yaml'), LEVERS)
  program(folder, 'publish', 'lab/levers.yaml', '--out', 'site')
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

const paper = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor)

const [WHITE, DARK] = ['rgb(255, 255, 255)', 'rgb(20, 24, 31)']

test('the page is as dark as the system asks for or the reader chooses, and the address keeps the choice', async () => {
  const { page } = await open(browser, site())
  expect(await paper(page)).toBe(WHITE)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await paper(page)).toBe(DARK)
  await page.check('#scheme-light', { force: true })
  expect(await paper(page)).toBe(WHITE)
  expect(page.url()).toMatch(/#scheme=light$/)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.check('#scheme-dark', { force: true })
  expect(await paper(page)).toBe(DARK)
  const again = await open(browser, `${site()}#scheme=dark`)
  expect(await paper(again.page)).toBe(DARK)
  expect(await again.page.isVisible('#broken-link')).toBe(false)
  await page.check('#scheme-auto', { force: true })
  expect(page.url()).not.toContain('#')
  await page.close()
  await again.page.close()
})

test('on paper, the page is light and has no switches and levers', async () => {
  const { page } = await open(browser, `${site()}#scheme=dark`)
  await page.emulateMedia({ media: 'print' })
  expect(await paper(page)).toBe(WHITE)
  for (const gone of ['.schemes', '.switch', '#ask']) expect(await page.isVisible(gone)).toBe(false)
  expect(await page.isVisible('#charts svg')).toBe(true)
  await page.close()
})

test.each([
  ['en', 1440],
  ['zh', 1440],
  ['en', 360],
  ['zh', 360],
] as const)('in the dark nothing bars a reader in %s at %i px', async (language, width) => {
  const { page } = await open(browser, `${site()}#lang=${language}&scheme=dark&set.elasticity=1.7`, width)
  await page.waitForSelector('#differences li')
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  await page.close()
})
