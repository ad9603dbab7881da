import type { Text } from '../../model/text.ts'
import { both, html, type Markup } from '../html.ts'

const VIEWS: readonly (readonly [kind: string, text: Text])[] = [
  ['fan', { en: 'Bands', zh: '区间' }],
  ['spaghetti', { en: 'Hypothetical outcomes', zh: '假想结果' }],
  ['dotplot', { en: 'Dots: one in twenty each', zh: '圆点：各占二十分之一' }],
]

const FILES: readonly (readonly [name: string, text: Text])[] = [
  ['png', { en: 'PNG', zh: 'PNG' }],
  ['svg', { en: 'SVG', zh: 'SVG' }],
  ['csv', { en: 'CSV', zh: 'CSV' }],
  ['json', { en: 'Vega-Lite', zh: 'Vega-Lite' }],
]

/** What the page puts below every chart (src/web/chart/chartTools.ts); without scripts, nothing. */
export function chartTools(): Markup {
  const views = VIEWS.map(
    ([kind, text]) =>
      html`<button type="button" data-kind="${kind}" aria-pressed="false">${both(text)}</button> `,
  )
  const files = FILES.map(
    ([name, text]) => html`<button type="button" data-file="${name}">${both(text)}</button> `,
  )
  return html`<template id="chart-tools"><div class="chart-tools" role="group">
<p class="chart-views" hidden>${views}<button type="button" class="chart-pause" hidden>${both({ en: 'Pause', zh: '暂停' })}</button><button type="button" class="chart-play" hidden>${both({ en: 'Play', zh: '播放' })}</button></p>
<p class="chart-moment" hidden><label>${both({ en: 'Values in', zh: '取值月份' })} <input type="range"></label> <span aria-hidden="true"></span></p>
<p class="chart-files">${both({ en: 'Download', zh: '下载' })} ${files}<a class="chart-alone">${both({ en: 'This chart alone, to embed', zh: '单独显示此图（用于嵌入）' })}</a></p>
<details class="chart-data"><summary>${both({ en: 'Data as a table', zh: '数据表' })}</summary><div></div></details></div></template>
`
}

export const CHART_TOOLS_STYLE = `
.chart-tools { margin: -.75rem 0 2.5rem; font-size: .88rem; }
.chart-tools p { margin: .3rem 0; max-width: none; }
.chart-moment input { width: min(22rem, 60%); min-height: 1.75rem; vertical-align: middle; accent-color: var(--accent); }
.chart-tools button { padding: .1rem .55rem; }
button[aria-pressed="true"] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.chart-data tbody th { white-space: nowrap; min-width: 0; }
.chart-data .scroll { max-height: 24rem; overflow: auto; }
.outcomes path.member { opacity: .25; transition: opacity .2s; }
.outcomes path.member.now { opacity: 1; stroke: #d55e00; stroke-width: 2.4; }
@media print { .chart-tools { display: none; } }
`
