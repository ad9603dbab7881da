import { both, html, type Markup } from '../html.ts'

/** What a page shows when its address asks for one chart alone (see src/web/embedding.ts). */
export function embedding(): Markup {
  const unknown = both({ en: 'This page has no chart of the name', zh: '本页没有名为以下的图表：' })
  const known = both({ en: 'Its charts are:', zh: '可用的图表：' })
  const whole = both({ en: 'The whole page, with levers and sources', zh: '完整页面（含滑块与来源）' })
  return html`<div id="no-chart" class="notice" role="alert" hidden><p>${unknown} <code></code></p><p>${known}</p><ul></ul></div>
<p id="whole-page" hidden><a target="_blank" rel="noopener">${whole}</a></p>
`
}

export const EMBEDDING_STYLE = `
body[data-embed] > header, body[data-embed] main > :not(h1, #ask, #charts, #no-chart, #whole-page), body[data-embed] #ask > :not(.notice), body[data-embed] #charts > :not(.alone) { display: none; }
body[data-embed] h1 { position: absolute; clip-path: inset(50%); }
body[data-embed] { padding: 0; max-width: none; }
body[data-embed] #charts figure { margin: 0; content-visibility: visible; overflow: visible; }
body[data-embed] #charts svg { max-width: none; min-width: 0; }
body[data-embed] :is(#whole-page, .notice) { margin: .3rem .75rem; font-size: .85rem; }
`
