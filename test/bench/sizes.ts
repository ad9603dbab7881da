import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Loaded, loadFile } from '../../src/cli/loadFile.ts'
import { membersOn, statisticsOn } from '../../src/cli/onPool.ts'
import { PartFolder } from '../../src/cli/partFolder.ts'
import { pathsOf } from '../../src/cli/pathsOf.ts'
import { openPool, type Pool } from '../../src/cli/pool.ts'
import { finishLarge, streamLarge } from '../../src/cli/runLarge.ts'
import { runTiled } from '../../src/cli/runTiled.ts'
import { simulate } from '../../src/simulate.ts'

/**
 * What a member's time step costs, and how much memory a run takes, by its size and its threads: `npx tsx test/bench/sizes.ts
 * [scenario] [members,members,...]`. From draws to statistics, without charts, each run twice in a process of its own: cold, as the
 * first that the process does, with opening threads, loading code and compiling; and warm, after two runs of 1,000 members of the
 * same system on the same threads, as in a study that is open. What a cold run costs whatever its size is told apart from what each
 * further member costs: from the size before to each size, and from the smallest to the largest. Memory is that of the cold run.
 */
const [scenario = 'scenarios/gallium/base.yaml', sizes = '1000,10000', threads, ...warmUp] =
  process.argv.slice(2)

/** Members of the runs before a warm one. */
const BEFORE_WARM = [1000, 1000]

interface Cost {
  readonly way: string
  readonly memberSteps: number
  /** Nanoseconds for each member and time step. */
  readonly cpu: number
  readonly wall: number
  readonly megabytes: number
}

/** @param before members of the runs that are done first */
async function measure(members: number, workers: number, before: readonly number[]): Promise<Cost> {
  const loaded = loadFile(scenario, { members })
  const paths = pathsOf(loaded.system, loaded.scenario.ensemble)
  const folder = mkdtempSync(join(tmpdir(), 'sizes-'))
  const pool = openPool({ kernel: 'compile', workers, signal: new AbortController().signal })
  for (const few of before) await runOnce(withMembers(loaded, few), pool, join(folder, 'before'))
  const began = process.hrtime.bigint()
  const used = process.cpuUsage()
  await runOnce(loaded, pool, join(folder, 'out'))
  pool.close()
  const { user, system } = process.cpuUsage(used)
  rmSync(folder, { recursive: true })
  const memberSteps = members * loaded.system.time.steps
  return {
    way: paths.kind,
    memberSteps,
    cpu: (1000 * (user + system)) / memberSteps,
    wall: Number(process.hrtime.bigint() - began) / memberSteps,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }
}

function withMembers(loaded: Loaded, members: number): Loaded {
  const { scenario } = loaded
  return { ...loaded, scenario: { ...scenario, ensemble: { ...scenario.ensemble, members } } }
}

/** From draws to statistics. */
async function runOnce(loaded: Loaded, pool: Pool, folder: string): Promise<void> {
  const paths = pathsOf(loaded.system, loaded.scenario.ensemble)
  switch (paths.kind) {
    case 'kept':
      await simulate(
        loaded,
        (system) => membersOn(pool, system, loaded.scenario.ensemble),
        (rows) => statisticsOn(pool, loaded.system, rows),
      )
      return
    case 'tiled':
      await runTiled(loaded, pool, paths.tiles, () => ({ add: () => {}, stop: () => {} }))
      return
    case 'counted': {
      const part = new PartFolder(folder, 'sizes')
      const streamed = await streamLarge(loaded, pool, part, () => {})
      finishLarge(loaded, part, streamed)
    }
  }
}

/** What each further member's time step costs from one run to a larger one. */
function further(less: Cost, more: Cost, part: 'cpu' | 'wall'): number {
  const all = (run: Cost): number => run[part] * run.memberSteps
  return (all(more) - all(less)) / (more.memberSteps - less.memberSteps)
}

function inOwnProcess(members: string, workers: number, before: readonly number[]): Cost {
  const file = fileURLToPath(import.meta.url)
  const argv = ['--import', 'tsx', file, scenario, members, String(workers), ...before.map(String)]
  return JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' }))
}

const COLUMNS = [
  'members',
  'threads',
  'paths',
  'CPU cold',
  'further ones',
  'CPU warm',
  'wall cold',
  'wall warm',
  'MB',
]

const inColumns = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(13)).join('')

if (threads) console.log(JSON.stringify(await measure(Number(sizes), Number(threads), warmUp.map(Number))))
else {
  const costs = new Map<number, Cost[]>()
  console.log('Times in ns for each member and time step; memory is the most that was taken.')
  console.log(inColumns(COLUMNS))
  for (const members of sizes.split(','))
    for (const workers of [1, 2]) {
      const cold = inOwnProcess(members, workers, [])
      const warm = inOwnProcess(members, workers, BEFORE_WARM)
      const smaller = costs.get(workers) ?? []
      const last = smaller.at(-1)
      costs.set(workers, [...smaller, cold])
      const each = [
        cold.cpu,
        last && further(last, cold, 'cpu'),
        warm.cpu,
        cold.wall,
        warm.wall,
        cold.megabytes,
      ]
      const numbers = each.map((value) => value?.toFixed(0) ?? '')
      console.log(inColumns([members, String(workers), cold.way, ...numbers]))
    }
  for (const [workers, runs] of costs) {
    const [least, most] = [runs[0] as Cost, runs.at(-1) as Cost]
    if (least.memberSteps === most.memberSteps) continue
    for (const part of ['cpu', 'wall'] as const) {
      const each = further(least, most, part)
      const fixed = ((least[part] - each) * least.memberSteps) / 1e6
      console.log(
        `${workers} threads, ${part}, cold: ${fixed.toFixed(0)} ms, then ${each.toFixed(0)} ns/member-step`,
      )
    }
  }
}
