import { expect, test } from 'vitest'
import { openPool } from '../../src/cli/pool.ts'
import type { Progress } from '../../src/cli/progress.ts'
import { runTiled, type TiledRun, tilesFor } from '../../src/cli/runTiled.ts'
import { pick } from '../../src/ensemble/rowStatistics.ts'
import { evenly } from '../../src/ensemble/tiles/timeTiles.ts'
import { savesOf } from '../../src/kernel/kernel.ts'
import { errorsCsv } from '../../src/report/errorsCsv.ts'
import { summaryCsv } from '../../src/report/summaryCsv.ts'
import { simulate } from '../../src/simulate.ts'
import { labFiles } from '../labStudy.ts'
import { soundStudy } from '../soundStudy.ts'
import { FAILING_LATE } from './failingLate.ts'

const MEMBERS = 437

type Changes = Parameters<typeof labFiles>[0]

function ready(changed: Changes = {}, members = MEMBERS) {
  return soundStudy(labFiles(changed), 'lab/base.yaml', { members })
}

interface Watched {
  readonly run: TiledRun
  /** Save periods to come and members that failed late, each time that members are run. */
  readonly passes: readonly (readonly [saves: number, late: number])[]
  readonly told: number
}

async function tiled(
  most: number,
  workers: number,
  changed: Changes = {},
  kernel: 'compile' | 'interpret' = 'compile',
): Promise<Watched> {
  const prepared = ready(changed)
  const pool = openPool({ kernel, workers, signal: new AbortController().signal })
  const passes: [number, number][] = []
  let told = 0
  const watch = (saves: number, late: number): Progress => {
    passes.push([saves, late])
    return {
      add: (more) => {
        told += more
      },
      stop: () => {},
    }
  }
  try {
    const tiles = evenly(savesOf(prepared.system.time), most)
    return { run: await runTiled(prepared, pool, tiles, watch, 50), passes, told }
  } finally {
    pool.close()
  }
}

async function expectAsInMemory({ run }: Watched, changed: Changes = {}): Promise<void> {
  const { summary, ensemble } = await simulate(ready(changed))
  expect(summaryCsv(run.summary)).toBe(summaryCsv(summary))
  expect(errorsCsv(run.summary)).toBe(errorsCsv(summary))
  expect(run.summary).toEqual(summary)
  expect(run.ensemble).toEqual({ ...ensemble, series: [], values: new Float64Array() })
  const first = Int32Array.from({ length: 50 }, (_, member) => member)
  for (let row = 0; row < ensemble.values.length / MEMBERS; row++)
    expect(pick(run.excerpt.values, row, 50, first)).toEqual(pick(ensemble.values, row, MEMBERS, first))
  expect(run.excerpt.failures).toEqual(ensemble.failures.filter(({ member }) => member < 50))
}

test.each([
  [1, 1],
  [7, 2],
  [16, 4],
  [1000, 2],
])('with %i save periods at a time and %i threads all is as if it had been kept', async (most, workers) => {
  const found = await tiled(most, workers)
  await expectAsInMemory(found)
  expect(found.passes).toEqual([[found.told, 0]])
})

test('the interpreter gives the same', async () => {
  await expectAsInMemory(await tiled(9, 1, {}, 'interpret'))
})

test.each([
  [1, 1],
  [5, 2],
  [1000, 1],
])('a member that fails late counts at no save period, %i at a time', async (most, workers) => {
  const found = await tiled(most, workers, FAILING_LATE)
  await expectAsInMemory(found, FAILING_LATE)
  const months = new Set(found.run.ensemble.failures.map(({ month }) => month))
  expect(months.size).toBeGreaterThan(5)
  expect(found.run.summary.failed).toBeLessThan(MEMBERS / 2)
  const [whole, again, ...others] = found.passes
  expect(others).toEqual([])
  if (most === 1000) expect(again).toBeUndefined()
  else {
    expect(again?.[0]).toBeLessThan(whole?.[0] as number)
    expect(again?.[1]).toBe(found.run.summary.failed)
  }
})

test('time tiles are as long as memory allows, and all of about one length', () => {
  const { system } = ready()
  for (const members of [1000, 70_000, 200_000]) {
    const tiles = tilesFor(system, { ...ready().scenario.ensemble, members })
    expect(tiles[0]?.first).toBe(0)
    expect(tiles.reduce((sum, { count }) => sum + count, 0)).toBe(savesOf(system.time))
  }
  expect(tilesFor(system, { ...ready().scenario.ensemble, members: 200_001 })).toEqual([])
})
