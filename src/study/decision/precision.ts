import { statisticsOf } from '../../ensemble/statisticsOf.ts'
import type { MetricValue } from '../../model/system.ts'
import type { Precision, Target } from './nextMembers.ts'
import { proportionOf } from './proportion.ts'

const Z = 1.96

/** How well a metric should be known. */
export interface Wanted {
  readonly metric: Pick<MetricValue, 'name' | 'element' | 'unit' | 'kind'>
  readonly precision: Precision
}

/** The statistic that precision is about: what the answer states. */
export function statisticOf(kind: MetricValue['kind']): 'mean' | 'p50' {
  return kind === 'condition' ? 'mean' : 'p50'
}

/**
 * Reads the precision of a metric: `1%`, of the number itself, or an amount in its unit. Of a probability, `1%` is one
 * percentage point; of a time, amounts are in months and per cent mean nothing. Undefined when it is neither.
 */
export function precisionFrom(text: string, kind: MetricValue['kind']): Precision | undefined {
  const [, digits, percent] = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim()) ?? []
  const number = Number(digits)
  if (digits === undefined || !(number > 0) || (percent && kind === 'time')) return undefined
  const size = percent ? number / 100 : number
  return { kind: percent && kind === 'number' ? 'relative' : 'absolute', size }
}

/** What members say of a metric, and how well. */
export function targetOf({ metric, precision }: Wanted, values: Float64Array): Target {
  if (metric.kind === 'condition') return { ...probabilityOf(values), precision }
  const { p50, standardErrors } = statisticsOf(values)
  return { estimate: p50, standardError: standardErrors.p50, precision }
}

/** A probability, with the standard error of which the score interval is twice 1.96: none at all is not known to be never. */
function probabilityOf(values: Float64Array): Pick<Target, 'estimate' | 'standardError'> {
  const { share, low, high } = proportionOf(values.filter((value) => value !== 0).length, values.length)
  return { estimate: share, standardError: (high - low) / (2 * Z) }
}

/** The standard error that is allowed. */
export function allowedError({ estimate, precision }: Target): number {
  return precision.kind === 'absolute' ? precision.size : precision.size * Math.abs(estimate)
}
