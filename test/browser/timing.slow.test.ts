/// <reference lib="dom" />
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, gzipSync, inflateRawSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, newPage, program, settled } from './openPage.ts'

// What is measured is printed, not asserted: how fast a machine is and what else it does are no faults of the page.

const DRAG_STEPS = 40
const BETWEEN_STEPS = 40

let folder: string
let browser: Browser

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  cpSync('scenarios/gallium', join(folder, 'study'), { recursive: true })
  program(folder, 'publish', 'study/base.yaml', '--out', 'site', '--members', '2000')
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

const say = (what: string, value: string): void => void process.stdout.write(`${what.padEnd(52)} ${value}\n`)

/** The page with another number of members: the numbers it was published with are not looked at. */
function pageWith(members: number): string {
  const page = readFileSync(join(folder, 'site/base.html'), 'utf8')
  const changed = page.replace(/(id="study">)([^<]*)/, (_, start: string, packed: string) => {
    const study = JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString())
    study.scenario.ensemble.members = members
    return start + deflateRawSync(JSON.stringify(study)).toString('base64')
  })
  const path = join(folder, `site/${members}.html`)
  writeFileSync(path, changed)
  return path
}

interface Measured {
  readonly ms: number
  readonly members: number
  readonly all: boolean
}

const redraws = (page: Page): Promise<Measured[]> =>
  page.evaluate(() =>
    (performance.getEntriesByName('redraw') as PerformanceMeasure[]).map(({ duration, detail }) => ({
      ms: Math.round(duration),
      ...detail,
    })),
  )

/** How long the main thread was busy without a break, for each time that was more than 50 ms. */
const longTasks = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0))

async function openTimed(path: string, slowness: number): Promise<Page> {
  const page = await newPage(browser, { viewport: { width: 1440, height: 900 } })
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  await page.addInitScript(() => {
    const found: number[] = []
    Object.assign(globalThis, { longTasks: found })
    const note = (list: PerformanceObserverEntryList): void => {
      for (const { duration } of list.getEntries()) found.push(Math.round(duration))
    }
    new PerformanceObserver(note).observe({ type: 'longtask', buffered: true })
  })
  await page.goto(`file://${path}`)
  await settled(page, 0)
  return page
}

/** When the first content was on the screen. Chromium tells it some time after the frame itself, so the page may be asked too soon. */
async function firstPaint(page: Page): Promise<number> {
  const told = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  )
  return (await told.jsonValue()) as number
}

/** Drags the first slider with the mouse, and lets it go. */
async function drag(page: Page): Promise<void> {
  const slider = page.locator('input[type=range][data-lever]').first()
  await slider.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await slider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(x + width * 0.3, y + height / 2)
  await page.mouse.down()
  for (let i = 0; i < DRAG_STEPS; i++) {
    await page.mouse.move(x + width * (0.3 + (0.4 * i) / DRAG_STEPS), y + height / 2)
    await page.waitForTimeout(BETWEEN_STEPS)
  }
  // The last movement is answered however long the first took.
  await page.waitForFunction(() => {
    const measures = performance.getEntriesByName('redraw') as PerformanceMeasure[]
    return measures.filter(({ detail }) => !detail.all).length > 1
  })
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

test('sizes', () => {
  const page = readFileSync(join(folder, 'site/base.html'))
  const packed = gzipSync(page, { level: 9 })
  say('size of the page, and gzipped', `${page.length} bytes, ${packed.length} bytes`)
  expect(page.length).toBeLessThan(1_500_000)
})

test.each([
  [2000, 1],
  [2000, 2],
  [10_000, 1],
])('%i members, main thread %i times as slow', { timeout: 900_000 }, async (members, slowness) => {
  const page = await openTimed(pageWith(members), slowness)
  const paint = await firstPaint(page)
  const title = `${members} members${slowness > 1 ? `, ${slowness} x slower` : ''}:`
  say(`${title} first paint, with the charts`, `${Math.round(paint)} ms`)
  await page.evaluate(async () => {
    // The baseline is run in the background; the first questions would wait for it.
    await new Promise((resolve) => setTimeout(resolve, 8000))
  })
  await longTasks(page)
  await drag(page)
  const previews = (await redraws(page)).filter(({ all }) => !all)
  const busy = await longTasks(page)
  await page.mouse.up()
  await settled(page, previews.length + 1)
  const released = (await redraws(page)).filter(({ all }) => all)
  for (const count of new Set(previews.map((one) => one.members))) {
    const times = previews.filter((one) => one.members === count).map(({ ms }) => ms)
    const told = `median ${middle(times)} ms, fastest ${Math.min(...times)} ms of ${times.length}`
    say(`${title} redraw with ${count} members while dragging`, told)
  }
  say(`${title} main thread busy over 50 ms while dragging`, `${busy.join(', ') || 'never'}`)
  say(`${title} all after release`, `${released.map(({ ms }) => `${ms} ms`).join(', ')}`)
  expect(previews.length).toBeGreaterThan(1)
  expect(released.at(-1)?.members).toBe(members)
  await page.close()
})
