import { spawnSync } from 'node:child_process'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { MAIN } from '../buildOnce.ts'

/** Without these, Chromium talks to the network by itself or needs a sandbox that containers lack. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
]

/** Ms that a page may take to show what is waited for: a busy machine is slow, and that is no fault. */
const PATIENCE = 150_000

export function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  const args = [...FLAGS, '--disable-component-update', '--disable-sync']
  return chromium.launch({ executablePath, args, timeout: PATIENCE })
}

/** A page that is waited for with patience. */
export async function newPage(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage(options)
  page.setDefaultTimeout(PATIENCE)
  return page
}

/** Runs the built program in a folder. */
export function program(folder: string, ...argv: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [MAIN, ...argv, '--quiet'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}

/** A page as a reader opens it from a disk, with everything it asked for and everything that went wrong in it. */
export interface Opened {
  readonly page: Page
  readonly requests: readonly string[]
  readonly faults: readonly string[]
}

export async function open(browser: Browser, address: string, width = 1440): Promise<Opened> {
  const page = await newPage(browser, { viewport: { width, height: 900 } })
  const requests: string[] = []
  const faults: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(`file://${address}`)
  await settled(page, 0)
  return { page, requests, faults }
}

/** Waits until the page shows all members of a run after the given one, and says which. */
export async function settled(page: Page, after: number): Promise<number> {
  await page.waitForFunction((last) => Number(document.body.dataset.shown ?? 0) > last, after)
  return page.evaluate(() => Number(document.body.dataset.shown))
}

/** The address of a page as the page itself has it: others are told of a change only later. */
export function addressOf(page: Page): Promise<string> {
  return page.evaluate(() => globalThis.location.href)
}

/** Presses a download button and reads what it gives. */
export async function downloaded(page: Page, id: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`#${id}`)])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
