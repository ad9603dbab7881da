import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MAIN } from '../buildOnce.ts'
import { FIGURE, readmeParts } from './readmeParts.ts'

test('the README shows the scores, the misses and the figure that the shipped study gives', () => {
  const parent = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  const out = join(parent, 'base')
  try {
    execFileSync(process.execPath, [MAIN, 'run', 'scenarios/gallium/base.yaml', '--out', out, '--quiet'])
    const { scores, misses, figure } = readmeParts(out)
    const readme = readFileSync('README.md', 'utf8')
    expect(readme).toContain(scores)
    expect(readme).toContain(misses)
    expect(figure.equals(readFileSync(FIGURE))).toBe(true)
  } finally {
    rmSync(parent, { recursive: true })
  }
})
