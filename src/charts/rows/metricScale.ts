import { NEVER } from '../../model/calendar.ts'
import type { MetricValue } from '../../model/system.ts'
import type { Language } from '../../model/text.ts'
import { monthNumber } from '../calendar.ts'
import { formatMonth } from '../formatMonth.ts'
import { formatNumber, formatShare } from '../formatNumber.ts'
import { withUnit } from '../unitLabel.ts'
import { valueScale } from '../valueScale.ts'

/** A metric and the month at which its time axis is zero. */
export interface MetricUnits {
  readonly kind: MetricValue['kind']
  readonly unit: string
  /** `YYYY-MM`. */
  readonly origin: string
}

/** A tick of an axis and how it is written. */
export interface Tick {
  readonly value: number
  readonly text: string
}

/** An axis for values of a metric, with its ticks in words. */
export interface MetricScale {
  readonly low: number
  readonly high: number
  readonly ticks: readonly Tick[]
}

/** A value of a metric without its unit. */
export function metricNumber(value: number, { kind, origin }: MetricUnits, language: Language): string {
  if (Number.isNaN(value)) return '–'
  if (value >= (kind === 'time' ? NEVER : Number.POSITIVE_INFINITY))
    return { en: 'never', zh: '始终未出现' }[language]
  if (kind === 'time') return formatMonth(monthNumber(origin) + value, language)
  return kind === 'condition' ? formatShare(value) : formatNumber(value)
}

/** A value of a metric with its unit. */
export function metricValue(value: number, units: MetricUnits, language: Language): string {
  const number = metricNumber(value, units, language)
  return units.kind === 'number' && Number.isFinite(value) ? withUnit(number, units.unit, language) : number
}

/** Years between ticks of a time axis. */
const YEARS = [1, 2, 5, 10, 20, 50, 100]
const MOST_YEARS = 5

/** A scale that holds all the values: whole years for times, round numbers for others. */
export function metricScale(values: readonly number[], { kind, origin }: MetricUnits): MetricScale {
  if (kind === 'time') return yearScale(values.filter(Number.isFinite), monthNumber(origin))
  return numberScale(values)
}

/** About `count` round numbers around some values, written as numbers or as whole per cent. */
export function numberScale(
  values: readonly number[],
  written: 'numbers' | 'shares' = 'numbers',
  count = 4,
): MetricScale {
  const { low, high, ticks } = valueScale(values, count)
  const text = (value: number): string => (written === 'shares' ? formatShare(value) : formatNumber(value, 6))
  return { low, high, ticks: ticks.map((value) => ({ value, text: text(value) })) }
}

function yearScale(times: readonly number[], origin: number): MetricScale {
  const years = times.map((time) => (origin + time) / 12)
  const [least, most] = years.length === 0 ? [0, 1] : [Math.min(...years), Math.max(...years)]
  const step = YEARS.find((one) => (most - least) / one <= MOST_YEARS) ?? 200
  const first = Math.floor(least / step)
  const last = Math.max(first + 1, Math.ceil(most / step))
  const at = (year: number): number => year * 12 - origin
  const marks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step)
  return {
    low: at(first * step),
    high: at(last * step),
    ticks: marks.map((year) => ({ value: at(year), text: String(year) })),
  }
}
