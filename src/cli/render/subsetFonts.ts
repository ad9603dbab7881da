import type { fontFace } from './fontFace.ts'
import { FONT_FILES, type FontFile } from './fontFiles.ts'
import { setCharacters, WIDE } from './setCharacters.ts'

/** The families as a page knows them: names of its own, so that its other text is not set in a font of which it has only a part. */
const PAGE_FAMILY = { Inter: 'Chart Inter', 'Noto Sans SC': 'Chart Noto Sans SC' }

/**
 * A style sheet with the parts of the bundled fonts that some chart SVGs need, as data, and rules that set the charts in
 * them. A page that holds it shows its charts alike everywhere and loads nothing; its policy must allow `font-src data:`.
 * @param face makes the rule for one font, `fontFace` or someone who does it elsewhere
 */
export async function subsetFonts(
  svgs: readonly string[],
  face: typeof fontFace,
): Promise<{ readonly css: string }> {
  const used = { 400: setCharacters(svgs, 400), 600: setCharacters(svgs, 600) }
  const faces = await Promise.all(
    FONT_FILES.filter((file) => isNeeded(file, used[file.weight])).map((file) =>
      face(PAGE_FAMILY[file.family], file, used[file.weight]),
    ),
  )
  const { Inter, 'Noto Sans SC': noto } = PAGE_FAMILY
  const rules = [
    `svg text[font-family^="Inter"]{font-family:'${Inter}','${noto}',sans-serif}`,
    `svg text[font-family^="'Noto"]{font-family:'${noto}','${Inter}',sans-serif}`,
  ]
  return { css: [...faces, ...rules].join('\n') }
}

/** Charts in English need no Chinese font. */
function isNeeded({ family }: FontFile, characters: string): boolean {
  return family === 'Inter' || WIDE.test(characters)
}
