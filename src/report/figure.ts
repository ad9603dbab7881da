import type { Language, Text } from '../model/text.ts'
import { html, type Markup, trusted } from './html.ts'
import { inlineSvg } from './inlineSvg.ts'

/** A rendered chart. Both languages have an alternative text that states the finding. */
export interface PageChart {
  readonly name: string
  readonly svg: Readonly<Record<Language, string>>
  readonly alt: Text
  /** Other ways in which a page that runs can draw it, by the kinds of chart; the first is as published. */
  readonly views?: readonly string[]
  /** Months (see `monthNumber`) whose values it can show, every `step`, and the one that it shows at first. */
  readonly moments?: {
    readonly from: number
    readonly to: number
    readonly step: number
    readonly at: number
  }
}

/** A chart in both languages. */
export function figure({ name, svg, alt, views, moments }: PageChart): Markup {
  const drawing = (language: Language): Markup =>
    trusted(inlineSvg(svg[language], `${name}-${language}`, alt[language]))
  const shown = views ? html` data-views="${views.join(' ')}"` : ''
  const dated = moments ? html` data-moments="${JSON.stringify(moments)}"` : ''
  return html`<figure id="chart-${name}" tabindex="0"${shown}${dated}><div lang="en">${drawing('en')}</div>
<div lang="zh-Hans">${drawing('zh')}</div></figure>
`
}
