import type { TimeSpan } from './timeSpan.ts'
import type { ValueScale } from './valueScale.ts'

/** A plot of values over time, in px. */
export interface Plot {
  readonly span: TimeSpan
  readonly scale: ValueScale
  readonly width: number
  readonly height: number
  /** Whether marks end at the edge of the plot. */
  readonly clip?: boolean
  /** Axes whose labels another panel shows. */
  readonly bare?: 'time' | 'value' | 'both' | undefined
}
