/// <reference lib="dom" />
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { create, type Font } from 'fontkit'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, open, program } from './openPage.ts'

const LESSONS = ['one-month', 'can-170-t-save-us', 'minister-for-a-day']
const CHINESE = '[\\u2e80-\\u{10ffff}]'

let folder: string
let browser: Browser

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  cpSync('scenarios/gallium', join(folder, 'study'), { recursive: true })
  const lessons = LESSONS.map((name) => `study/lessons/${name}.md`)
  program(folder, 'publish', 'study/base.yaml', '--out', 'site', '--members', '16', '--lesson', ...lessons)
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

const site = (): string => join(folder, 'site/base.html')

/** The fonts that an element's own text was set in, and whether the page brought each. */
async function fontsOf(page: Page, selector: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument')
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
  return fonts.map(
    ({ familyName, isCustomFont }) => `${familyName} ${isCustomFont ? 'of the page' : 'installed'}`,
  )
}

/** The page's own Chinese font, as it stands in its style. */
function chineseFont(): Font {
  const face = /font-family:'Page Noto Sans SC';[^}]*base64,([^)]*)\)/.exec(readFileSync(site(), 'utf8'))
  return create(Buffer.from(face?.[1] ?? '', 'base64'))
}

/** All Chinese that the page holds, shown or not. */
const chineseOf = (page: Page): Promise<string> =>
  page.evaluate((pattern) => {
    const holders = document.querySelectorAll('script, style, template')
    for (const holder of holders) if (holder.localName !== 'template') holder.remove()
    const attributes = [...document.querySelectorAll('[placeholder]')].map((one) =>
      one.getAttribute('placeholder'),
    )
    const templates = [...document.querySelectorAll('template')].map((one) => one.content.textContent)
    const text = [document.documentElement.textContent, ...attributes, ...templates].join('')
    return text.match(new RegExp(pattern, 'gu'))?.join('') ?? ''
  }, CHINESE)

/** What a reader may do, and what the page then holds. */
const VISITS: readonly (readonly [address: string, visit: (page: Page) => Promise<unknown>])[] = [
  ['#lang=zh', async () => undefined],
  ['#lang=zh&broken', (page) => page.waitForSelector('#broken-link:visible')],
  [
    '#lang=zh&set.us_stockpile=1&set.us_stockpile.date=80&set.short_run_elasticity=0.2',
    async (page) => {
      await page.waitForSelector('#differences li')
      expect(await page.innerText('#levers :has(> [data-lever="us_stockpile.date"]) output')).toBe(
        '2027年9月',
      )
      await page.click('label[for=show-en]')
      const date = page.locator('[data-lever="us_stockpile.date"]')
      expect(await date.getAttribute('aria-valuetext')).toMatch(/^Sep\s2027$/)
      await page.click('label[for=show-zh]')
      for (const summary of await page.locator('.chart-data summary').all()) await summary.click()
      await page.selectOption('#why-variable', 'offshore_spot_price')
      await page.waitForSelector('#why-change figure svg')
      await page.fill('#assumptions input[type=search]', '库存')
    },
  ],
  ...LESSONS.map((name) => [`#lang=zh&lesson=${name}.1`, walkLesson] as const),
]

async function walkLesson(page: Page): Promise<void> {
  for (;;) {
    await page.waitForFunction(() => {
      const step = document.querySelector('.lesson-step:not([hidden])')
      return step && !step.querySelector('.lesson-chart.stale, .lesson-chart .notice, .game:empty')
    })
    if ((await page.locator('.lesson-next:visible:enabled').count()) === 0) break
    await page.keyboard.press('ArrowRight')
  }
  if ((await page.locator('.game:visible').count()) === 0) return
  await page.click('.game-decide:visible:enabled')
  await page.waitForSelector('.game[data-turn="1"]')
}

test('the page’s own font has every Chinese character that the page can show', async () => {
  const found = new Set<string>()
  for (const [address, visit] of VISITS) {
    const { page } = await open(browser, site() + address)
    await visit(page)
    for (const character of await chineseOf(page)) found.add(character)
    await page.close()
  }
  expect(found.size).toBeGreaterThan(700)
  const font = chineseFont()
  expect([...found].filter((one) => !font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0))).toEqual([])
  expect(font.hasGlyphForCodePoint('龘'.codePointAt(0) ?? 0)).toBe(false)
})

test.each(['#lang=zh', '#lang=en', '#lang=zh&lesson=one-month.2'])(
  'all Chinese of the page at %s is to be set in that font',
  async (address) => {
    const { page } = await open(browser, site() + address)
    const others = await page.evaluate((pattern) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const families = new Set<string>()
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement
        if (
          parent &&
          !parent.closest('script, style') &&
          new RegExp(pattern, 'u').test(walker.currentNode.nodeValue ?? '')
        )
          families.add(`${parent.localName} ${getComputedStyle(parent).fontFamily}`)
      }
      return [...families].filter((one) => !one.includes('Page Noto Sans SC'))
    }, CHINESE)
    expect(others).toEqual([])
    await page.close()
  },
)

test('a browser takes it', async () => {
  const { page } = await open(browser, `${site()}#lang=zh`)
  const places = ['h1', '#answer li', '#ask label', '#reset'].map((place) => `${place} [lang="zh-Hans"]`)
  for (const place of [...places, '#asked [lang="zh-Hans"] text, #asked > svg text'])
    expect([place, ...(await fontsOf(page, place))]).toEqual([place, 'Noto Sans SC of the page'])
  await page.close()
})

test.each(['en', 'zh'])(
  'at 360 px the whole page in %s fits, with the names of its variables',
  async (language) => {
    const { page } = await open(browser, `${site()}#lang=${language}`, 360)
    await page.waitForSelector('#why-variable optgroup', { state: 'attached' })
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.close()
  },
)

test('with three lessons the page is small enough', () => {
  const page = readFileSync(site())
  expect(page.length).toBeLessThan(1_500_000)
  expect(gzipSync(page).length).toBeLessThan(600_000)
})
