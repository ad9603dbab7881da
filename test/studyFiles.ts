import { existsSync, readFileSync } from 'node:fs'
import type { Files } from '../src/language/files.ts'

/** The files below a folder of the disk, some of them changed or added. */
export function studyFiles(root: string, changed: Readonly<Record<string, string>> = {}): Files {
  return {
    read: (path) =>
      changed[path] ?? (existsSync(`${root}/${path}`) ? readFileSync(`${root}/${path}`, 'utf8') : undefined),
  }
}
