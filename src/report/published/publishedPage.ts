import type { Text } from '../../model/text.ts'
import { both, html, type Markup, trusted } from '../html.ts'
import { type PageContent, sections } from '../page.ts'
import { pageShell, section } from '../pageShell.ts'
import { askSection } from './askSection.ts'
import { CHART_TOOLS_STYLE, chartTools } from './chartTools.ts'
import { EMBEDDING_STYLE, embedding } from './embedding.ts'
import { FONTS_STYLE } from './fontsStyle.ts'
import { PARTS } from './parts.ts'
import { PUBLISHED_STYLE } from './publishedStyle.ts'
import { SCHEME_STYLE, schemeSwitch } from './scheme.ts'
import type { Study } from './study.ts'

/** The program of a page: its two scripts, and the fingerprint by which the page's policy knows the first. */
export interface PageProgram {
  /** Runs in the page. */
  readonly page: string
  /** Base64 of the SHA-256 of `page`. */
  readonly pageHash: string
  /** Runs in a worker that the page starts from it: packed, see `dataBlock`. */
  readonly worker: string
  /** Whether the page listens to the server it came from, as that of a studio does. */
  readonly listens?: boolean
}

const LISTENING = "; connect-src 'self'"

const HEADING: Text = { en: 'Ask: what if …', zh: '提问：如果……' }

/** Data for scripts, as base64 of a raw deflate stream (RFC 1951): no text in it can end the element it stands in. */
function dataBlock(id: string, packed: string): Markup {
  return html`<script type="text/plain" id="${id}">${trusted(packed)}</script>
`
}

/** The file that the limits speak of; offered where scripts run (src/web/downloads.ts). */
function errorsFile(): Markup {
  const words = both({ en: 'Download errors.csv', zh: '下载 errors.csv' })
  return html`<template id="errors-file"><p><button type="button" id="download-errors">${words}</button></p></template>
`
}

function partSections(content: PageContent, study: Study): Markup[] {
  return PARTS.flatMap(({ id, heading, markup }) => {
    const body = markup(content, study)
    return body ? [section(id, heading, body)] : []
  })
}

/**
 * The page of a scenario that runs again in the reader's browser; see `pageShell` for how it is kept harmless.
 * @param packed the study (`packStudy`), compressed like the worker
 */
export function publishedPage(
  content: PageContent,
  study: Study,
  packed: string,
  program: PageProgram,
): string {
  const { scenario, language, fonts } = content
  const { levers } = study
  const [answer, ...others] = sections(content)
  const ask = levers.length === 0 ? html`` : section('ask', HEADING, askSection(levers, scenario))
  const body = html`<h1>${both(scenario.title)}</h1>
<p>${both(scenario.summary)}</p>
${answer}${ask}${partSections(content, study)}${others}${embedding()}${chartTools()}${errorsFile()}`
  const scripts = html`${dataBlock('study', packed)}${dataBlock('worker', program.worker)}<script>${trusted(program.page)}</script>
`
  return pageShell(scenario.title, language, body, fonts, {
    policy: `script-src 'sha256-${program.pageHash}' 'wasm-unsafe-eval'; worker-src blob:${program.listens ? LISTENING : ''}`,
    scripts,
    style:
      PUBLISHED_STYLE +
      FONTS_STYLE +
      SCHEME_STYLE +
      CHART_TOOLS_STYLE +
      EMBEDDING_STYLE +
      PARTS.map(({ style }) => style).join(''),
    switches: schemeSwitch(),
  })
}
