import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

/** Where tests of the whole program find it, built as it is shipped. */
export const BUILT = 'out/test-build'

/** The built program, from any folder. */
export const MAIN = resolve(BUILT, 'main.js')

/** Builds the program once before the slow tests. */
export default function buildOnce(): void {
  execFileSync(process.execPath, ['build.mjs', BUILT], { stdio: 'inherit' })
}
