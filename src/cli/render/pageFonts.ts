import { PAGE_FAMILIES } from '../../report/published/fontsStyle.ts'
import { fontFace } from './fontFace.ts'
import { FONT_FILES } from './fontFiles.ts'
import { charactersOf } from './setCharacters.ts'

/**
 * The faces of a published page (see `FONTS_STYLE`), as data: the page is set alike on machines without a Chinese font.
 * @param texts all that the page can come to show: its markup, and what its scripts put into it
 */
export async function pageFonts(texts: readonly string[]): Promise<string> {
  const characters = charactersOf(texts)
  const families = { Inter: PAGE_FAMILIES.latin, 'Noto Sans SC': PAGE_FAMILIES.chinese }
  const files = FONT_FILES.filter(({ family, weight }) => family === 'Inter' || weight === 400)
  const faces = await Promise.all(files.map((file) => fontFace(families[file.family], file, characters)))
  return faces.join('\n')
}
