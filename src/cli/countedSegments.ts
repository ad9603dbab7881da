import { goodMembers } from '../ensemble/rowStatistics.ts'
import { sharedNumbers } from '../ensemble/sharedNumbers.ts'
import type { LateFailure } from '../ensemble/streamed/chunkRecounter.ts'
import { CHUNK, type Counting, LEFT } from '../ensemble/streamed/histograms.ts'
import type { TileRows } from '../ensemble/tiles/tileRunner.ts'
import { evenly } from '../ensemble/tiles/timeTiles.ts'
import { type Stretch, savesOf } from '../kernel/kernel.ts'
import type { Failure } from '../model/ensemble.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import { counterOf, sharedTileRows, shareEach, tileOn } from './onPool.ts'
import type { Pool } from './pool.ts'
import type { SharedWork } from './work.ts'

/** Save periods of a time tile, and the bytes that outputs take in it. */
const SAVES = 16
const BYTES = 2 ** 28

/** Rows counted at once. */
const ROWS = 32

/**
 * Takes members through the time tiles, a segment of them after the other, and counts their outputs: a row's counts stay in the nearest
 * cache while those of all members of a segment are added.
 */
export class CountedSegments {
  /** Metrics and draws of the latest segment. */
  readonly rows: TileRows
  readonly #system: System
  readonly #ensemble: EnsembleSpec
  readonly #pool: Pool
  readonly #tiles: readonly Stretch[]
  readonly #into: Counting

  constructor(
    system: System,
    ensemble: EnsembleSpec,
    pool: Pool,
    segment: number,
    { ranges, counts }: Pick<Counting, 'ranges' | 'counts'>,
  ) {
    const chunks = Math.ceil(segment / CHUNK)
    const perSave = system.outputs.length * segment
    const saves = Math.min(SAVES, Math.max(1, Math.floor(BYTES / (8 * perSave))))
    this.#system = system
    this.#ensemble = ensemble
    this.#pool = pool
    this.#tiles = evenly(savesOf(system.time), saves)
    this.#into = { ranges, counts, chunks, left: sharedNumbers(ranges.low.length * chunks * LEFT.numbers) }
    this.rows = sharedTileRows(pool, system, segment, this.#tiles)
  }

  /**
   * Runs and counts the members of a segment.
   * @param onMembers told how many more are done, fractions of them too
   */
  async take(
    first: number,
    members: number,
    onMembers: (more: number) => void,
  ): Promise<{ readonly failures: readonly Failure[]; readonly left: Counting }> {
    const failures: Failure[] = []
    const late: LateFailure[] = []
    const rows = { ...this.rows, first, members }
    for (const tile of this.#tiles) {
      const share = tile.count / savesOf(this.#system.time)
      const more = await tileOn(this.#pool, this.#system, this.#ensemble, tile, rows, (done) =>
        onMembers(share * done),
      )
      failures.push(...more)
      if (tile.first > 0) late.push(...more.map(({ member }) => ({ member, counted: tile.first })))
      await this.#count(tile, rows, failures)
    }
    if (late.length > 0) await this.#recount(rows, late)
    return { failures: failures.sort((a, b) => a.member - b.member), left: this.#into }
  }

  async #count(tile: Stretch, rows: TileRows, failures: readonly Failure[]): Promise<void> {
    const { values, stride, members, first } = rows
    const places = failures.map((failure) => ({ ...failure, member: failure.member - first }))
    const good = goodMembers({ members, failures: places })
    const from = { values, stride, members, tile, saves: savesOf(this.#system.time), good }
    const counter = counterOf(this.#system.outputs.length * tile.count, ROWS)
    await this.#share({ kind: 'count', from, into: this.#into, counter })
  }

  /** A member that fails counts at no save period, so the chunks of those that failed late are counted again without them. */
  async #recount({ first, members }: TileRows, late: readonly LateFailure[]): Promise<void> {
    const chunks = [...new Set(late.map(({ member }) => Math.floor((member - first) / CHUNK)))]
    const failed = { first, members, chunks, late }
    const counter = counterOf(chunks.length, 1)
    await this.#share({ kind: 'recount', ensemble: this.#ensemble, failed, into: this.#into, counter })
  }

  async #share(work: SharedWork): Promise<void> {
    const works = new Array<SharedWork>(this.#pool.workers).fill(work)
    await shareEach(this.#pool, this.#system, works, () => {})
  }
}
