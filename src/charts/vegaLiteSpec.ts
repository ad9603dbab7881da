import type { TopLevelSpec } from 'vega-lite'

/** A complete chart in Vega-Lite 6. */
export type VegaLiteSpec = TopLevelSpec

/** One layer of a chart: a mark with its data and encoding. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number]

/** One panel of a chart with several. */
export interface View {
  readonly width: number
  readonly height: number
  readonly layer: readonly Layer[]
}
