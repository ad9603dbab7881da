import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type * as Cli from '../../src/cli/cli.ts'
import type * as PoolModule from '../../src/cli/pool.ts'
import type * as Tiled from '../../src/cli/runTiled.ts'
import type * as Terminal from '../../src/cli/terminal.ts'
import { joinMembers } from '../../src/ensemble/joinMembers.ts'
import { summarise } from '../../src/ensemble/summarise.ts'
import { evenly } from '../../src/ensemble/tiles/timeTiles.ts'
import { savesOf } from '../../src/kernel/kernel.ts'
import { runHere } from '../../src/simulate.ts'
import { BUILT } from '../buildOnce.ts'
import { ready } from '../identity/identityText.ts'
import { identityCases } from '../identity/pins.ts'

/** Threads are opened from the built program, as they are for a user. */
const built = (name: string) => import(pathToFileURL(resolve(BUILT, `cli/${name}.js`)).href)

test('a study has the bits of a run in memory for any threads and save periods at a time', async () => {
  const { runTiled }: typeof Tiled = await built('runTiled')
  const { openPool }: typeof PoolModule = await built('pool')
  const shipped = identityCases()[1]
  if (!shipped) throw new Error('nothing is pinned')
  // Fewer members would be run by the calling thread alone.
  const prepared = ready({ ...shipped, members: 512 })
  const { scenario, system } = prepared
  const ensemble = joinMembers(system, scenario.ensemble, runHere(system, scenario))
  const summary = summarise(scenario, ensemble)
  for (const [workers, most] of [
    [1, 40],
    [2, 7],
    [4, 64],
  ] as const) {
    const pool = openPool({ kernel: 'compile', workers, signal: new AbortController().signal })
    let began = 0
    const run: typeof pool.run = (...asked) => {
      began++
      return pool.run(...asked)
    }
    const tiles = evenly(savesOf(system.time), most)
    const silent = { add: () => {}, stop: () => {} }
    const found = await runTiled(prepared, { ...pool, run }, tiles, () => silent)
    pool.close()
    expect(began).toBeGreaterThanOrEqual((workers - 1) * tiles.length)
    expect(found.summary).toEqual(summary)
    expect(found.ensemble.metricValues).toEqual(ensemble.metricValues)
  }
})

test('an interrupted run leaves nothing and says so', async () => {
  const { cli }: typeof Cli = await built('cli')
  const { terminal }: typeof Terminal = await built('terminal')
  const folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  const stop = new AbortController()
  let said = ''
  const stdout = { isTTY: false, write: () => true }
  const stderr = {
    isTTY: false,
    write: (text: string | Uint8Array) => {
      said += text
      if (said.includes('save periods of all members')) stop.abort()
      return true
    },
  }
  try {
    const argv = ['run', 'scenarios/gallium/base.yaml', '--members', '11600', '--out', join(folder, 'out')]
    const session = { terminal: terminal({ stdout, stderr }, {}), signal: stop.signal }
    expect(await cli(argv, session)).toBe(130)
    expect(said).toContain('nothing was written or kept: with so many members the same command begins anew')
    expect(existsSync(join(folder, 'out'))).toBe(false)
    expect(existsSync(join(folder, 'out.part'))).toBe(false)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
