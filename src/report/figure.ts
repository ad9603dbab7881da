import type { Language, Text } from '../model/text.ts'
import { html, type Markup, trusted } from './html.ts'
import { inlineSvg } from './inlineSvg.ts'

/** A rendered chart. Both languages have an alternative text that states the finding. */
export interface PageChart {
  readonly name: string
  readonly svg: Readonly<Record<Language, string>>
  readonly alt: Text
}

/** The drawings of a chart in both languages. */
export function drawings({ name, svg, alt }: PageChart): Markup {
  const drawing = (language: Language): Markup =>
    trusted(inlineSvg(svg[language], `${name}-${language}`, alt[language]))
  return html`<div lang="en">${drawing('en')}</div>
<div lang="zh-Hans">${drawing('zh')}</div>`
}

/** A chart in both languages. */
export function figure(chart: PageChart): Markup {
  return html`<figure id="chart-${chart.name}" tabindex="0">${drawings(chart)}</figure>
`
}
