import type { Place } from '../diagnostics/place.ts'
import type { Distribution } from './distribution.ts'
import type { Evidence } from './evidence.ts'
import type { Equation } from './expression.ts'
import type { Text } from './text.ts'

/** A list of elements that arrays run over, e.g. `region: [JP, EU, US, RW, CN]`; a sub-range names its parent. */
export interface Dimension {
  readonly name: string
  readonly elements: readonly string[]
  readonly parent?: string
  readonly labels: Readonly<Record<string, Text>>
  readonly place: Place
}

interface Named {
  readonly name: string
  readonly unit: string
  readonly label: Text
  readonly description?: Text
  /** Names of the dimensions or sub-ranges the variable runs over; empty for a single number. */
  readonly over: readonly string[]
  readonly place: Place
}

/** One equation for all elements, or one each; `else` stands for the elements not named. */
export type Equations =
  | { readonly kind: 'same'; readonly equation: Equation }
  | { readonly kind: 'each'; readonly byElement: Readonly<Record<string, Equation>> }

/** An accumulation: its value changes only by its flows. */
export interface Stock extends Named {
  readonly kind: 'stock'
  readonly initial: Equations
  readonly inflows: readonly Equation[]
  readonly outflows: readonly Equation[]
  /** A member in which the stock falls below zero has failed. */
  readonly nonNegative: boolean
}

/** A rate that fills or drains stocks: its unit is that of a stock divided by time. */
export interface Flow extends Named {
  readonly kind: 'flow'
  readonly equations: Equations
}

/** Any other quantity computed at each time step. */
export interface Auxiliary extends Named {
  readonly kind: 'auxiliary'
  readonly equations: Equations
}

/** The least and the greatest value that something may have; without an end where one is left out. */
export interface Range {
  readonly minimum?: number
  readonly maximum?: number
}

/** A number that does not change during a member's life, certain or drawn. */
export interface Parameter extends Named {
  readonly kind: 'parameter'
  /** One distribution for all elements (each drawn on its own) or one each. `unit: date` holds months on the time axis. */
  readonly values:
    | { readonly kind: 'same'; readonly distribution: Distribution }
    | { readonly kind: 'each'; readonly byElement: Readonly<Record<string, Distribution>> }
  readonly evidence: Evidence
  /** Evidence of single elements where it differs (rows of projects.csv). */
  readonly evidenceByElement?: Readonly<Record<string, Evidence>>
  /** What its values keep to, whatever a scenario changes; undefined without any bounds. */
  readonly range?: Range
}

/** A table function y(x), called by its name in equations. */
export interface Lookup extends Named {
  readonly kind: 'lookup'
  readonly inputUnit: string
  readonly interpolation: 'linear' | 'step'
  /** In rising order of x; outside the table the end values hold. */
  readonly points: readonly (readonly [x: number, y: number])[]
  readonly evidence: Evidence
}

/** A path set from outside: `base`, changed by events and policies. An impulse is an amount delivered within one time step. */
export interface Exogenous extends Named {
  readonly kind: 'exogenous'
  readonly path: 'level' | 'impulse'
  readonly base: Equations
}

/** Independent standard normal draws, one for each month and element, held for the month. Dimensionless. */
export interface Noise extends Named {
  readonly kind: 'noise'
}

/** Everything in a model that has a name and a value. */
export type Variable = Stock | Flow | Auxiliary | Parameter | Lookup | Exogenous | Noise

/** How an event changes an exogenous path: a new level, an addition to it, a slow change to it, or an impulse. */
export interface Effect {
  readonly exogenous: string
  /** Elements it applies to; empty for all. */
  readonly elements: readonly string[]
  readonly action: 'set' | 'add' | 'ramp' | 'pulse'
  readonly value: Equation
  /** Months a ramp takes. */
  readonly duration?: number
  readonly place: Place
}

/**
 * Something that happens on a date. With several outcomes one is drawn (probabilities add up to at most 1; the rest is
 * "nothing happens"). A policy is an event that a scenario switches on.
 */
export interface Event {
  readonly name: string
  readonly label: Text
  /** Months on the time axis; a distribution when the date is uncertain. */
  readonly date: Distribution
  readonly outcomes: readonly Outcome[]
  readonly policy: boolean
  readonly enabled: boolean
  /** Marked on charts. */
  readonly marked: boolean
  readonly evidence: Evidence
  readonly place: Place
}

/** One of the ways in which an event may turn out. */
export interface Outcome {
  readonly name: string
  readonly probability: number
  readonly effects: readonly Effect[]
}

/** Rank correlations between named parameters (elements as `name[element]`). */
export interface Correlation {
  readonly between: readonly [string, string]
  readonly rank: number
  readonly evidence: Evidence
  readonly place: Place
}

/** The time axis of a model: `time` counts months from its origin. */
export interface TimeSpec {
  /** Calendar months `YYYY-MM`; `origin` is where `time` is zero. */
  readonly origin: string
  readonly start: string
  readonly end: string
  /** Time steps in a month. */
  readonly stepsPerMonth: number
  readonly method: 'euler' | 'rk4'
}

/** What the author wrote about the world. */
export interface Model {
  readonly title: Text
  readonly version: string
  readonly dimensions: readonly Dimension[]
  readonly variables: readonly Variable[]
  readonly correlations: readonly Correlation[]
  readonly events: readonly Event[]
  readonly series: readonly ObservedSeries[]
  readonly facts: readonly Fact[]
  /** Name of the parameter, a date, until which the model takes its history from data: calibrations move it. */
  readonly endOfData?: string
  /** How readers find their way among many variables: see `Theme`. */
  readonly themes?: readonly Theme[]
}

/** Variables that belong together on the causal map of the model. */
export interface Theme {
  readonly name: string
  readonly label: Text
  /** Each variable of the model stands in at most one theme. */
  readonly variables: readonly string[]
}

/** A dated measurement. `from` and `to` are months on the time axis; equal for a single day. */
export interface Observation {
  readonly label: string
  readonly from: number
  readonly to: number
  readonly low?: number
  readonly mid?: number
  readonly high?: number
  readonly grade: string
  readonly source: string
  readonly note?: string
}

/** Observations of one thing, and the expression of the model that should reproduce them. */
export interface ObservedSeries {
  readonly name: string
  readonly label: Text
  readonly unit: string
  readonly simulated: Equation
  /** `value`: the simulated value on the date (mean over a window); `total`: the sum over the window. */
  readonly compare: 'value' | 'total'
  /** Scored on logarithms (prices) or on plain numbers (flows that can be zero). */
  readonly scale: 'log' | 'linear'
  readonly scored: boolean
  readonly observations: readonly Observation[]
  readonly place: Place
}

/** A stylised fact: an expression over the path and the range the data give for it. */
export interface Fact {
  readonly name: string
  readonly label: Text
  readonly expression: Equation
  readonly unit: string
  readonly low: number
  readonly high: number
  readonly evidence: Evidence
  readonly place: Place
}
