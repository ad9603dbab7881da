import type { Language } from '../model/text.ts'
import { GLYPH_WIDTHS } from './glyphWidths.ts'

export interface TextStyle {
  readonly language: Language
  readonly size: number
  readonly bold?: boolean
}

const parse = (widths: string) => widths.split(' ').map((width) => Number(width) / 1000)
const WIDTHS = {
  en: { regular: parse(GLYPH_WIDTHS.en.regular), semibold: parse(GLYPH_WIDTHS.en.semibold) },
  zh: { regular: parse(GLYPH_WIDTHS.zh.regular), semibold: parse(GLYPH_WIDTHS.zh.semibold) },
}
/** Latin letters with marks and Greek are about as wide as a wide lower-case letter. */
const OTHER_LETTER = 0.68
const FIRST_LETTER = 0xa0
const FIRST_WIDE = { en: 0x2e80, zh: 0x2000 }

/** The width of one line of text in px, as the bundled fonts set it without kerning (slightly too wide at worst). */
export function textWidth(text: string, style: TextStyle): number {
  const table = WIDTHS[style.language][style.bold ? 'semibold' : 'regular']
  let width = 0
  for (const character of text) width += characterWidth(character, table, FIRST_WIDE[style.language])
  return width * style.size
}

function characterWidth(character: string, table: readonly number[], firstWide: number): number {
  const code = character.codePointAt(0) ?? 0
  const known = table[code - 0x20]
  if (known !== undefined) return known
  if (code < FIRST_LETTER) return 0
  return code < firstWide && code !== 0xb7 ? OTHER_LETTER : 1
}
