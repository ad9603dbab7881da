import type { SeriesSummary } from '../model/ensemble.ts'
import { at } from './medianBand.ts'
import type { TimeSpan } from './timeSpan.ts'

/** A band that reaches this many times the highest median leaves nothing to see of the medians. */
const FAR = 5
const KEPT = 3

/** Up to where an axis shows several fans, and whether that cuts the upper ends of bands. */
export function readableTop(
  all: readonly SeriesSummary[],
  span: TimeSpan,
): { readonly top: number; readonly cut: boolean } {
  const shown = all.flatMap((series) => span.shown.map((index) => at(series, index)))
  const band = Math.max(...shown.map(({ p95 }) => p95))
  const median = Math.max(...shown.map(({ p50 }) => p50))
  const cut = median > 0 && band > FAR * median
  return { top: cut ? KEPT * median : band, cut }
}
