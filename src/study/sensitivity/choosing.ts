import { goodMembers } from '../../ensemble/summarise.ts'
import type { Ensemble } from '../../model/ensemble.ts'
import type { Text } from '../../model/text.ts'
import type { StudiedMetric } from '../studiedMetrics.ts'
import { capOf, capped } from './cap.ts'
import { type PerfectInformation, perfectInformation } from './perfectInformation.ts'
import { sampleOf } from './sample.ts'

/** What it would be worth to know more before choosing between scenarios, judged by one metric. */
export interface InformedChoice extends PerfectInformation {
  readonly metric: StudiedMetric
  readonly better: 'lower' | 'higher'
  /** Titles of the scenarios, in the order of the decisions. */
  readonly titles: readonly Text[]
  /** Mean of the metric in each, "never" at the cap. */
  readonly means: readonly number[]
  readonly cap?: number
  readonly members: number
  readonly failed: number
}

/** One scenario that can be chosen, and its members; all alternatives have the same. */
export interface Alternative {
  readonly title: Text
  readonly ensemble: Ensemble
}

/**
 * The value of information for a choice between scenarios, with the same draws in each (common random numbers). A member
 * that failed in any of them is left out; the draws of all are looked at.
 * @param row of the metric in each ensemble
 */
export function informedChoice(
  alternatives: readonly Alternative[],
  metric: StudiedMetric,
  rowIn: (ensemble: Ensemble) => number,
  better: 'lower' | 'higher',
  end: number,
): InformedChoice {
  const rows = alternatives.map(({ ensemble }) => {
    const { members, metricValues } = ensemble
    const row = rowIn(ensemble)
    return metricValues.subarray(row * members, (row + 1) * members)
  })
  const joined = together(alternatives.map(({ ensemble }) => ensemble))
  const good = goodMembers(joined)
  const cap = capOf(
    rows.map((row) => Float64Array.from(good, (member) => row[member] as number)),
    metric.kind,
    end,
  )
  const sign = better === 'higher' ? 1 : -1
  const sample = sampleOf(
    joined,
    rows.map((row) => capped(row, cap).map((value) => sign * value)),
  )
  const means = rows.map((_, d) => {
    const payoffs = sample.outputs.subarray(d * sample.size, (d + 1) * sample.size)
    return (sign * payoffs.reduce((sum, value) => sum + value, 0)) / sample.size
  })
  return {
    ...perfectInformation(sample),
    metric,
    better,
    titles: alternatives.map(({ title }) => title),
    means,
    ...(cap === undefined ? {} : { cap }),
    members: sample.size,
    failed: sample.failed,
  }
}

/** The draws of all ensembles, each once, and the failures of any. */
function together(
  ensembles: readonly Ensemble[],
): Pick<Ensemble, 'members' | 'failures' | 'drawNames' | 'draws'> {
  const members = ensembles[0]?.members ?? 0
  const found = new Map<string, Float64Array>()
  for (const { drawNames, draws } of ensembles)
    for (const [draw, name] of drawNames.entries())
      if (!found.has(name)) found.set(name, draws.subarray(draw * members, (draw + 1) * members))
  const draws = new Float64Array(found.size * members)
  ;[...found.values()].forEach((column, draw) => {
    draws.set(column, draw * members)
  })
  return {
    members,
    failures: ensembles.flatMap(({ failures }) => failures),
    drawNames: [...found.keys()],
    draws,
  }
}
