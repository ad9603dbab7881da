import { monthLabel } from '../model/calendar.ts'
import type { MetricValue } from '../model/system.ts'
import type { Cell } from './csv.ts'

/** A metric's value in a table: a time as a calendar month or `never`, anything else as it is. */
export function metricCell(value: number, kind: MetricValue['kind'], origin: string): Cell {
  if (Number.isNaN(value)) return undefined
  return kind === 'time' ? monthLabel(value, origin) : value
}
