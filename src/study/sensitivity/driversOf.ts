import type { MemberRange } from '../../ensemble/runMembers.ts'
import { goodMembers } from '../../ensemble/summarise.ts'
import type { Ensemble, Failure } from '../../model/ensemble.ts'
import type { StudiedMetric } from '../studiedMetrics.ts'
import { capOf, capped } from './cap.ts'
import type { Drivers } from './drivers.ts'
import { morris } from './morris.ts'
import type { MorrisPlan } from './morrisPlan.ts'
import type { Plan } from './plan.ts'
import { type RankCorrelation, rankCorrelations } from './rankCorrelations.ts'
import { sampleOf } from './sample.ts'
import { type SobolIndices, sobolIndices } from './sobolIndices.ts'
import type { SobolPlan } from './sobolPlan.ts'
import { tornado } from './tornado.ts'

/** A plan with what came of it. */
export interface PlanRun<P extends Plan = Plan> {
  readonly plan: P
  /** Of each metric in turn, one number for each row; NaN where the row failed. */
  readonly values: readonly Float64Array[]
  readonly failures: readonly Failure[]
}

/** What was run to find out what moves the metrics. All read the same metrics, in the same order. */
export interface SensitivityRuns {
  readonly tornado?: PlanRun
  readonly ensemble?: Ensemble
  readonly morris?: PlanRun<MorrisPlan>
  readonly sobol?: PlanRun<SobolPlan>
}

/** Puts the ranges of a plan together. @param metrics how many the system reads */
export function planRunOf<P extends Plan>(
  plan: P,
  metrics: number,
  ranges: readonly Pick<MemberRange, 'first' | 'count' | 'metricValues' | 'failures'>[],
): PlanRun<P> {
  const values = Array.from({ length: metrics }, () => new Float64Array(plan.rows))
  for (const { first, count, metricValues } of ranges)
    for (const [metric, row] of values.entries())
      row.set(metricValues.subarray(metric * count, (metric + 1) * count), first)
  const failures = ranges.flatMap((range) => range.failures).sort((a, b) => a.member - b.member)
  for (const { member } of failures) for (const row of values) row[member] = Number.NaN
  return { plan, values, failures }
}

/**
 * What moves each metric, by every method that was run.
 * @param end of the simulated span, months on the time axis
 */
export function driversOf(
  metrics: readonly StudiedMetric[],
  runs: SensitivityRuns,
  seed: string,
  end: number,
): Drivers[] {
  const { ensemble } = runs
  const members = metrics.map((_, row) => ensemble && metricOfMembers(ensemble, row))
  const caps = metrics.map(({ kind }, row) => capOf(seen(runs, members[row], row), kind, end))
  const ranked = ensemble ? rankedMetrics(ensemble, members as Float64Array[]) : []
  const indices = sobolOf(runs, caps, seed)
  return metrics.map((metric, row) => {
    const cap = caps[row]
    const { tornado: swings, morris: effects } = runs
    const at = (run: PlanRun): Float64Array => capped(run.values[row] as Float64Array, cap)
    return {
      metric,
      ...(cap === undefined ? {} : { cap }),
      ...(swings ? { tornado: tornado(swings.plan, at(swings)) } : {}),
      ...ranked[row],
      ...(effects ? { morris: morris(effects.plan, at(effects)) } : {}),
      ...(indices[row] ? { sobol: indices[row] } : {}),
    }
  })
}

function metricOfMembers({ metricValues, members }: Ensemble, row: number): Float64Array {
  return metricValues.subarray(row * members, (row + 1) * members)
}

/** All numbers that a metric had anywhere; of the plans only where no ensemble was run. */
function seen(
  { ensemble, tornado, morris, sobol }: SensitivityRuns,
  members: Float64Array | undefined,
  row: number,
): Float64Array[] {
  const plans = [tornado, morris, sobol].flatMap((run) => (run ? [run.values[row] as Float64Array] : []))
  if (!ensemble || !members) return plans
  const good = goodMembers(ensemble)
  return [Float64Array.from(good, (member) => members[member] as number), ...plans]
}

/** Metrics that are numbers in all good members share one sample; each other one has its own. */
function rankedMetrics(
  ensemble: Ensemble,
  rows: readonly Float64Array[],
): { readonly correlations: readonly RankCorrelation[]; readonly correlated: number }[] {
  const good = goodMembers(ensemble)
  const whole = rows.filter((row) => good.every((member) => !Number.isNaN(row[member])))
  const sample = sampleOf(ensemble, whole)
  const shared = rankCorrelations(sample)
  return rows.map((row) => {
    const place = whole.indexOf(row)
    if (place >= 0) return { correlations: ofOutput(shared, place), correlated: sample.size }
    const own = sampleOf(ensemble, [row])
    return { correlations: own.size > 0 ? rankCorrelations(own) : [], correlated: own.size }
  })
}

function ofOutput(correlations: readonly RankCorrelation[], output: number): RankCorrelation[] {
  return correlations.map(({ name, simple, partial }) => ({
    name,
    simple: simple.slice(output, output + 1),
    partial: partial.slice(output, output + 1),
  }))
}

function sobolOf(
  { sobol }: SensitivityRuns,
  caps: readonly (number | undefined)[],
  seed: string,
): SobolIndices[] {
  if (!sobol) return []
  const { plan, values } = sobol
  const joined = new Float64Array(plan.rows * values.length)
  values.forEach((row, metric) => {
    joined.set(capped(row, caps[metric]), metric * plan.rows)
  })
  return sobolIndices(plan, joined, seed)
}
