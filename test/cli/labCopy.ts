import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder with a copy of the small study in `lab`. */
export function labCopy(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  cpSync('test/cli/lab', join(folder, 'lab'), { recursive: true })
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}
