import { HTML_LANGUAGE, type Language, type Text } from '../model/text.ts'
import { both, html, type Markup, trusted } from './html.ts'
import { PAGE_STYLE } from './pageStyle.ts'

/** What a page runs: the markup of its scripts, and what its policy allows them beyond nothing. */
export interface Program {
  readonly policy: string
  readonly scripts: Markup
  readonly style: string
  /** Switches besides that of the language. */
  readonly switches?: Markup
}

/** Nothing is loaded and nothing runs: a page from a stranger's scenario can be opened without worry. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"

function radio(language: Language, shown: boolean): Markup {
  const checked = shown ? html` checked` : html``
  return html`<input type="radio" class="language" name="language" id="show-${language}"${checked}>`
}

/** A part of a page under a heading. */
export function section(id: string, heading: Text, body: Markup): Markup {
  return html`<section id="${id}"><h2>${both(heading)}</h2>
${body}</section>
`
}

/**
 * One self-contained page that loads nothing, in both languages, with a switch that needs no script.
 * @param language the one shown first
 * @param fonts style sheet with the fonts of the charts
 * @param program for a page that runs by itself; without one, nothing in the page can run
 */
export function pageShell(
  title: Text,
  language: Language,
  body: Markup,
  fonts: string,
  program?: Program,
): string {
  const policy = program ? `${POLICY}; ${program.policy}` : POLICY
  return html`<!doctype html>
<html lang="${HTML_LANGUAGE[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title[language]}</title>
<style>${trusted(PAGE_STYLE)}${trusted(program?.style ?? '')}${trusted(fonts)}</style>
</head>
<body>
<header>${radio('en', language === 'en')}${radio('zh', language === 'zh')}
<div class="switch"><label for="show-en" lang="en">English</label> <label for="show-zh" lang="zh-Hans">中文</label></div>${program?.switches}</header>
<main>
${body}</main>
${program?.scripts}</body>
</html>
`.markup
}
