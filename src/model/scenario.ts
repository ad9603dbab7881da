import type { Place } from '../diagnostics/place.ts'
import type { Equation } from './expression.ts'
import type { Model, TimeSpec } from './model.ts'
import type { Text } from './text.ts'

/** How draws are spread: independently, in equally likely layers (Latin hypercube), or along a Sobol sequence. */
export type Design = 'mc' | 'lhs' | 'sobol'

/** How many members there are, and how their numbers are drawn. */
export interface EnsembleSpec {
  readonly members: number
  readonly seed: string
  readonly design: Design
}

/** What a metric means to those who decide: something paid, something to be avoided, or something wanted. */
export const COUNTS_AS = ['cost', 'harm', 'benefit'] as const

export type CountsAs = (typeof COUNTS_AS)[number]

/** A number read off each member's path; over a dimension it gives one number for each element. */
export interface Metric {
  readonly name: string
  readonly label: Text
  readonly description?: Text
  /** `date` shows a month on the time axis as YYYY-MM; `probability` for a yes/no expression. */
  readonly unit: string
  readonly over: readonly string[]
  readonly expression: Equation
  /** Decisions are weighed by the metrics that have it. */
  readonly countsAs?: CountsAs
  /** It checks the calculation and says nothing of the world: readers find it apart from the others. */
  readonly check?: true
  readonly place: Place
}

/** A chart asked for by the scenario; `kind` names a row of the chart catalogue. */
export interface ChartSpec {
  readonly name: string
  readonly kind: string
  /** Replaces the finding the chart would state by itself; `{metric.p50}` is filled in. */
  readonly title?: Text
  readonly variables: readonly string[]
  readonly metric?: string
  /** The month in which a chart of one moment takes its variable. */
  readonly at?: string
  /** Name of the observed series drawn over the simulated one. */
  readonly observed?: string
  /** Calendar months. */
  readonly from?: string
  readonly to?: string
  /** A constant to compare with, e.g. the 170 t. */
  readonly reference?: { readonly value: number; readonly label: Text }
  readonly place: Place
}

/**
 * A number that readers of the published page may move: a parameter (`name` or `name[element]`), the probability of an event,
 * whether a policy is on (0 or 1), or the date of an event or policy (`name.date`).
 */
export interface Lever {
  readonly name: string
  readonly kind: 'parameter' | 'event' | 'policy' | 'date'
  /** Ends of the range, in the unit of the parameter; months on the time axis for a date. */
  readonly from: number
  readonly to: number
  readonly step: number
  /** What it does, for readers. */
  readonly help?: Text
  readonly place: Place
}

/** One element of a change list for the ledger: who changed which assumption. */
export interface Change {
  readonly name: string
  readonly to: string
  /** What it was before, where that is known. */
  readonly from?: string
  /** Made for one run, on the command line or by a reader of a page: it stands in no file. */
  readonly passing?: true
  readonly place: Place
}

/** A model with everything a scenario file and those it extends have changed, ready to be analysed. */
export interface Scenario {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly model: Model
  readonly time: TimeSpec
  readonly ensemble: EnsembleSpec
  /** Variables summarised and written; elements of arrays are all written. */
  readonly outputs: readonly string[]
  readonly metrics: readonly Metric[]
  readonly charts: readonly ChartSpec[]
  readonly levers: readonly Lever[]
  /** What this file and those it extends changed against the model's own files, last one winning. */
  readonly changes: readonly Change[]
}
