import type { Stretch } from '../kernel/kernel.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import { isLarge } from './runLarge.ts'
import { tilesFor } from './runTiled.ts'

/** What becomes of the paths of all members: kept in memory, summarised one time tile after the other, or counted in histograms. */
export type Paths =
  | { readonly kind: 'kept' }
  | { readonly kind: 'tiled'; readonly tiles: readonly Stretch[] }
  | { readonly kind: 'counted' }

/** What fits into memory. The same on every machine, because results say which it was. */
export function pathsOf(system: System, ensemble: EnsembleSpec): Paths {
  if (!isLarge(system, ensemble)) return { kind: 'kept' }
  const tiles = tilesFor(system, ensemble)
  return tiles.length > 0 ? { kind: 'tiled', tiles } : { kind: 'counted' }
}
