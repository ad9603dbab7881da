/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addressOf, settled } from './openPage.ts'
import { publishedLab } from './publishedLab.ts'
import { violations } from './violations.ts'

const LEVERS = `extends: base.yaml
title: { en: Levers, zh: 滑块 }
levers:
  elasticity: { from: 0.2, to: 2, step: 0.1 }
`

/** Px of an A4 sheet between margins of 1 cm. */
const PAPER = 718

const lab = publishedLab(LEVERS)

const paper = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor)

const [WHITE, DARK] = ['rgb(255, 255, 255)', 'rgb(20, 24, 31)']

test('the page is as dark as the system asks for or the reader chooses, and the address keeps the choice', async () => {
  const { page } = await lab.open()
  expect(await paper(page)).toBe(WHITE)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await paper(page)).toBe(DARK)
  await page.check('#scheme-light', { force: true })
  expect(await paper(page)).toBe(WHITE)
  expect(await addressOf(page)).toMatch(/#scheme=light$/)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.check('#scheme-dark', { force: true })
  expect(await paper(page)).toBe(DARK)
  const again = await lab.open(`#scheme=dark`)
  expect(await paper(again.page)).toBe(DARK)
  expect(await again.page.isVisible('#broken-link')).toBe(false)
  await page.check('#scheme-auto', { force: true })
  expect(await addressOf(page)).not.toContain('#')
  await page.close()
  await again.page.close()
})

test('an address may ask for the language of the whole page, and keeps what the reader chooses instead', async () => {
  const { page } = await lab.open('?lang=zh')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hans')
  expect(await page.isVisible('#broken-link')).toBe(false)
  await page.click('label[for=show-en]')
  expect(await addressOf(page)).toMatch(/[?]lang=zh#lang=en$/)
  await page.reload()
  await settled(page, 0)
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  await page.close()
})

test('on paper, the page is light and has no switches and levers', async () => {
  const { page } = await lab.open(`#scheme=dark`)
  await page.emulateMedia({ media: 'print' })
  expect(await paper(page)).toBe(WHITE)
  for (const gone of ['.schemes', '.switch', '#ask']) expect(await page.isVisible(gone)).toBe(false)
  expect(await page.isVisible('#charts svg')).toBe(true)
  await page.close()
})

test.each(['en', 'zh'])('on paper nothing is cut off in %s', async (language) => {
  const { page } = await lab.open(`#lang=${language}`, PAPER)
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PAPER)
  expect(await page.locator('#metrics th').count()).toBeGreaterThan(5)
  await page.close()
})

test.each([
  ['en', 1440],
  ['zh', 1440],
  ['en', 360],
  ['zh', 360],
] as const)('in the dark nothing bars a reader in %s at %i px', async (language, width) => {
  const { page } = await lab.open(`#lang=${language}&scheme=dark&set.elasticity=1.7`, width)
  await page.waitForSelector('#differences li')
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  await page.close()
})
