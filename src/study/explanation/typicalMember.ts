import { sorted } from '../../ensemble/sorted.ts'
import { quantile } from '../../ensemble/statisticsOf.ts'
import { goodMembers, pick } from '../../ensemble/summarise.ts'
import type { Ensemble } from '../../model/ensemble.ts'

/**
 * The member whose path of a series lies nearest to the median path: the mean distance over all saved times, each in units of the
 * distance between the quartiles then. Of equals the first; undefined when every member failed.
 * @param row of the series in the ensemble
 */
export function typicalMember(ensemble: Ensemble, row: number): number | undefined {
  const good = goodMembers(ensemble)
  const distances = new Float64Array(good.length)
  for (const time of ensemble.times.keys()) {
    const values = pick(ensemble.values, row * ensemble.times.length + time, ensemble.members, good)
    const order = sorted(values)
    const [low, middle, high] = [0.25, 0.5, 0.75].map((p) => quantile(order, p)) as [number, number, number]
    if (high === low) continue
    for (const [i, value] of values.entries())
      distances[i] = (distances[i] as number) + Math.abs(value - middle) / (high - low)
  }
  let nearest = 0
  for (const [i, distance] of distances.entries()) if (distance < (distances[nearest] as number)) nearest = i
  return good[nearest]
}
