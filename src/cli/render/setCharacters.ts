import type { FontFile } from './fontFiles.ts'

/** Letters, digits and signs that are always included, so that an edited label still shows. */
const ALWAYS = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('')

/** What Chinese fonts are for: from here on, codes are of CJK signs and letters. */
export const WIDE = /[\u2e80-\u{10ffff}]/u

/** The different characters of some texts, in order of their codes. */
export function charactersOf(texts: readonly string[]): string {
  const found = new Set([ALWAYS, ...texts].flatMap((text) => [...text]))
  return [...found].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)).join('')
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
