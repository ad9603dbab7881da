import type { Observation, ObservedSeries } from '../../model/model.ts'
import type { System } from '../../model/system.ts'
import { type ScoreScale, scoreScale } from '../scoreScale.ts'
import { observationError } from './observationError.ts'
import type { Windows } from './windowCorrelation.ts'

/** What a model is compared with: the usable observations of one series in the order of time, on the series' scale. */
export interface Target extends Windows {
  readonly series: ObservedSeries
  readonly scale: ScoreScale
  /** Median size of an observation, in the unit of the series. */
  readonly typical: number
  /** One for logarithms, the typical size on a linear scale: sizes of structural errors are relative to it. */
  readonly level: number
  readonly observations: readonly Observation[]
  readonly observed: Float64Array
  /** Standard errors of the observations. */
  readonly errors: Float64Array
  /** Rows of the system's metrics that correspond to the observations. */
  readonly rows: Int32Array
  /** Totals are divided by the months they run over. */
  readonly months: Float64Array
}

interface Usable {
  readonly observation: Observation
  readonly value: number
  readonly months: number
  readonly row: number
}

/**
 * The observations of series that the system has a counterpart of, complete by a time; those with a bound on one side
 * only are left out, and so are series without any. Depends on nothing observed later.
 */
export function targetsOf(system: System, series: readonly ObservedSeries[], until: number): Target[] {
  return series.flatMap((one) => {
    const known = one.observations.filter((o) => o.to <= until)
    const usable = known.flatMap((observation) => usableOf(system, one, observation))
    return usable.length === 0 ? [] : [targetOf(one, usable.sort(byTime))]
  })
}

function usableOf(system: System, series: ObservedSeries, observation: Observation): Usable[] {
  const { low, mid, high, from, to, label } = observation
  const both = low !== undefined && high !== undefined ? (low + high) / 2 : undefined
  const value = mid ?? both
  const row = system.metrics.findIndex(
    (m) => m.purpose === 'observation' && m.name === series.name && m.element === label,
  )
  if (value === undefined || row < 0) return []
  const months = series.compare === 'total' ? to - from : 1
  return [{ observation, value: value / months, months, row }]
}

/** By their middle; of those with one middle, the shorter first. */
function byTime({ observation: a }: Usable, { observation: b }: Usable): number {
  return a.from + a.to - b.from - b.to || a.to - b.to
}

function targetOf(series: ObservedSeries, usable: readonly Usable[]): Target {
  const values = usable.map(({ value }) => value)
  const scale = scoreScale(series, values)
  const typical = medianSize(values)
  const errors = usable.map(({ observation, value, months }) =>
    observationError(observation, value, typical, months, scale),
  )
  return target(series, scale, typical, usable, errors)
}

/**
 * A target with the observations that began after an origin put behind its own, on the same scale. Their errors are those
 * of typical observations of their grade: what was observed later must not tell anything.
 * @param system in place of the one the target was made for
 */
export function extendedBy(
  { scale, typical, errors, observations }: Target,
  system: System,
  series: ObservedSeries,
  origin: number,
): Target {
  const usable = (some: readonly Observation[]): Usable[] =>
    some.flatMap((observation) => usableOf(system, series, observation))
  const later = usable(series.observations.filter((o) => o.from >= origin && o.to > origin)).sort(byTime)
  const laterErrors = later.map(({ observation: { grade }, months }) =>
    observationError({ grade }, typical, typical, months, scale),
  )
  return target(series, scale, typical, [...usable(observations), ...later], [...errors, ...laterErrors])
}

function target(
  series: ObservedSeries,
  scale: ScoreScale,
  typical: number,
  usable: readonly Usable[],
  errors: readonly number[],
): Target {
  const numbers = (of: (one: Usable) => number): Float64Array => Float64Array.from(usable, of)
  return {
    series,
    scale,
    typical,
    level: scale.kind === 'linear' ? typical : 1,
    observations: usable.map(({ observation }) => observation),
    from: numbers(({ observation }) => observation.from),
    to: numbers(({ observation }) => observation.to),
    observed: numbers(({ value }) => scale.apply(value)),
    errors: Float64Array.from(errors),
    rows: Int32Array.from(usable, ({ row }) => row),
    months: numbers(({ months }) => months),
  }
}

/** One where all are zero, so that errors are never zero. */
function medianSize(values: readonly number[]): number {
  const sizes = values.map(Math.abs).sort((a, b) => a - b)
  const half = sizes.length / 2
  return ((sizes[Math.ceil(half) - 1] as number) + (sizes[Math.floor(half)] as number)) / 2 || 1
}
