import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A bundled font file: see fonts/README.md. */
export interface FontFile {
  readonly family: 'Inter' | 'Noto Sans SC'
  readonly weight: 400 | 600
  readonly path: string
}

const place = (name: string) => fileURLToPath(new URL(`./fonts/${name}`, import.meta.url))

const path = (name: string) => place(`${name}.ttf`)

export const FONT_FILES: readonly FontFile[] = [
  { family: 'Inter', weight: 400, path: path('Inter-Regular') },
  { family: 'Inter', weight: 600, path: path('Inter-SemiBold') },
  { family: 'Noto Sans SC', weight: 400, path: path('NotoSansSC-Regular') },
  { family: 'Noto Sans SC', weight: 600, path: path('NotoSansSC-SemiBold') },
]

const contents = new Map<string, Buffer>()

/** The bytes of a font file, read once. */
export function fontBytes(file: FontFile): Buffer {
  const known = contents.get(file.path) ?? readFileSync(file.path)
  contents.set(file.path, known)
  return known
}

/** The characters from U+2E80 on that the cut fonts have; they have all others that the whole fonts have. */
let cutCharacters: ReadonlySet<string> | undefined

/**
 * The files in which some text is to be set: of the large fonts small ones with the same drawings, where they have all its characters.
 * These are cut out when the program is built.
 * @param wide the characters of the text from U+2E80 on
 */
export function filesFor(wide: readonly string[]): string[] {
  if (wide.length === 0) return FONT_FILES.filter(({ family }) => family === 'Inter').map((file) => file.path)
  const list = place('cut.txt')
  cutCharacters ??= new Set(existsSync(list) ? readFileSync(list, 'utf8') : '')
  const known = cutCharacters
  const cut = wide.every((character) => known.has(character))
  return FONT_FILES.map(({ family, path: whole }) =>
    cut && family === 'Noto Sans SC' ? whole.replace(/\.ttf$/, '.cut.ttf') : whole,
  )
}
