import type { Text } from '../model/text.ts'
import { both, html, type Markup, type Part } from './html.ts'

/** A column: its heading, and whether it holds numbers (set to the right). */
export interface Column {
  readonly heading: Part
  readonly numeric?: boolean
}

const headingOf = (heading: Text | string): Part => (typeof heading === 'string' ? heading : both(heading))

/** A column of words. */
export function words(heading: Text | string): Column {
  return { heading: headingOf(heading) }
}

/** A column of numbers. */
export function numbers(heading: Text | string): Column {
  return { heading: headingOf(heading), numeric: true }
}

/** A table with a caption (none where it is empty); wide ones scroll on their own. The first cell of a row names it. */
export function table(caption: Part, columns: readonly Column[], rows: readonly (readonly Part[])[]): Markup {
  const heads = columns.map(({ heading, numeric }) => {
    return numeric
      ? html`<th scope="col" class="number">${heading}</th>`
      : html`<th scope="col">${heading}</th>`
  })
  const cell = (part: Part, i: number): Markup => {
    if (i === 0) return html`<th scope="row">${part}</th>`
    return columns[i]?.numeric ? html`<td class="number">${part}</td>` : html`<td>${part}</td>`
  }
  const body = rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Table 表格"><table>${caption === '' ? '' : html`<caption>${caption}</caption>`}
<thead><tr>${heads}</tr></thead>
<tbody>${body}</tbody></table></div>`
}
