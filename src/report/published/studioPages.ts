import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { placeText } from '../../diagnostics/placeText.ts'
import type { Language, Text } from '../../model/text.ts'
import { both, html, type Markup, trusted } from '../html.ts'
import { pageShell } from '../pageShell.ts'

/** The script that loads a page again, and the fingerprint by which its policy knows it. */
export interface Reload {
  readonly script: string
  readonly hash: string
}

/** A problem with the line it is at, where that could be read. */
export interface ShownProblem extends Diagnostic {
  readonly line?: string | undefined
}

const STYLE = `
.problem { border-left: .3rem solid var(--warn); padding: .1rem .9rem; margin: 1rem 0; }
.problem pre { overflow-x: auto; background: var(--soft); padding: .4rem .6rem; margin: .4rem 0; }
`

/** Characters of a line that are shown. */
const LONGEST = 400

const HEADING: Text = { en: 'The files have problems', zh: '文件存在问题' }

function problemMarkup({ code, place, found, expected, nearest, also = [], line }: ShownProblem): Markup {
  const { column } = place
  const pointer = `${' '.repeat(Math.max(0, Math.min(column, LONGEST) - 1))}^`
  const excerpt =
    line === undefined || column > LONGEST
      ? html``
      : html`<pre tabindex="0">${trusted(html`${line.slice(0, LONGEST)}`.markup)}
${trusted(pointer)}</pre>`
  const hint =
    nearest === undefined
      ? ''
      : html` ${both({ en: 'Did you mean', zh: '您是否指' })} <code>${nearest}</code>?`
  const others = also.map((mention) => html`<p>${placeText(mention.place)} ${mention.what}</p>`)
  return html`<div class="problem"><p><strong>${placeText(place)}</strong> <code>${code}</code></p>${excerpt}
<p>${both({ en: 'Found:', zh: '发现：' })} ${found}. ${both({ en: 'Expected:', zh: '应为：' })} ${expected}.${hint}</p>${others}</div>
`
}

function studioPage(title: Text, body: Markup, language: Language, { script, hash }: Reload): string {
  return pageShell(
    title,
    language,
    html`<h1>${both(title)}</h1>
${body}`,
    '',
    {
      policy: `script-src 'sha256-${hash}'; connect-src 'self'`,
      scripts: html`<script>${trusted(script)}</script>
`,
      style: STYLE,
    },
  )
}

/** What a studio shows while files have problems. */
export function problemsPage(problems: readonly ShownProblem[], language: Language, reload: Reload): string {
  const next = both({
    en: 'This page follows when the files are saved.',
    zh: '保存文件后本页自动更新。',
  })
  return studioPage(HEADING, html`<p>${next}</p>${problems.map(problemMarkup)}`, language, reload)
}

/** What a studio shows when there is nothing else to show: that it is at work, or what went wrong. */
export function messagePage(title: Text, message: string, language: Language, reload: Reload): string {
  return studioPage(
    title,
    message === '' ? html`` : html`<pre tabindex="0">${message}</pre>`,
    language,
    reload,
  )
}
