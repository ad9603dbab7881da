import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A bundled font file: see fonts/README.md. */
export interface FontFile {
  readonly family: 'Inter' | 'Noto Sans SC'
  readonly weight: 400 | 600
  readonly path: string
}

const path = (name: string) => fileURLToPath(new URL(`./fonts/${name}.ttf`, import.meta.url))

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
