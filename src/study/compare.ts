import { goodMembers, pick } from '../ensemble/summarise.ts'
import type { Ensemble, Series } from '../model/ensemble.ts'

type EnsembleMetric = Ensemble['metrics'][number]

/** How often a metric is lower or higher than in the reference, as shares of the members that failed in neither. */
export interface Direction {
  readonly name: string
  readonly element: string
  readonly lower: number
  readonly higher: number
}

/** What two ensembles must share to be paired. */
type Members = Pick<Ensemble, 'seed' | 'design' | 'members'>

/** Why two ensembles cannot be compared member by member; undefined where they can. */
export function unpaired(reference: Members, other: Members): string | undefined {
  const facts = ['seed', 'design', 'members'] as const
  const unlike = facts.find((fact) => reference[fact] !== other[fact])
  return unlike && `${unlike} ${reference[unlike]} in one and ${other[unlike]} in the other`
}

const sameSeries = (a: Series, b: Series): boolean =>
  a.variable === b.variable && a.element === b.element && a.unit === b.unit

const sameMetric = (a: EnsembleMetric, b: EnsembleMetric): boolean =>
  a.purpose === b.purpose && a.name === b.name && a.element === b.element && a.unit === b.unit

/** Positions in two lists of the things that are in both. */
function shared<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): [number, number][] {
  return a.flatMap((one, i) => {
    const j = b.findIndex((other) => same(one, other))
    return j < 0 ? [] : [[i, j] as [number, number]]
  })
}

/** Two times that never come do not differ. */
const difference = (from: number, to: number): number => (from === to ? 0 : to - from)

function differenceMetric(metric: EnsembleMetric): EnsembleMetric {
  if (metric.kind === 'time') return { ...metric, kind: 'number', unit: 'month' }
  return metric.kind === 'condition' ? { ...metric, kind: 'number', unit: 'dimensionless' } : metric
}

/** Copies rows of `members` numbers, each the difference of a row in two arrays. */
function differenceRows(
  rows: readonly (readonly [number, number])[],
  [from, to]: readonly [Float64Array, Float64Array],
  members: number,
): Float64Array {
  const into = new Float64Array(rows.length * members)
  rows.forEach(([a, b], row) => {
    for (let m = 0; m < members; m++) {
      into[row * members + m] = difference(from[a * members + m] as number, to[b * members + m] as number)
    }
  })
  return into
}

/**
 * `other` less `reference`, member by member, as an ensemble of its own, so that it is summarised like any other: with the
 * same seed both use the same draws (common random numbers), and the standard errors are those of the paired differences
 * (Law 2015, Simulation Modeling and Analysis, 5th ed., sec. 10.2.1 and 11.2). It holds the series, times and metrics that
 * both have; a member that failed in either has failed. Differences of times are in months, infinite where only one of the
 * two never comes; the mean difference of a condition is a difference of probabilities.
 * @throws RangeError if the two cannot be paired (see `unpaired`)
 */
export function compare(reference: Ensemble, other: Ensemble): Ensemble {
  const reason = unpaired(reference, other)
  if (reason) throw new RangeError(`not the same members: ${reason}`)
  const times = shared(reference.months, other.months, (a, b) => a === b)
  const series = shared(reference.series, other.series, sameSeries)
  const metrics = shared(reference.metrics, other.metrics, sameMetric)
  const rows = series.flatMap(([a, b]) =>
    times.map(([s, t]) => [a * reference.times.length + s, b * other.times.length + t] as const),
  )
  const { members, seed, design, drawNames, draws } = reference
  const failed = new Set(reference.failures.map((failure) => failure.member))
  return {
    members,
    seed,
    design,
    times: times.map(([s]) => reference.times[s] as number),
    months: times.map(([s]) => reference.months[s] as string),
    series: series.map(([a]) => reference.series[a] as Series),
    values: differenceRows(rows, [reference.values, other.values], members),
    metrics: metrics.map(([a]) => differenceMetric(reference.metrics[a] as EnsembleMetric)),
    metricValues: differenceRows(metrics, [reference.metricValues, other.metricValues], members),
    drawNames,
    draws,
    failures: [
      ...reference.failures,
      ...other.failures.filter((failure) => !failed.has(failure.member)),
    ].sort((a, b) => a.member - b.member),
  }
}

/** In how many members each metric of a difference (see `compare`) is below or above zero. */
export function directions(differences: Ensemble): Direction[] {
  const members = goodMembers(differences)
  return differences.metrics.flatMap(({ name, element, purpose }, metric) => {
    if (purpose !== 'metric') return []
    const values = pick(differences.metricValues, metric, differences.members, members)
    const lower = values.filter((value) => value < 0).length / values.length
    const higher = values.filter((value) => value > 0).length / values.length
    return [{ name, element, lower, higher }]
  })
}
