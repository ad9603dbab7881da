import type { System } from '../../../model/system.ts'
import type { TimePaths } from '../graph/timePaths.ts'
import type { Stored } from '../lowering/lowerGraph.ts'
import type { Machine } from '../machine/machine.ts'
import type { Layout } from '../schedule/layout.ts'
import type { Unit } from '../schedule/unit.ts'

/** Where a number that others read stands in a tile. */
export type NumberPlace =
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'stock'; readonly stock: number }

/** Reducers that work at the same time steps. */
export interface Group {
  readonly unit: Unit
  /** Whether it works at each time step. */
  readonly steps: readonly boolean[]
  /** Reads values on dates: replaced by `readings` while one of those is still missing. */
  readonly reading: boolean
}

/** Everything a kernel computes and where, before any code is written. */
export interface Plan {
  readonly system: System
  readonly paths: TimePaths
  readonly machine: Machine
  readonly layout: Layout
  /** Computed once, before the first evaluation: the member's constants and initial values. */
  readonly start: Unit
  /** Computed at every evaluation of the equations. */
  readonly core: Unit
  /** For RK4: moves the stocks by the weighted sum of the rates. */
  readonly move: Unit | undefined
  readonly groups: readonly Group[]
  /** All readings on fixed dates. */
  readonly readings: Unit
  /** Outputs that are not computed anyway. */
  readonly save: Unit
  /** Slots that checks and metrics read, where they are not computed anyway. */
  readonly read: Unit
  readonly outputs: readonly NumberPlace[]
  readonly slots: readonly { readonly slot: number; readonly place: NumberPlace }[]
  /** Slots that checks and metrics read and that keep their values, with their rows. */
  readonly settled: readonly { readonly slot: number; readonly row: number }[]
  /** Rows of what a member draws, read once, and of how long its delays are. */
  readonly draws: number
  readonly lengths: number
  /** Terms put into columns of the time table. */
  readonly times: readonly Stored[]
  /** Rows of masks that hold where a member's exponent is whole. */
  readonly wholeExponents: readonly number[]
  readonly rows: FixedRows
}

/** First rows of what is always there. */
export interface FixedRows {
  readonly live: number
  readonly delays: number
  readonly inputs: number
  readonly memory: number
  readonly rates: number
  readonly totals: number
}
