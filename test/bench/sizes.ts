import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Loaded, loadFile } from '../../src/cli/loadFile.ts'
import { membersOn, statisticsOn } from '../../src/cli/onPool.ts'
import { PartFolder } from '../../src/cli/partFolder.ts'
import { type Paths, pathsOf } from '../../src/cli/pathsOf.ts'
import { openPool, type Pool } from '../../src/cli/pool.ts'
import { finishLarge, streamLarge } from '../../src/cli/runLarge.ts'
import { runTiled } from '../../src/cli/runTiled.ts'
import { simulate } from '../../src/simulate.ts'

/**
 * What a member's time step costs, and how much memory a run takes, by its size and its threads: `npx tsx test/bench/sizes.ts
 * [scenario] [members,members,...]`. Each run is a process of its own, from draws to statistics, without charts. What a run costs
 * whatever its size (compiling, opening threads) is told apart from what each further member costs: from the size before to each
 * size, and from the smallest to the largest.
 */
const [scenario = 'scenarios/gallium/base.yaml', sizes = '1000,10000', threads] = process.argv.slice(2)

interface Cost {
  readonly way: string
  readonly memberSteps: number
  /** Nanoseconds for each member and time step. */
  readonly cpu: number
  readonly wall: number
  readonly megabytes: number
}

async function measure(members: number, workers: number): Promise<Cost> {
  const loaded = loadFile(scenario, { members })
  const paths = pathsOf(loaded.system, loaded.scenario.ensemble)
  const folder = mkdtempSync(join(tmpdir(), 'sizes-'))
  const pool = openPool({ kernel: 'compile', workers, signal: new AbortController().signal })
  const began = process.hrtime.bigint()
  const before = process.cpuUsage()
  await runOnce(loaded, pool, paths, join(folder, 'out'))
  const { user, system } = process.cpuUsage(before)
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

/** From draws to statistics. */
async function runOnce(loaded: Loaded, pool: Pool, paths: Paths, folder: string): Promise<void> {
  switch (paths.kind) {
    case 'kept':
      await simulate(
        loaded,
        (system) => membersOn(pool, system, loaded.scenario.ensemble),
        (rows) => statisticsOn(pool, loaded.system, rows),
      )
      return pool.close()
    case 'tiled':
      await runTiled(loaded, pool, paths.tiles, () => ({ add: () => {}, stop: () => {} }))
      return pool.close()
    case 'counted': {
      const part = new PartFolder(folder, 'sizes')
      const streamed = await streamLarge(loaded, pool, part, () => {})
      pool.close()
      finishLarge(loaded, part, streamed)
    }
  }
}

/** What each further member's time step costs from one run to a larger one. */
function further(less: Cost, more: Cost, part: 'cpu' | 'wall'): number {
  const all = (run: Cost): number => run[part] * run.memberSteps
  return (all(more) - all(less)) / (more.memberSteps - less.memberSteps)
}

function inOwnProcess(members: string, workers: number): Cost {
  const file = fileURLToPath(import.meta.url)
  const argv = ['--import', 'tsx', file, scenario, members, String(workers)]
  return JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' }))
}

if (threads) console.log(JSON.stringify(await measure(Number(sizes), Number(threads))))
else {
  const costs = new Map<number, Cost[]>()
  console.log(
    'members  threads  paths    CPU ns/member-step  of further ones  wall ns/member-step  most memory, MB',
  )
  for (const members of sizes.split(','))
    for (const workers of [1, 2]) {
      const cost = inOwnProcess(members, workers)
      const { way, cpu, wall, megabytes } = cost
      const before = costs.get(workers) ?? []
      const last = before.at(-1)
      costs.set(workers, [...before, cost])
      const cells = [members.padStart(7), String(workers).padStart(8), way.padStart(8)]
      console.log(
        ...cells,
        cpu.toFixed(0).padStart(16),
        (last ? further(last, cost, 'cpu').toFixed(0) : '').padStart(16),
        wall.toFixed(0).padStart(20),
        megabytes.toFixed(0).padStart(18),
      )
    }
  for (const [workers, runs] of costs) {
    const [least, most] = [runs[0] as Cost, runs.at(-1) as Cost]
    if (least.memberSteps === most.memberSteps) continue
    for (const part of ['cpu', 'wall'] as const) {
      const each = further(least, most, part)
      const fixed = ((least[part] - each) * least.memberSteps) / 1e6
      console.log(
        `${workers} threads, ${part}: ${fixed.toFixed(0)} ms, then ${each.toFixed(0)} ns/member-step`,
      )
    }
  }
}
