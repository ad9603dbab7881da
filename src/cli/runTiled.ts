import { joinMembers } from '../ensemble/joinMembers.ts'
import { goodMembers } from '../ensemble/rowStatistics.ts'
import { summarise } from '../ensemble/summarise.ts'
import { SIDE_BY_SIDE, type TileRows } from '../ensemble/tiles/tileRunner.ts'
import { type TileBytes, timeTiles } from '../ensemble/tiles/timeTiles.ts'
import { pausedBytes } from '../kernel/compiled/pausedTile.ts'
import { type Stretch, savesOf } from '../kernel/kernel.ts'
import type { Ensemble, Failure, Statistics } from '../model/ensemble.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import type { Simulation } from '../simulate.ts'
import type { Ready } from './loadFile.ts'
import { sharedTileRows, statisticsOn, tileOn } from './onPool.ts'
import type { Pool } from './pool.ts'
import type { Progress } from './progress.ts'
import { EXCERPT, KEPT_BYTES, KEPT_MEMBERS } from './runLarge.ts'
import { wholeSteps } from './wholeSteps.ts'

/** Bytes that time tiles rather take: longer ones are hardly faster, and a run takes more besides. */
const TILED_BYTES = 1.3 * 2 ** 30

/** A scenario with its system. */
type Analysed = Pick<Ready, 'scenario' | 'system'>

/** A run whose paths were summarised one time tile after the other and not kept. */
export interface TiledRun extends Simulation {
  /** The first members in full. */
  readonly excerpt: Ensemble
}

/**
 * Time tiles in which an ensemble is run whose paths do not fit into memory; none where even so it is too large. The same for every
 * kernel: paused members are counted as the compiled one has them.
 */
export function tilesFor(system: System, { members }: EnsembleSpec): Stretch[] {
  if (members > KEPT_MEMBERS) return []
  const bytes: TileBytes = {
    ofMember:
      8 * (system.draws.length + system.metrics.length) + pausedBytes(system, SIDE_BY_SIDE) / SIDE_BY_SIDE,
    ofSave: 8 * system.outputs.length,
    besides: 8 * system.outputs.length * savesOf(system.time) * EXCERPT,
  }
  return timeTiles(system, members, bytes, KEPT_BYTES, TILED_BYTES)
}

/** An ensemble on its way through the time tiles. */
class TiledEnsemble {
  readonly failures: Failure[] = []
  readonly statistics: Statistics[] = []
  readonly #ready: Analysed
  readonly #pool: Pool
  readonly #rows: TileRows
  /** Paths of the first members. */
  readonly #paths: Float64Array
  readonly #excerpt: number

  constructor(ready: Analysed, pool: Pool, tiles: readonly Stretch[], excerpt: number) {
    const { system, scenario } = ready
    const { members } = scenario.ensemble
    this.#ready = ready
    this.#pool = pool
    this.#excerpt = Math.min(excerpt, members)
    this.#paths = new Float64Array(system.outputs.length * savesOf(system.time) * this.#excerpt)
    this.#rows = sharedTileRows(pool, system, members, tiles)
  }

  /** Takes all members through a time tile, then summarises it over those that are not known to fail. */
  async take(tile: Stretch, onMembers: (more: number) => void): Promise<void> {
    const { system, scenario } = this.#ready
    const known = new Set(this.failures.map(({ member }) => member))
    const failures = await tileOn(this.#pool, system, scenario.ensemble, tile, this.#rows, onMembers)
    this.failures.push(...failures.filter(({ member }) => !known.has(member)))
    await this.#summarise(tile)
  }

  async #summarise(tile: Stretch): Promise<void> {
    const { system } = this.#ready
    const { members } = this.#rows
    const saves = savesOf(system.time)
    const values = this.#rows.values.subarray(0, system.outputs.length * tile.count * members)
    const good = goodMembers({ members, failures: this.failures })
    const statistics = await statisticsOn(this.#pool, system, { values, members, good })
    for (const [row, one] of statistics.entries()) {
      const at = Math.floor(row / tile.count) * saves + tile.first + (row % tile.count)
      const start = row * members
      this.statistics[at] = one
      this.#paths.set(values.subarray(start, start + this.#excerpt), at * this.#excerpt)
    }
  }

  /** The first members in full. */
  excerpt(): Ensemble {
    const { system, scenario } = this.#ready
    const { members, metricValues, draws } = this.#rows
    const count = this.#excerpt
    const firstOf = (values: Float64Array): Float64Array => {
      const part = new Float64Array((values.length / members) * count)
      for (let row = 0; row * members < values.length; row++)
        part.set(values.subarray(row * members, row * members + count), row * count)
      return part
    }
    const failures = this.failures.filter(({ member }) => member < count)
    return joinMembers(system, { ...scenario.ensemble, members: count }, [
      {
        ...{ first: 0, count, failures },
        ...{ values: this.#paths, metricValues: firstOf(metricValues), draws: firstOf(draws) },
      },
    ])
  }

  /** All members without their paths. */
  members(): Omit<Ensemble, 'series'> {
    const { members, metricValues, draws } = this.#rows
    const failures = [...this.failures].sort((a, b) => a.member - b.member)
    return { ...this.excerpt(), ...{ members, metricValues, draws, failures, values: new Float64Array() } }
  }
}

/**
 * Runs members whose paths do not fit into memory one time tile after the other: all quantiles are exact, and everything is as if the
 * paths had been kept. A member that fails counts at no save period, so time tiles that were summarised before it was known to fail are
 * run and summarised once more without it; by then all failures are known.
 * @param watch told how many save periods are to come, and how many members failed late when some are run once more
 */
export async function runTiled(
  ready: Analysed,
  pool: Pool,
  tiles: readonly Stretch[],
  watch: (saves: number, late: number) => Progress,
  excerpt = EXCERPT,
): Promise<TiledRun> {
  const { scenario, system } = ready
  const all = new TiledEnsemble(ready, pool, tiles, excerpt)
  const known = await takeAll(all, tiles, scenario.ensemble, watch, 0)
  const failed = all.failures.length
  const again = tiles.filter((_, i) => (known[i] as number) < failed)
  if (again.length > 0) await takeAll(all, again, scenario.ensemble, watch, failed - (known[0] as number))
  const ensemble = { ...all.members(), series: [] }
  const first = all.excerpt()
  const summary = summarise(scenario, { ...ensemble, series: first.series }, all.statistics)
  return { scenario, system, ensemble, summary, excerpt: first }
}

/** @returns how many members were known to fail when each time tile was summarised */
async function takeAll(
  all: TiledEnsemble,
  tiles: readonly Stretch[],
  { members }: EnsembleSpec,
  watch: (saves: number, late: number) => Progress,
  late: number,
): Promise<number[]> {
  const saves = tiles.reduce((sum, { count }) => sum + count, 0)
  const shown = watch(saves, late)
  const known: number[] = []
  const tell = wholeSteps((more) => shown.add(more))
  try {
    for (const tile of tiles) {
      await all.take(tile, (more) => tell((more * tile.count) / members))
      known.push(all.failures.length)
    }
    return known
  } finally {
    shown.stop()
  }
}
