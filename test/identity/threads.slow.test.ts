import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type * as OnPool from '../../src/cli/onPool.ts'
import type * as PoolModule from '../../src/cli/pool.ts'
import { joinMembers } from '../../src/ensemble/joinMembers.ts'
import { BUILT } from '../buildOnce.ts'
import { ready, textOf } from './identityText.ts'
import { digestOf, identityCases } from './pins.ts'

/** Threads are opened from the built program, as they are for a user. */
const built = (name: string) => import(pathToFileURL(resolve(BUILT, `cli/${name}.js`)).href)

test('one, two and four threads give the same bits', async () => {
  const { membersOn }: typeof OnPool = await built('onPool')
  const { openPool }: typeof PoolModule = await built('pool')
  const shipped = identityCases()[1]
  if (!shipped) throw new Error('nothing is pinned')
  // Fewer members would be run by the calling thread alone.
  const { scenario, system } = ready({ ...shipped, members: 512 })
  const digests: string[] = []
  for (const workers of [1, 2, 4]) {
    const pool = openPool({ kernel: 'compile', workers, signal: new AbortController().signal })
    let began = 0
    const run: typeof pool.run = (...asked) => {
      began++
      return pool.run(...asked)
    }
    const ranges = await membersOn({ ...pool, run }, system, scenario.ensemble)
    pool.close()
    expect(began).toBe(workers - 1)
    digests.push(digestOf(textOf(scenario, joinMembers(system, scenario.ensemble, ranges))))
  }
  expect(new Set(digests).size).toBe(1)
})
