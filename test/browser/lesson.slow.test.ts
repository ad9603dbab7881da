/// <reference lib="dom" />
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addressOf, program, settled } from './openPage.ts'
import { publishedLab } from './publishedLab.ts'
import { violations } from './violations.ts'

const LEVERS = `extends: base.yaml
title: { en: Levers, zh: 滑块 }
outputs: [use]
levers:
  elasticity: { from: 0.2, to: 2, step: 0.1 }
  relief: {}
`

const HEAD = `---
title: { en: Demo, zh: 演示 }
summary: { en: "<b>What</b>", zh: 内容 }
minutes: 10
---
`

const LESSON = `${HEAD}
# Think | 想一想

## English

Words with <img src=x onerror=alert(1)> and a [page](https://example.org/).

> What will happen?

## 中文

文字。

> 会发生什么？

# Move | 移动

\`\`\`yaml
chart: { kind: fan, variables: [price] }
levers: [elasticity]
set: { elasticity: 1.5 }
\`\`\`

## English

> Move it.

---

Now {peak_price.p50}, published {peak_price.p50 published}, more by {peak_price.mean change}; in March
{price@2021-03.p50}; dear in {very_dear.probability}; rises {price_rises.p50}.

## 中文

> 移动它。

---

现在 {peak_price.p50}。

# Play | 玩

\`\`\`yaml
game: { from: 2021-06, turns: 2, until: 2022-11, measures: [relief], history: {}, loss: use, cost: price, budget: 500, watch: price }
\`\`\`

## English

Decide.

## 中文

决定。
`

const lab = publishedLab(LEVERS, LESSON)

const answered = (page: Page): Promise<unknown> =>
  page.waitForSelector('.lesson-step:not([hidden]) .lesson-chart:not(.stale) svg')

test('a lesson is gone through by keyboard; its words are text, its levers the page’s own', async () => {
  const { page, faults, requests } = await lab.open()
  await page.click('.lesson-open')
  expect(await addressOf(page)).toContain('#lesson=demo.1')
  expect(await page.isVisible('#answer')).toBe(false)
  expect(await page.innerText('.lesson-step[data-step="0"]')).toContain('<img src=x onerror=alert(1)>')
  expect(await page.locator('main img').count()).toBe(0)
  await page.keyboard.press('ArrowRight')
  await settled(page, 1)
  await answered(page)
  expect(await addressOf(page)).toContain('lesson=demo.2')
  expect(await addressOf(page)).toContain('set.elasticity=1.5')
  expect(await page.locator('.lesson-levers [data-lever="elasticity"]').inputValue()).toBe('1.5')
  expect(await page.textContent('.lesson-chart svg')).toContain('As changed')
  await page.keyboard.press('ArrowLeft')
  expect(await page.innerText('.lesson-at')).toBe('1')
  expect(await page.locator('#levers [data-lever="elasticity"]').count()).toBe(1)
  await page.keyboard.press('ArrowRight')
  await page.focus('.lesson-levers [data-lever]:visible')
  await page.keyboard.press('Escape')
  expect(await page.isVisible('#answer')).toBe(true)
  expect(await addressOf(page)).not.toContain('lesson')
  expect(faults).toEqual([])
  expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([])
  await page.close()
})

test('the numbers of a text are those of the page, and follow the levers', async () => {
  const { page } = await lab.open(`#lesson=demo.2`)
  await answered(page)
  await page.click('.lesson-step:not([hidden]) .lesson-reveal')
  const live = (): Promise<string[]> =>
    page.locator('.lesson-step:not([hidden]) [lang="en"] .live').allInnerTexts()
  const metrics = await page.locator('#metrics tr').allTextContents()
  const [now = '', published = '', more = '', march = '', dear = '', rises = ''] = await live()
  expect(metrics.find((row) => row.includes('Highest price'))).toContain(now.replace(/\s.*/, ''))
  expect(published).not.toBe(now)
  expect(more).toMatch(/^−?[\d.,]+\sUSD\/kg$/)
  expect(march).toMatch(/USD\/kg$/)
  expect(dear).toMatch(/%$/)
  expect(rises).toMatch(/^[\d.]+$/)
  const last = await page.evaluate(() => Number(document.body.dataset.shown))
  await page.focus('.lesson-levers [data-lever="elasticity"]')
  await page.keyboard.press('ArrowLeft')
  await settled(page, last)
  await page.waitForFunction(
    (old) => document.querySelector('[data-step="1"] .live')?.textContent !== old,
    now,
  )
  expect((await live())[1]).toBe(published)
  await page.close()
})

test('the chart of a step is drawn again while a lever is dragged', async () => {
  const { page, faults } = await lab.open('#lesson=demo.2')
  await answered(page)
  const chart = '.lesson-step:not([hidden]) .lesson-chart'
  const before = await page.innerHTML(chart)
  const shown = await page.evaluate(() => document.body.dataset.shown)
  await page.evaluate(() => {
    const lever = document.querySelector<HTMLInputElement>('.lesson-levers [data-lever="elasticity"]')
    if (lever) lever.value = '0.4'
    lever?.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await page.waitForFunction(
    ([place, old]) => document.querySelector(place as string)?.innerHTML !== old,
    [chart, before],
  )
  expect(await page.evaluate(() => document.body.dataset.shown)).toBe(shown)
  expect(await page.getAttribute(`${chart} svg`, 'aria-label')).toContain('Price')
  const note = '.lesson-step:not([hidden]) .lesson-preview [lang=en]'
  expect(await page.isVisible(note)).toBe(true)
  expect(await page.textContent(note)).toContain('single precision')
  await page.dispatchEvent('.lesson-levers [data-lever="elasticity"]', 'change')
  await page.waitForSelector(note, { state: 'hidden' })
  expect(faults).toEqual([])
  await page.close()
})

test('a game is played turn by turn, and the same decisions bring the same points', async () => {
  const { page } = await lab.open(`#lesson=demo.3`)
  const play = async (begins: boolean): Promise<string> => {
    for (const turn of ['0', '1']) {
      await page.waitForSelector(`.game[data-turn="${turn}"] .game-decide:enabled`)
      if (begins && turn === '0') await page.check('.game [value="relief"]')
      await page.click('.game-decide')
    }
    await page.waitForSelector('.game[data-turn="2"] .points')
    return page.innerText('.game .points')
  }
  const first = await play(true)
  expect(first).toMatch(/points$/)
  expect(await page.innerText('.game')).toContain('You began: Relief')
  expect(await page.getAttribute('.game svg', 'aria-label')).toContain('Price')
  await page.click('.game-again')
  expect(await play(true)).toBe(first)
  await page.click('.game-again')
  expect(await play(false)).toBe('0 points')
  await page.close()
})

test('the presenter’s view has large type, and the worksheet the questions with lines', async () => {
  const { page } = await lab.open(`#lesson=demo.1&view=present`)
  const size = (): Promise<number> =>
    page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.querySelector('.question p') as Element).fontSize),
    )
  expect(await size()).toBeGreaterThan(20)
  await page.click('.lesson:not([hidden]) .lesson-present')
  expect(await size()).toBeLessThan(20)
  expect(await addressOf(page)).not.toContain('view')
  await page.evaluate(() => {
    window.print = () => undefined
  })
  await page.click('.lesson:not([hidden]) .lesson-print')
  await page.emulateMedia({ media: 'print' })
  expect(await page.isVisible('.worksheet')).toBe(true)
  expect(await page.isVisible('.lesson')).toBe(false)
  expect(await page.innerText('.worksheet')).toMatch(/What will happen\?[\s\S]*Move it\./)
  expect(await page.locator('.worksheet [lang="en"] .line').count()).toBe(8)
  await page.close()
})

test.each(['lesson=nothing.1', 'lesson=demo.9', 'lesson=demo.x', 'view=wide'])(
  'an address with “%s” shows a notice and the page',
  async (fragment) => {
    const { page } = await lab.open(`#${fragment}`)
    expect(await page.isVisible('#broken-link')).toBe(true)
    expect(await page.isVisible('#answer')).toBe(true)
    await page.close()
  },
)

test.each([
  ['en', 1440, 2],
  ['zh', 360, 2],
  ['en', 360, 3],
] as const)('nothing bars a class in %s at %i px in step %i', async (language, width, step) => {
  const { page } = await lab.open(`#lang=${language}&lesson=demo.${step}`, width)
  if (step === 2) {
    await answered(page)
    await page.click('.lesson-step:not([hidden]) .lesson-reveal')
  } else await page.waitForSelector('.game svg')
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  await page.close()
})

describe('a faulty lesson', () => {
  const STEP = '\n## English\n\na\n\n## 中文\n\nb\n'
  test.each([
    [
      'an unknown lever',
      `${HEAD}\n# L | 课\n\n\`\`\`yaml\nlevers: [elastic]\n\`\`\`\n${STEP}`,
      'bad.md:10:10 unknown-name: found elastic',
    ],
    [
      'a chart of nothing',
      `${HEAD}\n# L | 课\n\n\`\`\`yaml\nchart: { kind: fan, variables: [nothing] }\n\`\`\`\n${STEP}`,
      'bad.md:10:1 chart-does-not-fit: found nothing',
    ],
    [
      'a link that runs something',
      `${HEAD}\n# L | 课\n\n## English\n\n[x](javascript:alert(1))\n\n## 中文\n\nb\n`,
      'bad.md:11:1 bad-value: found a link to javascript:alert(1)',
    ],
  ])('with %s is refused with its place, and nothing is written', (_, text, expected) => {
    writeFileSync(join(lab.folder, 'bad.md'), text)
    const refused = (): void =>
      program(lab.folder, 'publish', 'lab/levers.yaml', '--out', 'none', '--lesson', 'bad.md')
    expect(refused).toThrow(expected)
    expect(existsSync(join(lab.folder, 'none'))).toBe(false)
  })

  test('that is none is refused', () => {
    const refused = (): void => program(lab.folder, 'publish', 'lab/levers.yaml', '--lesson', 'lab/base.yaml')
    expect(refused).toThrow('is no lesson')
  })
})
