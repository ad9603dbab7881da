import type { Language, Text } from '../model/text.ts'
import { html, type Markup, trusted } from './html.ts'
import { inlineSvg } from './inlineSvg.ts'

/** A rendered chart. Both languages have an alternative text that states the finding. */
export interface PageChart {
  readonly name: string
  readonly svg: Readonly<Record<Language, string>>
  readonly alt: Text
}

/** A chart in both languages. */
export function figure({ name, svg, alt }: PageChart): Markup {
  const drawing = (language: Language): Markup =>
    trusted(inlineSvg(svg[language], `${name}-${language}`, alt[language]))
  return html`<figure id="chart-${name}" tabindex="0"><div lang="en">${drawing('en')}</div>
<div lang="zh-Hans">${drawing('zh')}</div></figure>
`
}
