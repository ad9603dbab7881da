/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { renderSvg } from '../../src/cli/render/renderSvg.ts'
import { addressOf, newPage, settled } from './openPage.ts'
import { publishedLab } from './publishedLab.ts'
import { violations } from './violations.ts'

const LEVERS = `extends: base.yaml
title: { en: Levers, zh: 滑块 }
levers:
  elasticity: { from: 0.2, to: 2, step: 0.1 }
charts:
  price: { kind: fan, variables: [price], observed: price_quote }
  outcomes: { kind: spaghetti, variables: [price] }
  cover: { kind: stack, variables: [stock] }
  peak: { kind: dotplot, metric: peak_price }
  japan: { kind: fan, variables: ["stock[JP]"] }
`

const lab = publishedLab(LEVERS)

const tools = (chart: string): string => `#chart-${chart} + .chart-tools`

async function fileOf(page: Page, chart: string, kind: string): Promise<{ name: string; bytes: Buffer }> {
  const button = `${tools(chart)} [data-file="${kind}"]`
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) }
}

test('each chart gives its picture, drawing, numbers and specification, and asks nobody for them', async () => {
  const { page, requests, faults } = await lab.open()
  const png = await fileOf(page, 'price', 'png')
  expect(png.name).toBe('price.en.png')
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1500)
  const svg = (await fileOf(page, 'price', 'svg')).bytes.toString()
  expect(svg).toMatch(/^<svg[^>]*><style>@font-face/)
  expect(svg).not.toContain('Noto Sans SC"')
  for (const chart of ['price', 'outcomes', 'cover', 'peak']) {
    const { name, bytes } = await fileOf(page, chart, 'json')
    expect(name).toBe(`${chart}.en.vl.json`)
    expect(await renderSvg(JSON.parse(bytes.toString()))).toContain('<svg')
  }
  const [heading, first = '', ...rows] = (await fileOf(page, 'price', 'csv')).bytes
    .toString()
    .trim()
    .split('\n')
  expect(heading).toBe(
    'month,price.mean (USD/kg),price.p5 (USD/kg),price.p25 (USD/kg),price.p50 (USD/kg),price.p75 (USD/kg),price.p95 (USD/kg),until,observed_low,observed,observed_high',
  )
  expect(first).toMatch(/^\d{4}-\d\d,([\d.]+,){6},,,$/)
  expect(rows.filter((row) => row.includes(',,,,,,'))).toContain('2021-06-15,,,,,,,2021-06-15,300,,360')
  expect((await fileOf(page, 'peak', 'csv')).bytes.toString().split('\n')).toHaveLength(42)
  expect(faults).toEqual([])
  expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([])
  await page.close()
})

test('each chart has its data as a table, which follows levers and language', async () => {
  const { page } = await lab.open()
  for (const chart of ['price', 'outcomes', 'cover', 'peak']) await page.click(`${tools(chart)} summary`)
  const cell = `${tools('price')} tbody tr:nth-child(20) td:nth-child(5)`
  await page.waitForSelector(cell)
  const before = await page.innerText(cell)
  expect(await page.innerText(`${tools('price')} thead`)).toContain('P50')
  expect(await page.innerText(`${tools('price')} .chart-data`)).toContain('Observed')
  await page.waitForSelector(`${tools('peak')} tbody`)
  expect(await page.innerText(`${tools('peak')} table`)).toMatch(/P95\s+[\d,]+\sUSD\/kg/)
  await page.waitForSelector(`${tools('outcomes')} tbody`)
  await page.waitForSelector(`${tools('cover')} tbody`)
  expect(await violations(page)).toEqual([])
  await page.fill('[data-lever="elasticity"]', '1.7')
  await page.waitForFunction(
    ([place, text]) => (document.querySelector(place as string) as HTMLElement).innerText !== text,
    [cell, before],
  )
  await page.check('#show-zh', { force: true })
  await page.waitForSelector(`${tools('price')} thead :text("月份")`)
  await page.close()
})

test('a fan can be seen as hypothetical outcomes that move until they are stopped', async () => {
  const { page, faults } = await lab.open()
  const bands = await page.innerHTML('#chart-price svg >> nth=0')
  expect(await page.isVisible(`${tools('peak')} .chart-views`)).toBe(false)
  await page.click(`${tools('price')} [data-kind="spaghetti"]`)
  await page.waitForSelector('#chart-price path.now')
  const strong = (): Promise<number> =>
    page.evaluate(() =>
      [...document.querySelectorAll('#chart-price path.member')].findIndex((one) =>
        one.classList.contains('now'),
      ),
    )
  const first = await strong()
  await expect.poll(strong).not.toBe(first)
  await page.click(`${tools('price')} .chart-pause`)
  const still = await strong()
  await page.waitForTimeout(1500)
  expect(await strong()).toBe(still)
  expect(await page.isVisible(`${tools('price')} .chart-play`)).toBe(true)
  expect(await violations(page)).toEqual([])
  await page.fill('[data-lever="elasticity"]', '1.7')
  const last = await settled(page, 1)
  await page.waitForFunction(() => !document.querySelector('#chart-price')?.classList.contains('stale'))
  expect(await page.locator('#chart-price path.member').count()).toBeGreaterThan(10)
  await page.click('#reset')
  await settled(page, last)
  await page.click(`${tools('price')} [data-kind="fan"]`)
  await page.waitForSelector('#chart-price:not(.outcomes)')
  const plain = (svg: string): string => svg.replace(/ (id|aria-label|role)="[^"]*"/g, '')
  expect(plain(await page.innerHTML('#chart-price svg >> nth=0'))).toBe(plain(bands))
  expect(faults).toEqual([])
  await page.close()
})

test('so can a fan of one element of an array, as published and when changed', async () => {
  const { page, faults } = await lab.open()
  await page.click(`${tools('japan')} [data-kind="spaghetti"]`)
  await page.waitForSelector('#chart-japan path.now')
  await page.fill('[data-lever="elasticity"]', '1.7')
  await settled(page, 1)
  await page.waitForFunction(() => !document.querySelector('#chart-japan')?.classList.contains('stale'))
  expect(await page.locator('#chart-japan path.member').count()).toBeGreaterThan(10)
  expect(await page.getAttribute('#chart-japan svg', 'aria-label')).toMatch(/^Stock, Japan: /)
  expect(faults).toEqual([])
  await page.close()
})

test('and as one dot in twenty of its values in a month, with the published ones as rings', async () => {
  const { page, faults } = await lab.open()
  const slider = `${tools('japan')} .chart-moment input`
  const dots = '#chart-japan [lang="en"] circle'
  const alt = (): Promise<string> => page.getAttribute('#chart-japan svg', 'aria-label').then(String)
  expect(await page.isVisible(slider)).toBe(false)
  await page.focus(`${tools('japan')} [data-kind="dotplot"]`)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator(dots).count()).toBe(20)
  const last = await alt()
  expect(last).toMatch(/^Stock, Japan at the end of\s2022: /)
  await page.focus(slider)
  for (let month = 0; month < 5; month++) await page.keyboard.press('ArrowLeft')
  await expect.poll(alt).toMatch(/^Stock, Japan in\sJul\s2022: /)
  expect(await page.getAttribute(slider, 'aria-valuetext')).toMatch(/^Jul\s2022$/)
  await page.click(`${tools('japan')} summary`)
  const table = `${tools('japan')} .chart-data`
  await expect.poll(() => page.innerText(table)).toMatch(/Stock, Japan in\sJul\s2022/)
  const [, median] = /half above ([\d,.]*\d)/.exec(await alt()) ?? []
  expect(await page.innerText(`${table} tr:nth-child(4) td`)).toMatch(new RegExp(`^${median}\\s`))
  expect((await fileOf(page, 'japan', 'csv')).bytes.toString()).toMatch(/^stock\[JP\] in 2022-07 \(t\)\n/)
  await page.fill('[data-lever="elasticity"]', '1.7')
  const shown = await settled(page, 1)
  await expect.poll(() => page.locator(dots).count()).toBe(40)
  expect(await page.locator(`${dots}[stroke-dasharray]`).count()).toBe(20)
  expect(await violations(page)).toEqual([])
  await page.check('#show-zh', { force: true })
  await settled(page, shown)
  await expect.poll(() => page.getAttribute(slider, 'aria-valuetext')).toBe('2022年7月')
  await page.waitForSelector('#chart-japan [lang="zh-Hans"] circle')
  expect(faults).toEqual([])
  await page.close()
})

test('nothing moves by itself for readers who want less motion', async () => {
  const { page } = await lab.open()
  const still = await newPage(lab.browser, { reducedMotion: 'reduce' })
  await still.goto(page.url())
  await settled(still, 0)
  await still.click(`${tools('price')} [data-kind="spaghetti"]`)
  await still.waitForSelector('#chart-price path.member')
  await still.waitForTimeout(1500)
  expect(await still.locator('#chart-price path.now').count()).toBe(0)
  await still.click(`${tools('price')} .chart-play`)
  await still.waitForSelector('#chart-price path.now')
  await page.close()
  await still.close()
})

test.each([360, 1440])('the tools of charts fit at %i px in both languages', async (width) => {
  for (const language of ['en', 'zh']) {
    const { page } = await lab.open(`#lang=${language}&scheme=dark`, width)
    await page.click(`${tools('cover')} summary`)
    await page.waitForSelector(`${tools('cover')} tbody`)
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.close()
  }
})

test.each(['?chart=cover&lang=zh', '#embed=cover&lang=zh', '?chart=cover&lang=zh#set.elasticity=1.7'])(
  '“%s” shows one chart alone',
  async (address) => {
    const page = await newPage(lab.browser, { viewport: { width: 360, height: 400 } })
    await page.goto(`file://${lab.site}${address}`)
    await page.waitForSelector('#chart-cover.alone')
    expect(
      await page.locator('h2, header, .lever, #chart-price, .chart-tools').filter({ visible: true }).count(),
    ).toBe(0)
    expect(await page.isVisible('#chart-cover [lang="zh-Hans"] svg')).toBe(true)
    expect(await page.isVisible('#chart-cover [lang="en"] svg')).toBe(false)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(await violations(page)).toEqual([])
    const link = (await page.getAttribute('#whole-page a', 'href')) ?? ''
    expect(link.includes('embed') || link.includes('chart=')).toBe(false)
    if (address.includes('set.')) {
      await settled(page, 0)
      expect(await addressOf(page)).toContain('?chart=cover')
      await page.waitForSelector('#chart-cover:not(.stale)')
    }
    await page.close()
  },
)

test('a chart that the page does not have is answered with those it has', async () => {
  const page = await newPage(lab.browser)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`file://${lab.site}?chart=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E`)
  await page.waitForSelector('#no-chart')
  expect(await page.innerText('#no-chart')).toContain('<img src=x onerror=alert(1)>')
  expect(await page.locator('#no-chart a').allInnerTexts()).toEqual([
    ...['price', 'outcomes', 'cover', 'peak', 'japan'],
  ])
  expect(await page.isVisible('#charts figure')).toBe(false)
  await page.click('#no-chart a >> nth=2')
  await page.waitForSelector('#chart-cover.alone')
  expect(faults).toEqual([])
  await page.close()
})
