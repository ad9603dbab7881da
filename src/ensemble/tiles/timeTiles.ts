import type { Stretch } from '../../kernel/kernel.ts'
import { savesOf } from '../../kernel/kernel.ts'
import type { System } from '../../model/system.ts'

/** Save periods of a time tile beyond which members are hardly taken through it faster. */
const ENOUGH = 16

/** What an ensemble takes that is run one time tile after the other: of each member, of its outputs at one save period, and besides. */
export interface TileBytes {
  readonly ofMember: number
  readonly ofSave: number
  readonly besides: number
}

/**
 * Cuts the save periods into time tiles: stretches that all members are taken through before any goes further, so that the outputs
 * of one stretch are all that is kept of their paths.
 * @param limit bytes that all of it may take
 * @returns none where not even one save period fits
 */
export function timeTiles(
  { time }: Pick<System, 'time'>,
  members: number,
  { ofMember, ofSave, besides }: TileBytes,
  limit: number,
): Stretch[] {
  const saves = savesOf(time)
  const fitting = Math.floor((limit - besides - ofMember * members) / (ofSave * members))
  return fitting < 1 ? [] : evenly(saves, Math.min(fitting, ENOUGH))
}

/** Stretches of `most` save periods or one less. */
export function evenly(saves: number, most: number): Stretch[] {
  const tiles = Math.ceil(saves / most)
  const start = (tile: number): number => Math.floor((tile * saves) / tiles)
  return Array.from({ length: tiles }, (_, i) => ({ first: start(i), count: start(i + 1) - start(i) }))
}
