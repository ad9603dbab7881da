import { fromMarkdown } from 'mdast-util-from-markdown'

/** A parsed Markdown file (CommonMark), and the parts it consists of. */
export type Root = ReturnType<typeof fromMarkdown>
export type RootContent = Root['children'][number]
export type Heading = Extract<RootContent, { type: 'heading' }>
export type Code = Extract<RootContent, { type: 'code' }>
export type Phrasing = Heading['children'][number]

export const parseMarkdown = (text: string): Root => fromMarkdown(text)

/** The words of a part without any markup. */
export function plainWords(part: RootContent | Phrasing): string {
  if ('children' in part) return part.children.map((child) => plainWords(child as RootContent)).join('')
  return 'value' in part ? part.value : ''
}
