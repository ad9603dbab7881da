import { nearestName } from '../diagnostics/nearestName.ts'

/** Most names that are offered at once. */
const MOST = 8

const wordsOf = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Names that share the most words with what was asked for. */
function sharing(asked: string, names: readonly string[]): string[] {
  const words = wordsOf(asked)
  const shared = names.map((name) => {
    const own = wordsOf(name)
    return words.filter((word) => own.includes(word)).length
  })
  const most = Math.max(0, ...shared)
  return most === 0 ? [] : names.filter((_, i) => shared[i] === most)
}

/** A question to put behind "there is no such name": the nearest one, or those with the same words; '' for none. */
export function suggestion(asked: string, names: readonly string[]): string {
  const nearest = nearestName(asked, names)
  if (nearest) return `; did you mean ${nearest}?`
  const alike = sharing(asked, names)
  const more = alike.length > MOST ? ` and ${alike.length - MOST} more` : ''
  return alike.length > 0 ? `; names with the same words: ${alike.slice(0, MOST).join(', ')}${more}` : ''
}
