import type { Diagnostic } from './diagnostic.ts'
import { placeText } from './placeText.ts'

/** For a terminal: `file:line:column code: found …; expected …; did you mean …?`, then a line for each other place. */
export function formatDiagnostic({ code, place, found, expected, nearest, also = [] }: Diagnostic): string {
  const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`
  const others = also.map((mention) => `\n  ${placeText(mention.place)} ${mention.what}`)
  return `${placeText(place)} ${code}: found ${found}; expected ${expected}${hint}${others.join('')}`
}
