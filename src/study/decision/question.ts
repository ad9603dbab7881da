import type { Metric } from '../../model/scenario.ts'
import type { Better } from './alternatives.ts'

/** One number of a metric by which decisions are weighed. */
export interface Criterion {
  readonly name: string
  readonly element: string
  readonly better: Better
}

/** What is good enough: a metric of at least or at most a value. */
export interface Threshold {
  readonly name: string
  readonly element: string
  readonly side: 'at least' | 'at most'
  readonly value: number
  /** The value as it was written. */
  readonly text: string
}

/** What those who decide want to know. */
export interface Question {
  readonly criteria: readonly Criterion[]
  readonly enough: readonly Threshold[]
  /** What is paid, and what it is paid for. */
  readonly tradeOff?: { readonly cost: Criterion; readonly effect: Criterion }
}

/** Less of a metric is better, unless it counts as a benefit. */
export function betterOf({ countsAs }: Pick<Metric, 'countsAs'>): Better {
  return countsAs === 'benefit' ? 'higher' : 'lower'
}
