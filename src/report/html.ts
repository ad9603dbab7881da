import { plainText } from '../charts/plainText.ts'
import type { Text } from '../model/text.ts'

/** A piece of a page that is safe as it stands. Made by `html` and `trusted` only. */
export interface Markup {
  readonly markup: string
}

/** What may stand in a template: text (escaped), numbers, finished markup, or a list of these. */
export type Part = string | number | undefined | Markup | readonly Part[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as a page can hold it: characters that mean something in HTML become entities, controls are dropped. */
export function escapeHtml(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] as string)
}

function render(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map(render).join('')
}

/** Builds markup; every value put in is escaped unless it is markup itself. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: pieces.map((piece, i) => piece + render(parts[i])).join('') }
}

/** Markup from a source that escapes by itself, such as a rendered chart. Never for text of a scenario. */
export function trusted(markup: string): Markup {
  return { markup }
}

/** Words in both languages; the page's switch shows one of them. They keep a space at their ends. */
export function both({ en, zh }: Text): Markup {
  if (en === zh) return spaced(en)
  return html`<span lang="en">${spaced(en)}</span><span lang="zh-Hans">${spaced(zh)}</span>`
}

/** A name of the model that may be broken after its underscores, rather than within its words. */
export function breakable(name: string): Markup {
  return {
    markup: name
      .split(/(?<=_)/)
      .map(escapeHtml)
      .join('<wbr>'),
  }
}

const ADDRESS = /(https?:\/\/[^\s"'<>]*[^\s"'<>.,;:)])/i

/** A source with its web addresses as links; an address of any other scheme stays text, so that a page cannot run it. */
export function sourceLinks(source: string): Markup {
  const parts = source.split(ADDRESS).map((part, i) => {
    return i % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : spaced(part)
  })
  return html`${parts}`
}

/** Text that goes on beside it keeps the spaces at its ends, which escaping trims. */
function spaced(text: string): Markup {
  const [lead, trail] = [/^\s/.test(text) ? ' ' : '', /\S\s$/.test(text) ? ' ' : '']
  return { markup: `${lead}${escapeHtml(text)}${trail}` }
}
