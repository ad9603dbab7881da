import { timeAxis, valueAxis } from './axes.ts'
import type { Plot } from './plot.ts'
import type { Layer } from './vegaLiteSpec.ts'

const SHORTFALL = '#c1121f'

/** Rows of demand and of the part of it above supply (of no height where supply is enough). */
export function gapRows(days: readonly string[], supplied: readonly number[], wanted: readonly number[]) {
  return days.map((date, index) => {
    const want = wanted[index] ?? 0
    return { date, wanted: want, covered: Math.min(want, supplied[index] ?? 0) }
  })
}

/** The part of demand that supply does not cover. */
export function gapAreas(dataset: string, plot: Plot): Layer {
  return {
    data: { name: dataset },
    mark: { type: 'area', color: SHORTFALL, opacity: 0.5, line: false },
    encoding: { x: timeAxis(plot), y: { ...valueAxis(plot), field: 'covered' }, y2: { field: 'wanted' } },
  }
}
