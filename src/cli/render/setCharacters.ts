import type { FontFile } from './fontFiles.ts'

/** Letters, digits and signs that are always included, so that an edited label still shows. */
const ALWAYS = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('')

/** What Chinese fonts are for: from here on, codes are of CJK signs and letters. */
export const WIDE = /[\u2e80-\u{10ffff}]/u

const MOST_CODES = 0x11_0000

/** The different characters of some texts, in order of their codes. */
export function charactersOf(texts: readonly string[]): string {
  const isFound = new Uint8Array(MOST_CODES)
  for (const text of [ALWAYS, ...texts]) {
    for (let at = 0; at < text.length; at++) {
      const code = text.codePointAt(at) as number
      isFound[code] = 1
      if (code > 0xffff) at++
    }
  }
  let found = ''
  for (let code = 0; code < MOST_CODES; code++) if (isFound[code] === 1) found += String.fromCodePoint(code)
  return found
}

/** The characters that charts set in a weight, in order of their codes. */
export function setCharacters(svgs: readonly string[], weight: FontFile['weight']): string {
  const texts = svgs.flatMap((svg) =>
    [...svg.matchAll(/<text([^>]*)>(.*?)<\/text>/gs)].flatMap(([, attributes = '', content = '']) => {
      const isBold = attributes.includes('font-weight="600"')
      return isBold === (weight === 600) ? [content.replace(/<[^>]*>/g, '')] : []
    }),
  )
  return charactersOf(texts)
}
