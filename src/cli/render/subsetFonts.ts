import subsetFont from 'subset-font'
import { FONT_FILES, type FontFile, fontBytes } from './fontFiles.ts'

/** Letters, digits and signs that are always included, so that an edited label still shows. */
const ALWAYS = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('')
const WIDE = /[\u2e80-\u{10ffff}]/u
/** The families as a page knows them: names of its own, so that its other text is not set in a font of which it has only a part. */
const PAGE_FAMILY = { Inter: 'Chart Inter', 'Noto Sans SC': 'Chart Noto Sans SC' }

/**
 * A style sheet with the parts of the bundled fonts that some chart SVGs need, as data, and rules that set the charts in
 * them. A page that holds it shows its charts alike everywhere and loads nothing; its policy must allow `font-src data:`.
 */
export async function subsetFonts(svgs: readonly string[]): Promise<{ readonly css: string }> {
  const used = { 400: usedCharacters(svgs, 400), 600: usedCharacters(svgs, 600) }
  const faces = await Promise.all(FONT_FILES.map((file) => fontFace(file, used[file.weight])))
  const { Inter, 'Noto Sans SC': noto } = PAGE_FAMILY
  const rules = [
    `svg text[font-family^="Inter"]{font-family:'${Inter}','${noto}',sans-serif}`,
    `svg text[font-family^="'Noto"]{font-family:'${noto}','${Inter}',sans-serif}`,
  ]
  return { css: [...faces, ...rules].filter((line) => line !== '').join('\n') }
}

/** The characters that the charts set in a weight, in order of their codes. */
function usedCharacters(svgs: readonly string[], weight: FontFile['weight']): string {
  const found = new Set(ALWAYS)
  for (const svg of svgs) {
    for (const [, attributes = '', content = ''] of svg.matchAll(/<text([^>]*)>(.*?)<\/text>/gs)) {
      if (attributes.includes('font-weight="600"') !== (weight === 600)) continue
      for (const character of content.replace(/<[^>]*>/g, '')) found.add(character)
    }
  }
  return [...found].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)).join('')
}

/** Charts in English need no Chinese font. */
async function fontFace(file: FontFile, characters: string): Promise<string> {
  const chinese = WIDE.test(characters)
  if (file.family === 'Noto Sans SC' && !chinese) return ''
  const wanted =
    file.family === 'Inter' ? [...characters].filter((one) => !WIDE.test(one)).join('') : characters
  const bytes = await subsetFont(fontBytes(file), wanted, { targetFormat: 'woff2' })
  const source = `url(data:font/woff2;base64,${bytes.toString('base64')}) format('woff2')`
  return `@font-face{font-family:'${PAGE_FAMILY[file.family]}';font-weight:${file.weight};src:${source}}`
}
