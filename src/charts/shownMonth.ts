import type { Summary } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import { timeSpan } from './timeSpan.ts'

/**
 * The month `YYYY-MM` that a chart of one moment shows: its `at`, else the last of its span.
 * @throws RangeError when its span holds fewer than two saved months
 */
export function shownMonth(spec: ChartSpec, summary: Summary): string {
  return spec.at ?? summary.months[timeSpan(summary, spec).shown.at(-1) ?? 0] ?? ''
}
