import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { resolve } from 'node:path'

/** Where tests of the whole program find it, built as it is shipped. */
export const BUILT = 'out/test-build'

/** The built program, from any folder. */
export const MAIN = resolve(BUILT, 'main.js')

/** Builds the program once before the slow tests. */
export default function buildOnce(): void {
  execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', BUILT], {
    stdio: 'inherit',
  })
  for (const folder of ['cli/render/fonts', 'bench/c'])
    cpSync(`src/${folder}`, `${BUILT}/${folder}`, { recursive: true })
}
