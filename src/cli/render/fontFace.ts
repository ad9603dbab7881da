import subsetFont from 'subset-font'
import { FONT_FILES, type FontFile, fontBytes } from './fontFiles.ts'
import { charactersOf } from './setCharacters.ts'

/** Nothing on a page is set from top to bottom, or on a baseline of its own. */
const UNUSED_TABLES = ['vhea', 'vmtx', 'VORG', 'BASE']

/** The last part made of each font. */
const made = new Map<string, { readonly characters: string; readonly bytes: Promise<Buffer> }>()

/** Some characters of a font. A page that is made again is as a rule set in the same ones. */
function subsetOf(file: FontFile, characters: string): Promise<Buffer> {
  const known = made.get(file.path)
  if (known?.characters === characters) return known.bytes
  const options = { targetFormat: 'woff2', noHinting: true, dropTables: UNUSED_TABLES } as const
  const bytes = subsetFont(fontBytes(file), characters, options)
  made.set(file.path, { characters, bytes })
  return bytes
}

/** A `@font-face` rule with those of some characters that a bundled font has, as data. */
export async function fontFace(family: string, file: FontFile, characters: string): Promise<string> {
  const bytes = await subsetOf(file, characters)
  const source = `url(data:font/woff2;base64,${bytes.toString('base64')}) format('woff2')`
  return `@font-face{font-family:'${family}';font-weight:${file.weight};src:${source}}`
}

/** Makes a small part of a font: the code for it, which is WebAssembly, is compiled while it is used. */
export async function practiseFaces(): Promise<void> {
  await subsetOf(FONT_FILES[0] as FontFile, charactersOf([]))
}
