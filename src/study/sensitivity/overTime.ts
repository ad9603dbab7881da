import type { Ensemble, Series } from '../../model/ensemble.ts'
import type { Text } from '../../model/text.ts'
import { type RankCorrelation, rankCorrelations } from './rankCorrelations.ts'
import { sampleOf } from './sample.ts'

/** What goes with one saved variable, at points of time. */
export interface DriversOverTime {
  readonly series: Series
  readonly label: Text
  /** Months on the time axis. */
  readonly times: readonly number[]
  /** One output for each time. */
  readonly correlations: readonly RankCorrelation[]
  readonly members: number
  readonly failed: number
}

/** The most points of time; each costs as much as a metric. */
const MOST_TIMES = 64

/** Rank correlations of every draw with a series of an ensemble, at evenly spread saved times, the last among them. */
export function overTime(ensemble: Ensemble, row: number, label: Text): DriversOverTime {
  const { times, values, members } = ensemble
  const step = Math.ceil(times.length / MOST_TIMES)
  const chosen = [...times.keys()].filter((time) => (times.length - 1 - time) % step === 0)
  const sample = sampleOf(
    ensemble,
    chosen.map((time) => {
      const start = (row * times.length + time) * members
      return values.subarray(start, start + members)
    }),
  )
  return {
    series: ensemble.series[row] as Series,
    label,
    times: chosen.map((time) => times[time] as number),
    correlations: rankCorrelations(sample),
    members: sample.size,
    failed: sample.failed,
  }
}
