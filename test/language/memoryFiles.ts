import { readdirSync, readFileSync } from 'node:fs'
import type { Files } from '../../src/language/files.ts'

/** Files that exist only in a test. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  return { read: (path) => (Object.hasOwn(texts, path) ? texts[path] : undefined) }
}

/** The small scenario folder with every feature of the language, as `complete/<file>`. */
export function completeFolder(): Record<string, string> {
  const folder = new URL('complete/', import.meta.url)
  const names = readdirSync(folder)
  return Object.fromEntries(
    names.map((name) => [`complete/${name}`, readFileSync(new URL(name, folder), 'utf8')]),
  )
}
