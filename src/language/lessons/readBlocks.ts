import type { Block, Inline } from '../../model/lesson.ts'
import { type Context, placeOf } from './context.ts'
import type { Phrasing, RootContent } from './markdown.ts'
import { readNumbers } from './readNumbers.ts'

const ADDRESS = /^(https?:\/\/|mailto:)/i

/**
 * Markdown as blocks of a lesson. HTML is text as it stands; pictures, and links to anything but web pages and mail, are problems,
 * because a page loads nothing and runs nothing that comes from a lesson.
 */
export function readBlocks(parts: readonly RootContent[], context: Context): Block[] {
  return parts.flatMap((part): Block[] => {
    switch (part.type) {
      case 'paragraph':
        return [{ kind: 'paragraph', content: inlines(part.children, context) }]
      case 'heading':
        return [{ kind: 'heading', content: inlines(part.children, context) }]
      case 'blockquote':
        return [{ kind: 'question', content: readBlocks(part.children, context) }]
      case 'list':
        return [
          {
            kind: 'list',
            ordered: part.ordered ?? false,
            items: part.children.map((item) => readBlocks(item.children, context)),
          },
        ]
      case 'code':
        return [{ kind: 'code', text: part.value }]
      case 'html':
        return [{ kind: 'paragraph', content: [{ kind: 'text', text: part.value }] }]
      default:
        return refused(part, context)
    }
  })
}

function inlines(parts: readonly Phrasing[], context: Context): Inline[] {
  return parts.flatMap((part): Inline[] => {
    switch (part.type) {
      case 'text':
        return readNumbers(part.value, placeOf(context, part), context)
      case 'html':
        return [{ kind: 'text', text: part.value }]
      case 'inlineCode':
        return [{ kind: 'code', text: part.value }]
      case 'strong':
      case 'emphasis':
        return [{ kind: part.type, content: inlines(part.children, context) }]
      case 'break':
        return [{ kind: 'break' }]
      case 'link':
        return linkOf(part, context)
      default:
        return refused(part, context)
    }
  })
}

function linkOf(part: Extract<Phrasing, { type: 'link' }>, context: Context): Inline[] {
  if (ADDRESS.test(part.url))
    return [{ kind: 'link', address: part.url, content: inlines(part.children, context) }]
  const found = `a link to ${part.url.slice(0, 60) || 'nothing'}`
  context.problems.add(
    'bad-value',
    placeOf(context, part),
    found,
    'a link to http://, https:// or mailto: only',
  )
  return []
}

const NAMES: Readonly<Record<string, string>> = {
  image: 'a picture',
  imageReference: 'a picture',
  linkReference: 'a link by reference',
  definition: 'the address of a link by reference',
  thematicBreak: 'a second rule',
}

function refused(part: RootContent | Phrasing, context: Context): never[] {
  const found = NAMES[part.type] ?? part.type
  const expected =
    'paragraphs, lists, questions (>), links with their address, and one rule before the answer'
  context.problems.add('bad-value', placeOf(context, part), found, expected)
  return []
}
