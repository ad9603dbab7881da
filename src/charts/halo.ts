import { INK } from './theme.ts'
import type { Layer } from './vegaLiteSpec.ts'

/** A layer of one text mark that stays legible over lines: drawn twice, first with a white edge. */
export function haloed(layer: Layer): Layer[] {
  if (!('mark' in layer) || typeof layer.mark === 'string') return [layer]
  const edge = { stroke: INK.paper, strokeWidth: 3.5, strokeJoin: 'round' }
  return [{ ...layer, mark: { ...layer.mark, ...edge } } as Layer, layer]
}
