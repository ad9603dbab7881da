import type { Summary } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import { dayOf, monthNumber, originOf, utcOf } from './calendar.ts'

/** The part of the time axis a chart shows: which saved times, and where a time falls in the plot. */
export interface TimeSpan {
  /** Positions of the shown saved times in the summary's arrays. */
  readonly shown: readonly number[]
  /** Calendar months (see `monthNumber`) of the ends, and of time zero. */
  readonly from: number
  readonly to: number
  readonly origin: number
}

/** @throws RangeError when a chart's `from` and `to` leave fewer than two saved times. */
export function timeSpan(summary: Summary, spec: Pick<ChartSpec, 'name' | 'from' | 'to'>): TimeSpan {
  const from = spec.from === undefined ? Number.NEGATIVE_INFINITY : monthNumber(spec.from)
  const to = spec.to === undefined ? Number.POSITIVE_INFINITY : monthNumber(spec.to)
  const numbers = summary.months.map(monthNumber)
  const shown = numbers.flatMap((number, index) => (number >= from && number <= to ? [index] : []))
  if (shown.length < 2)
    throw new RangeError(
      `Chart ${spec.name}: no two saved months between ${spec.from ?? 'start'} and ${spec.to ?? 'end'}`,
    )
  return {
    shown,
    from: numbers[shown[0] ?? 0] ?? 0,
    to: numbers[shown.at(-1) ?? 0] ?? 0,
    origin: originOf(summary),
  }
}

/** The day `YYYY-MM-DD` of a saved time. */
export function shownDay(span: TimeSpan, summary: Summary, index: number): string {
  return dayOf(span.origin + (summary.times[index] ?? 0))
}

/** Whether a time (months on the time axis) lies within the span. */
export function inSpan(span: TimeSpan, time: number): boolean {
  return span.origin + time >= span.from && span.origin + time <= span.to
}

/** The position in px of a time (months on the time axis) from the left of a plot. */
export function timePixel(span: TimeSpan, time: number, width: number): number {
  const start = utcOf(span.from)
  return (width * (utcOf(span.origin + time) - start)) / (utcOf(span.to) - start)
}
