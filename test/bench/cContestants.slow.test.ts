import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cContestants } from '../../src/bench/cContestants.ts'
import { largestDifference } from '../../src/bench/largestDifference.ts'
import { buildC } from '../../src/cli/bench/buildC.ts'
import { ContestantProcess } from '../../src/cli/bench/contestantProcess.ts'
import { widestVector } from '../../src/cli/bench/describeMachine.ts'
import { DRAWN, SYSTEM, WANTED } from './contest.ts'

function hasCc(): boolean {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe.skipIf(!hasCc())('C', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(cContestants(SYSTEM, DRAWN, hasCc() ? widestVector() : 1))('$name', async (contestant) => {
    const process = new ContestantProcess(await buildC(contestant, folder, new AbortController().signal))
    try {
      const { cpu, wall } = await process.live(3)
      expect(Math.min(cpu, wall)).toBeGreaterThan(0)
      const file = join(folder, 'outputs')
      await process.write(file)
      const found = contestant.inOrder(new Float64Array(new Uint8Array(readFileSync(file)).buffer))
      expect(largestDifference(found, WANTED)).toBeLessThan(1e-12)
    } finally {
      process.stop()
    }
  })
})
