import type { Text } from '../../model/text.ts'
import { both, html, type Markup } from '../html.ts'

/** How light a page is: as the reader's system asks for, or as chosen. */
export const SCHEMES = ['auto', 'light', 'dark'] as const

export type Scheme = (typeof SCHEMES)[number]

const WORDS: Readonly<Record<Scheme, Text>> = {
  auto: { en: 'Auto', zh: '自动' },
  light: { en: 'Light', zh: '浅色' },
  dark: { en: 'Dark', zh: '深色' },
}

/** Shown where scripts run; the choice stays in the address (see src/web/scheme.ts). */
export function schemeSwitch(): Markup {
  const choices = SCHEMES.map((scheme) => {
    const checked = scheme === 'auto' ? html` checked` : html``
    return html`<input type="radio" name="scheme" id="scheme-${scheme}"${checked}><label for="scheme-${scheme}">${both(WORDS[scheme])}</label>`
  })
  const name = html`<legend class="unseen">${both({ en: 'Light or dark', zh: '浅色或深色' })}</legend>`
  return html`<fieldset class="schemes" hidden>${name}${choices}</fieldset>`
}

const LIGHT = `--ink: #1b2430; --muted: #5b6676; --line: #e4e8ed; --accent: #005a8f; --warn: #8a3b00;
  --paper: #fff; --soft: #e7eff6; --marked: #fde6d3; --on-accent: #fff;`

const DARK = `--ink: #e6eaf0; --muted: #a5b0bf; --line: #343d4a; --accent: #7cc0ee; --warn: #ffb480;
  --paper: #14181f; --soft: #22303f; --marked: #40290f; --on-accent: #10151c; color-scheme: dark;`

/** Charts and maps keep their own colours, on a light plate: their contrast was chosen for it. */
export const SCHEME_STYLE = `
header { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: .5rem 1rem; }
.language { left: 1.25rem; top: 1rem; }
.schemes { border: 0; margin: 0; padding: 0; position: relative; }
.schemes input { position: absolute; opacity: 0; }
.schemes label { cursor: pointer; padding: .2rem .6rem; margin-left: .25rem; border: 1px solid var(--muted); border-radius: .3rem; }
.schemes :checked + label { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.schemes :focus-visible + label { outline: 3px solid #d55e00; outline-offset: 2px; }
html[lang="en"] .schemes [lang="zh-Hans"], html[lang="zh-Hans"] .schemes [lang="en"] { display: none; }
@media screen {
  @media (prefers-color-scheme: dark) { :root:not([data-scheme="light"]) { ${DARK} } }
  :root[data-scheme="dark"] { ${DARK} }
  html { background: var(--paper); }
  main svg { ${LIGHT} color-scheme: light; background: #fff; border-radius: .3rem; }
}
@media print {
  .schemes { display: none; }
  #charts figure, #assumptions { content-visibility: visible; }
}
`
