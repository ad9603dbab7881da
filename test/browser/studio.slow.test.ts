/// <reference lib="dom" />
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAIN } from '../buildOnce.ts'
import { launch, newPage } from './openPage.ts'
import { violations } from './violations.ts'

const SCENARIO = `extends: base.yaml
title: { en: First title, zh: 滑块 }
levers:
  elasticity: { from: 0.2, to: 2, step: 0.1 }
`

let folder: string
let browser: Browser
let studio: ChildProcess
let address: string

const file = (name: string): string => join(folder, 'lab', name)

/** Saves a file in one go: while it is written, a busy machine may show half of it. */
function save(name: string, text: string): void {
  writeFileSync(join(folder, 'saved'), text)
  renameSync(join(folder, 'saved'), file(name))
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  cpSync('test/cli/lab', join(folder, 'lab'), { recursive: true })
  writeFileSync(file('mine.yaml'), SCENARIO)
  const argv = [MAIN, 'studio', 'lab/mine.yaml', '--port', '0', '--quiet']
  studio = spawn(process.execPath, argv, { cwd: folder })
  const [line] = await once(studio.stdout as NodeJS.ReadableStream, 'data')
  address = String(line).trim()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  studio?.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

test('the page follows what is saved, and shows problems at their line', async () => {
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  const page = await newPage(browser)
  const faults: string[] = []
  const requests: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(`${address}#set.elasticity=1.7`)
  await page.waitForSelector('h1:has-text("First title")')
  await page.waitForFunction(() => Number(document.body.dataset.shown ?? 0) > 0)

  save('mine.yaml', SCENARIO.replace('First', 'Second'))
  await page.waitForSelector('h1:has-text("Second title")')
  await page.waitForFunction(() => Number(document.body.dataset.shown ?? 0) > 0)
  expect(await page.inputValue('[data-lever="elasticity"]')).toBe('1.7')

  const model = readFileSync(file('model.yaml'), 'utf8')
  save('model.yaml', model.replace('normal_price *', 'normal_prize *'))
  await page.waitForSelector('.problem')
  const problem = await page.innerText('.problem')
  expect(problem).toMatch(/lab\/model\.yaml:\d+:\d+ unknown-name/)
  expect(problem).toContain('normal_prize * (')
  expect(problem).toContain('normal_price')
  expect(await violations(page)).toEqual([])

  const table = readFileSync(file('observations.csv'), 'utf8')
  save('model.yaml', model)
  await page.waitForSelector('h1:has-text("Second title")')
  save('observations.csv', table.replace('2021-02,price_quote', '2021-42,price_quote'))
  await page.waitForSelector('.problem strong:has-text("observations.csv:2:")')
  save('observations.csv', table)
  await page.waitForSelector('h1:has-text("Second title")')
  expect(faults).toEqual([])
  expect(requests.filter((url) => !url.startsWith(address) && !/^(blob|data):/.test(url))).toEqual([])
  await page.close()
})

const status = (path: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((done, failed) => {
    get(`${address}${path}`, { headers }, (response) => done(response.resume().statusCode)).on(
      'error',
      failed,
    )
  })

test('nobody else is served, and Ctrl-C ends it cleanly', async () => {
  expect(await status('', {})).toBe(200)
  expect(await status('', { host: 'example.org' })).toBe(403)
  expect(await status('lab/model.yaml', {})).toBe(404)
  const page = await newPage(browser)
  await page.goto(address)
  studio.kill('SIGINT')
  const [code, signal] = await once(studio, 'exit')
  expect([code, signal]).toEqual([0, null])
  await page.close()
})
