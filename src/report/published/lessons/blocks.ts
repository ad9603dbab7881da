import type { Block, Inline } from '../../../model/lesson.ts'
import { html, type Markup, type Part } from '../../html.ts'

/** Text keeps the spaces at its ends, which escaping trims. */
function spaced(text: string): Markup {
  const [lead, trail] = [/^\s/.test(text) ? ' ' : '', /\S\s+$/.test(text) ? ' ' : '']
  return html`${{ markup: lead }}${text}${{ markup: trail }}`
}

function inline(part: Inline): Part {
  switch (part.kind) {
    case 'text':
      return spaced(part.text)
    case 'code':
      return html`<code>${part.text}</code>`
    case 'strong':
      return html`<strong>${part.content.map(inline)}</strong>`
    case 'emphasis':
      return html`<em>${part.content.map(inline)}</em>`
    case 'link':
      return html`<a href="${part.address}" rel="noreferrer">${part.content.map(inline)}</a>`
    case 'break':
      return html`<br>`
    case 'number':
      return html`<output class="live" data-number="${JSON.stringify(part.number)}">…</output>`
  }
}

/** The words of a lesson; everything that its author wrote is escaped. */
export function blocks(parts: readonly Block[]): Markup {
  return html`${parts.map(block)}`
}

function block(part: Block): Markup {
  switch (part.kind) {
    case 'paragraph':
      return html`<p>${part.content.map(inline)}</p>\n`
    case 'heading':
      return html`<h3>${part.content.map(inline)}</h3>\n`
    case 'list': {
      const items = part.items.map((item) => html`<li>${blocks(item)}</li>`)
      return part.ordered ? html`<ol>${items}</ol>\n` : html`<ul>${items}</ul>\n`
    }
    case 'question':
      return html`<div class="question">${blocks(part.content)}</div>\n`
    case 'code':
      return html`<pre>${part.text}</pre>\n`
  }
}

/** The questions among some blocks. */
export function questionsIn(parts: readonly Block[]): (readonly Block[])[] {
  return parts.flatMap((part) => {
    if (part.kind === 'question') return [part.content]
    return part.kind === 'list' ? part.items.flatMap(questionsIn) : []
  })
}
