/// <reference lib="dom" />
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import seedrandom from 'seedrandom'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { metricsCsv } from '../../src/report/metricsCsv.ts'
import { summaryCsv } from '../../src/report/summaryCsv.ts'
import { simulate } from '../../src/simulate.ts'
import { soundStudy } from '../soundStudy.ts'
import { studyFiles } from '../studyFiles.ts'
import { downloaded, launch, open, program } from './openPage.ts'

/** Random settings of each scenario. */
const SETTINGS = 20

/** Levers of every kind, with which a scenario of a folder is published. */
const LAB = `extends: base.yaml
title: { en: Lab levers, zh: 实验 }
levers:
  elasticity: { from: 0.2, to: 2, step: 0.1 }
  use_time: { from: 3, to: 9 }
  "start_stock[JP]": { from: 5, to: 15, step: 0.5 }
  stop: {}
  stop.date: { from: 2021-03, to: 2022-09 }
  relief: {}
  relief.date: { from: 2021-03, to: 2022-09 }
`

const GALLIUM = `title: { en: Levers, zh: 滑块 }
ensemble: { members: 20 }
levers:
  "build_time[stade]": { from: 6, to: 60, step: 1 }
  "active[metlen]": { from: 0, to: 1, step: 1 }
  embargo_on_all.date: { from: 2026-12, to: 2029-06 }
  us_stockpile.date: { from: 2027-01, to: 2030-01 }
`

const CASES = [
  { name: 'the lab', study: 'test/cli/lab', yaml: LAB },
  { name: 'the base', study: 'scenarios/gallium', yaml: `extends: base.yaml\n${GALLIUM}` },
  { name: 'the package', study: 'scenarios/gallium', yaml: `extends: combined-package.yaml\n${GALLIUM}` },
]

let folder: string
let browser: Browser

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

/** What the command line writes for a scenario file of a folder. */
async function tablesOf(study: string, yaml: string) {
  writeFileSync(join(study, 'changed.yaml'), yaml)
  const { scenario, summary } = await simulate(soundStudy(studyFiles(study), 'changed.yaml'))
  return { metrics: metricsCsv(summary, scenario.time.origin), summary: summaryCsv(summary) }
}

interface Slider {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly step: number
}

const slidersOf = (page: Page): Promise<Slider[]> =>
  page.$$eval('input[data-lever]', (inputs) =>
    (inputs as HTMLInputElement[]).map(({ dataset, type, min, max, step }) => ({
      name: dataset.lever ?? '',
      ...(type === 'checkbox'
        ? { from: 0, to: 1, step: 1 }
        : { from: Number(min), to: Number(max), step: Number(step) }),
    })),
  )

/** One to five levers at some of their stops, as a fragment of the page's address. */
function randomFragment(sliders: readonly Slider[], random: () => number): string {
  const chosen = sliders
    .map((slider) => ({ slider, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 1 + Math.floor(random() * 5))
  const parts = new URLSearchParams()
  for (const { slider } of chosen) {
    const { name, from, to, step } = slider
    const stop = from + step * Math.floor(random() * (Math.round((to - from) / step) + 1))
    parts.set(`set.${name}`, String(Math.min(to, Number(stop.toPrecision(12)))))
  }
  return parts.toString()
}

test.each(CASES)(
  'random settings of $name give the numbers of the command line, to the last bit',
  {
    timeout: 900_000,
  },
  async ({ study, yaml }) => {
    const own = mkdtempSync(join(folder, 'study-'))
    cpSync(study, own, { recursive: true })
    writeFileSync(join(own, 'levers.yaml'), yaml)
    program(own, 'publish', 'levers.yaml', '--out', 'site')
    const path = join(own, 'site/levers.html')
    const first = await open(browser, path)
    const sliders = await slidersOf(first.page)
    await first.page.close()
    const random = seedrandom(yaml)
    const seen = new Set<string>()
    for (let i = 0; i < SETTINGS; i++) {
      const fragment = randomFragment(sliders, random)
      // A page of its own for each: browsers refuse a page that offers too many downloads.
      const { page, requests, faults } = await open(browser, `${path}#${fragment}`)
      expect(await page.isVisible('#broken-link'), fragment).toBe(false)
      const expected = await tablesOf(own, await downloaded(page, 'download-yaml'))
      expect(await downloaded(page, 'download-metrics'), fragment).toBe(expected.metrics)
      expect(await downloaded(page, 'download-summary'), fragment).toBe(expected.summary)
      expect(faults).toEqual([])
      expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([])
      seen.add(expected.summary)
      await page.close()
    }
    expect(seen.size).toBeGreaterThan(SETTINGS / 2)
  },
)
