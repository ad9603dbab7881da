import type { Ensemble } from '../model/ensemble.ts'

/** An ensemble with the paths of one variable alone: what a chart needs while a lever is being dragged. */
export function onlySeries(ensemble: Ensemble, variable: string | undefined): Ensemble {
  const { series, times, members, values } = ensemble
  const size = times.length * members
  const rows = series.flatMap((one, row) => (one.variable === variable ? [row] : []))
  const kept = new Float64Array(rows.length * size)
  for (const [i, row] of rows.entries()) kept.set(values.subarray(row * size, (row + 1) * size), i * size)
  return { ...ensemble, series: rows.map((row) => series[row] as Ensemble['series'][number]), values: kept }
}
