import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { labCopy } from '../cli/labCopy.ts'
import { launch, type Opened, open, program } from './openPage.ts'

/** The small study with levers on a page, and a browser; both are there while the tests of a file run. */
export interface PublishedLab {
  /** With the study in `lab` and the page in `site`. */
  readonly folder: string
  readonly browser: Browser
  /** The file of the page. */
  readonly site: string
  /** Opens the page at what follows its address. */
  open(end?: string, width?: number): Promise<Opened>
}

/**
 * Publishes the study before the tests of the file that calls it.
 * @param levers a scenario that extends `base.yaml`
 * @param lesson in Markdown, named `demo`
 */
export function publishedLab(levers: string, lesson?: string): PublishedLab {
  let copy: ReturnType<typeof labCopy> | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    copy = labCopy()
    const { folder } = copy
    writeFileSync(join(folder, 'lab/levers.yaml'), levers)
    const lessons = lesson === undefined ? [] : ['--lesson', 'demo.md']
    if (lesson !== undefined) writeFileSync(join(folder, 'demo.md'), lesson)
    program(folder, 'publish', 'lab/levers.yaml', '--out', 'site', ...lessons)
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    copy?.remove()
  })
  return {
    get folder() {
      return copy?.folder ?? ''
    },
    get browser() {
      return browser as Browser
    },
    get site() {
      return join(this.folder, 'site/levers.html')
    },
    open(end = '', width?: number) {
      return open(this.browser, this.site + end, width)
    },
  }
}
