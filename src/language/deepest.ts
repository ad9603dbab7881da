import type { CST } from 'yaml'

type Nested = Partial<Pick<CST.SourceToken, 'offset'>> & {
  readonly value?: unknown
  readonly items?: readonly { readonly key?: unknown; readonly value?: unknown }[]
}

/**
 * The offset of the first token nested more than `most` levels deep; undefined when there is none. Not recursive, so that it can
 * look before a recursive parser leaps.
 */
export function deepest(token: CST.Token, most: number): number | undefined {
  const waiting: [Nested, number][] = [[token as Nested, 0]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [nested, level] = next
    if (level > most) return nested.offset ?? 0
    const inner = [nested.value, ...(nested.items ?? []).flatMap((item) => [item.key, item.value])]
    for (const part of inner) if (part && typeof part === 'object') waiting.push([part as Nested, level + 1])
  }
  return undefined
}
