import type { Distribution } from './distribution.ts'

/** An equation of one element, with every name resolved to a slot: what kernels evaluate or compile. */
export type Scalar =
  | { readonly op: 'constant'; readonly value: number }
  | { readonly op: 'time' }
  | { readonly op: 'slot'; readonly slot: number }
  /** A row of the function table that has a numeric meaning. */
  | { readonly op: 'call'; readonly name: string; readonly arguments: readonly Scalar[] }
  | { readonly op: 'if'; readonly condition: Scalar; readonly then: Scalar; readonly otherwise: Scalar }
  | { readonly op: 'lookup'; readonly table: number; readonly argument: Scalar }

/** One number of a member's present: an element of a variable, or a hidden part of a macro or reducer. */
export interface Slot {
  readonly variable: string
  readonly element: string
  readonly unit: string
}

/** What a slot holds once it has been computed. */
export interface Assignment {
  readonly slot: number
  readonly value: Scalar
}

/** A stock's slot and its net rate (per month). */
export interface StockRate {
  readonly slot: number
  readonly rate: Scalar
  readonly nonNegative: boolean
}

/** A fixed delay: the slot holds the value of `input` as it was `delay` months ago. */
export interface FixedDelay {
  readonly slot: number
  readonly input: Scalar
  /** Constant within a member; rounded to whole time steps. */
  readonly delay: Scalar
  readonly initial: Scalar
}

/** A lookup: points in rising order of `x`; before the first and after the last, `y` stays as it is there. */
export interface Table {
  readonly name: string
  readonly interpolation: 'linear' | 'step'
  readonly x: readonly number[]
  readonly y: readonly number[]
}

/** A number drawn once for each member, keyed by its name alone. */
export interface Draw {
  readonly name: string
  readonly slot: number
  readonly distribution: Distribution
}

/** Standard normal draws, one a month, keyed by name and month. */
export interface NoiseDraw {
  readonly name: string
  readonly slot: number
}

/** What a reducer keeps of a path. Each is updated at every time step and read when the member ends. */
export const REDUCER_KINDS = [
  'highest',
  'lowest',
  'timeOfHighest',
  'timeOfLowest',
  'final',
  'at',
  'total',
  'firstBelow',
  'firstAbove',
] as const

export type ReducerKind = (typeof REDUCER_KINDS)[number]

/** One number that is kept of a path. */
export interface Reducer {
  readonly kind: ReducerKind
  /** Where its result can be read once the member has ended. */
  readonly slot: number
  readonly value: Scalar
  /** Window on the time axis, in months; constant within a member. For `at`, `from` is the time. */
  readonly from: Scalar
  readonly to: Scalar
  /** For `firstBelow` and `firstAbove`. */
  readonly threshold?: Scalar
  readonly hold?: Scalar
}

/** What a number read off a path is for: a metric of the scenario, an observation to compare with, a stylised fact. */
export type Purpose = 'metric' | 'observation' | 'fact'

/** A number read off each member at its end, as a scalar of reducers and of what is known by then. */
export interface MetricValue {
  /** Name of the metric, observed series or fact. */
  readonly name: string
  /** The element of a metric over a dimension; the label of an observation. */
  readonly element: string
  /** For observations, the series' own unit: values are converted. */
  readonly unit: string
  readonly purpose: Purpose
  /** `condition` counts members; `time` is a month on the time axis or never; `number` is anything else. */
  readonly kind: 'number' | 'time' | 'condition'
  readonly value: Scalar
}

/** A path that is stored at every save period. */
export interface Output {
  readonly variable: string
  readonly element: string
  readonly unit: string
  readonly slot: number
}

/** A check made once for each member before its first step, e.g. that a delay is not shorter than the time step. */
export interface MemberCheck {
  readonly variable: string
  readonly holds: Scalar
  readonly reason: string
}

/**
 * A model ready to be run: names are slots, arrays are laid out, macros are stocks and flows, equations are in order.
 * The order of evaluation is `member` once, `initial` once at the start, then `step` at every time step.
 */
export interface System {
  readonly time: {
    /** Months since the origin of the time axis. */
    readonly start: number
    readonly step: number
    readonly steps: number
    readonly stepsPerSave: number
    readonly method: 'euler' | 'rk4'
    /** `YYYY-MM` of time zero. */
    readonly origin: string
  }
  readonly slots: readonly Slot[]
  readonly draws: readonly Draw[]
  readonly correlations: readonly { readonly between: readonly [string, string]; readonly rank: number }[]
  readonly noise: readonly NoiseDraw[]
  readonly tables: readonly Table[]
  readonly member: readonly Assignment[]
  readonly checks: readonly MemberCheck[]
  readonly initial: readonly Assignment[]
  readonly step: readonly Assignment[]
  readonly stocks: readonly StockRate[]
  readonly delays: readonly FixedDelay[]
  readonly reducers: readonly Reducer[]
  readonly metrics: readonly MetricValue[]
  readonly outputs: readonly Output[]
}
