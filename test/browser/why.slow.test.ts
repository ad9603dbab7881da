/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { publishedLab } from './publishedLab.ts'
import { violations } from './violations.ts'

const LEVERS = `extends: base.yaml
title: { en: Levers, zh: 滑块 }
levers:
  elasticity: { from: 0.2, to: 2, step: 0.1 }
  use_time: { from: 3, to: 9 }
`

const lab = publishedLab(LEVERS)

async function choose(page: Page, name: string): Promise<void> {
  await page.waitForSelector(`#why-variable option[value="${name}"]`, { state: 'attached' })
  await page.selectOption('#why-variable', name)
  await page.waitForSelector(`#why-detail code:text-is("${name}")`)
}

test('a small model is one map, and the keyboard leads to a variable', async () => {
  const { page, faults, requests } = await lab.open()
  const boxes = page.locator('#why-overview [lang="en"] [data-asks]')
  const asked = await boxes.evaluateAll((all) => all.map((box) => box.getAttribute('data-asks')))
  expect(asked.toSorted()).toEqual(
    ['approval', 'arrivals', 'price', 'stock', 'use'].map((name) => `variable:${name}`),
  )
  await page.focus('#why-overview [lang="en"] [data-asks="variable:price"]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#why-name')
  expect(await page.innerText('#why-name')).toBe('Price')
  await expect.poll(() => page.inputValue('#why-variable')).toBe('price')
  expect(await page.innerText('#why-detail .equation >> nth=0')).toBe(
    'normal_price * (start_stock[JP] / max(stock[JP], least_stock))^elasticity',
  )
  expect(await page.innerText('#why-detail .numbers')).toMatch(
    /^[\d.,]+ \* \([\d.,]+ \/ max\([\d.,]+, [\d.,]+\)\)\^[\d.,]+$/,
  )
  await page.waitForSelector('#why-chart svg')
  expect(await page.getAttribute('#why-chart svg', 'aria-label')).toContain('Price')
  expect(faults).toEqual([])
  expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([])
  await page.close()
})

test('links carry their signs, and lead on from cause to cause', async () => {
  const { page } = await lab.open()
  await choose(page, 'stock')
  const row = (name: string): Promise<string> =>
    page.innerText(`#why-detail tr:has([data-asks="variable:${name}"])`)
  expect(await row('arrivals')).toContain('+ raises')
  expect(await row('use')).toContain('− lowers')
  expect(await row('start_stock')).toContain('only at the start')
  expect(await row('start_stock')).toContain('https://example.org/stocks')
  expect(await row('price')).toContain('− lowers')
  expect(await page.locator('#why-element option').allInnerTexts()).toEqual(['Japan', 'Europe'])
  await page.click('#why-detail [data-asks="variable:start_stock"]')
  await page.waitForSelector('#why-detail code:text-is("start_stock")')
  expect(await page.innerText('#why-detail')).toContain('reported')
  expect(await page.isVisible('#why-chart')).toBe(false)
  await page.click('#why-back')
  expect(await page.isVisible('#why-overview')).toBe(true)
  await page.close()
})

test('once a lever was moved, the page says why a variable changed, and the parts add up', async () => {
  const { page } = await lab.open(`#set.use_time=3.06`)
  await choose(page, 'price')
  await page.waitForSelector('#why-change figure svg')
  expect(await page.innerText('#why-change')).toMatch(
    /Price in \w+\s\d{4}: [+−][\d.,]+\sUSD\/kg in “As changed”/,
  )
  expect(await page.getAttribute('#why-change svg', 'aria-label')).toMatch(/Stock, Japan [+−]/)
  await page.click('#why-change summary')
  const now = Number((await page.innerText('#why-detail .now')).replace(/^.*: |\sUSD.*$/g, ''))
  const amounts = await page.locator('#why-change tbody tr td:nth-child(4)').allInnerTexts()
  const before = Number(
    /As published ([\d.]+)/.exec((await page.getAttribute('#why-change svg', 'aria-label')) ?? '')?.[1],
  )
  const sum = amounts.reduce((total, amount) => total + Number(amount.replace('−', '-')), 0)
  expect(amounts.length).toBeGreaterThan(0)
  // Each of the three is shown with three digits.
  expect(Math.abs(before + sum - now)).toBeLessThanOrEqual(1.5)
  await page.click('#why-change [data-asks="variable:stock"]')
  await page.waitForSelector('#why-detail code:text-is("stock")')
  expect(await page.innerText('#why-change')).toContain('Use, Japan')
  await page.close()
})

test('on a phone the map can be made as wide as the screen, and larger again', async () => {
  const { page } = await lab.open('#lang=zh', 360)
  const sizes = (): Promise<{ map: number; frame: number }> =>
    page.evaluate(() => {
      const map = document.querySelector('#why-overview [lang="zh-Hans"] .map')
      const frame = document.querySelector('#why-overview')
      return { map: map?.getBoundingClientRect().width ?? 0, frame: frame?.clientWidth ?? 0 }
    })
  const drawn = await sizes()
  expect(drawn.map).toBeGreaterThan(drawn.frame)
  await page.click('#why-whole')
  const whole = await sizes()
  expect(whole.map).toBeLessThanOrEqual(whole.frame)
  await page.click('#why-larger')
  expect((await sizes()).map / whole.map).toBeCloseTo(1.3, 2)
  await page.click('#why-smaller')
  expect((await sizes()).map).toBeCloseTo(whole.map, 0)
  await page.click('#why-overview [lang="zh-Hans"] [data-asks="variable:price"]')
  await page.waitForSelector('#why-name')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.close()
})

test.each([
  ['en', 1440],
  ['zh', 360],
] as const)('nothing bars a reader in %s at %i px', async (language, width) => {
  const { page } = await lab.open(`#lang=${language}&set.use_time=3.06`, width)
  await choose(page, 'stock')
  await page.waitForSelector('#why-change figure svg')
  await page.waitForSelector('#why-chart svg')
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  await page.close()
})
