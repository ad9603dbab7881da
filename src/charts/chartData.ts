import type { Summary } from '../model/ensemble.ts'
import type { Text } from '../model/text.ts'

/** A dated event marked above the plot. */
export interface ChartEvent {
  /** Months on the time axis; the median of an uncertain date. */
  readonly time: number
  readonly label: Text
  readonly uncertain?: true
  /** Stated in the label when it is below 1. */
  readonly probability?: number
}

/** One member's path of a saved variable, one value for each time of the summary. */
export interface MemberPath {
  readonly variable: string
  readonly element: string
  readonly member: number
  readonly values: readonly number[]
}

/** A metric's value in each member that did not fail; a time that never comes is Infinity. */
export interface MetricMembers {
  readonly name: string
  readonly element: string
  readonly values: readonly number[]
  /** The same in the published scenario, where this is a changed one. */
  readonly published?: readonly number[]
}

/** A variable's value in one month, in each member that did not fail. */
export interface MomentMembers {
  readonly variable: string
  readonly element: string
  /** `YYYY-MM`. */
  readonly month: string
  readonly values: readonly number[]
  /** The same in the published scenario, where this is a changed one. */
  readonly published?: readonly number[]
}

/** The share of members in which the sum of a variable over its elements is above a threshold, at each time. */
export interface ShareAbove {
  readonly variable: string
  readonly threshold: number
  readonly shares: readonly number[]
}

/** A measurement in the unit of the variable it is drawn over. `from` and `to` are months on the time axis. */
export interface ObservedPoint {
  readonly from: number
  readonly to: number
  readonly low?: number
  readonly mid?: number
  readonly high?: number
}

export interface ObservedPoints {
  /** Name of the observed series. */
  readonly name: string
  readonly label: Text
  /** The simulated variable whose unit the points are in. */
  readonly variable: string
  readonly points: readonly ObservedPoint[]
}

/** Another scenario drawn beside the charted one, member by member with the same draws. */
export interface ComparedScenario {
  readonly title: Text
  readonly summary: Summary
  /** Statistics of this scenario minus the charted one, taken member by member. */
  readonly difference: Summary
}

/** All that a chart may draw of one run. Pure data; `collectChartData` makes it from an ensemble. */
export interface ChartData {
  /** Title of the scenario. */
  readonly scenario: Text
  /** What was changed for this run alone; none where the scenario is as its files say. */
  readonly changed?: readonly Text[]
  /** The time (months on the time axis) from which nothing more is taken from data, where that is known. */
  readonly endOfData?: number
  readonly summary: Summary
  readonly paths: readonly MemberPath[]
  readonly metricMembers: readonly MetricMembers[]
  readonly momentMembers: readonly MomentMembers[]
  readonly shares: readonly ShareAbove[]
  readonly observed: readonly ObservedPoints[]
  readonly events: readonly ChartEvent[]
  readonly compared: readonly ComparedScenario[]
  /** Where model and data come from: opens the footer. */
  readonly source: Text
}
