import subsetFont from 'subset-font'
import { type FontFile, fontBytes } from './fontFiles.ts'

/** Nothing on a page is set from top to bottom, or on a baseline of its own. */
const UNUSED_TABLES = ['vhea', 'vmtx', 'VORG', 'BASE']

/** A `@font-face` rule with those of some characters that a bundled font has, as data. */
export async function fontFace(family: string, file: FontFile, characters: string): Promise<string> {
  const options = { targetFormat: 'woff2', noHinting: true, dropTables: UNUSED_TABLES } as const
  const bytes = await subsetFont(fontBytes(file), characters, options)
  const source = `url(data:font/woff2;base64,${bytes.toString('base64')}) format('woff2')`
  return `@font-face{font-family:'${family}';font-weight:${file.weight};src:${source}}`
}
