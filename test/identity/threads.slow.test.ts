import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type * as OnPool from '../../src/cli/onPool.ts'
import type * as PoolModule from '../../src/cli/pool.ts'
import { joinMembers } from '../../src/ensemble/joinMembers.ts'
import { BUILT } from '../buildOnce.ts'
import { identityText, ready, textOf } from './identityText.ts'
import { digestOf, identityCases } from './pins.ts'

/** Threads are opened from the built program, as they are for a user. */
const built = (name: string) => import(pathToFileURL(resolve(BUILT, `cli/${name}.js`)).href)

/** More work than the calling thread does alone; the first case is so small that it would need some 300,000. */
const MEMBERS = 512

test.each(identityCases().slice(1))(
  'one, two and four threads give the bits of $path that one range gives',
  async (pinned) => {
    const { membersOn }: typeof OnPool = await built('onPool')
    const { openPool }: typeof PoolModule = await built('pool')
    const one = { ...pinned, members: MEMBERS }
    const { scenario, system } = ready(one)
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
    expect(new Set(digests)).toEqual(new Set([digestOf(identityText(one))]))
  },
)
