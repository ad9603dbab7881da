import type { ObservedSeries } from '../../model/model.ts'

/**
 * The series a model is calibrated on: those that are scored. Of several series of the same quantity, which repeat each
 * other's numbers, only the one whose windows overlap least counts, then the one with most observations.
 */
export function calibratedSeries(series: readonly ObservedSeries[]): ObservedSeries[] {
  const scored = series.filter((one) => one.scored && one.observations.length > 0)
  return scored.filter((one) => {
    const rivals = scored.filter((other) => sameQuantity(one, other))
    return one === rivals.sort((a, b) => overlaps(a) - overlaps(b) || size(b) - size(a))[0]
  })
}

const sameQuantity = (a: ObservedSeries, b: ObservedSeries): boolean =>
  a.simulated.source === b.simulated.source && a.compare === b.compare

const size = (series: ObservedSeries): number => series.observations.length

function overlaps({ observations }: ObservedSeries): number {
  return observations.reduce(
    (count, a, i) => count + observations.slice(i + 1).filter((b) => a.from < b.to && b.from < a.to).length,
    0,
  )
}
