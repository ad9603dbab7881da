import type { Stretch } from '../../kernel/kernel.ts'
import { savesOf } from '../../kernel/kernel.ts'
import type { System } from '../../model/system.ts'

/** Save periods of a time tile beyond which members are hardly taken through it faster. */
const ENOUGH = 16

/** Save periods below which members are taken through it clearly more slowly: pausing them takes as long as running them. */
const FEW = 2

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
 * @param wanted bytes that it should rather take, where that does not cut the save periods into very short stretches
 * @returns none where not even one save period fits
 */
export function timeTiles(
  { time }: Pick<System, 'time'>,
  members: number,
  { ofMember, ofSave, besides }: TileBytes,
  limit: number,
  wanted = limit,
): Stretch[] {
  const fitting = (bytes: number): number =>
    Math.floor((bytes - besides - ofMember * members) / (ofSave * members))
  const most = fitting(limit)
  if (most < 1) return []
  const enough = Math.max(FEW, Math.min(fitting(wanted), ENOUGH))
  return evenly(savesOf(time), Math.min(most, enough))
}

/** Stretches of `most` save periods or one less. */
export function evenly(saves: number, most: number): Stretch[] {
  const tiles = Math.ceil(saves / most)
  const start = (tile: number): number => Math.floor((tile * saves) / tiles)
  return Array.from({ length: tiles }, (_, i) => ({ first: start(i), count: start(i + 1) - start(i) }))
}
