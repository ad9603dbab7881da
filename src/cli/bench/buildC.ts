import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { CContestant } from '../../bench/cContestants.ts'

const HEADERS = fileURLToPath(new URL('../../bench/c', import.meta.url))

/** Compiles a contestant in a folder. @returns the command that starts it */
export async function buildC(
  { key, source, flags, data }: CContestant,
  folder: string,
  signal: AbortSignal,
): Promise<readonly [string, string]> {
  const program = join(folder, key)
  const bytes = data.map((d) => new Uint8Array(d.buffer, d.byteOffset, d.byteLength))
  writeFileSync(`${program}.c`, source)
  writeFileSync(`${program}.bin`, Buffer.concat(bytes))
  const list = [...flags, '-w', '-I', HEADERS, '-o', program, `${program}.c`, '-lm']
  await promisify(execFile)('cc', list, { signal })
  return [program, `${program}.bin`]
}
