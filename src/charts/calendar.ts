import type { Summary } from '../model/ensemble.ts'

const DAY = 86_400_000

/** Months since year 0 of a calendar month `YYYY-MM`. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

/** The calendar month number at which the time axis of a summary is zero. */
export function originOf(summary: Pick<Summary, 'times' | 'months'>): number {
  return monthNumber(summary.months[0] ?? '0000-01') - Math.round(summary.times[0] ?? 0)
}

/** Milliseconds (UTC) of a month number; a fraction is that share of the month's days. */
export function utcOf(month: number): number {
  const whole = Math.floor(month)
  const start = Date.UTC(Math.floor(whole / 12), whole - 12 * Math.floor(whole / 12), 1)
  const next = Date.UTC(Math.floor((whole + 1) / 12), whole + 1 - 12 * Math.floor((whole + 1) / 12), 1)
  return start + Math.floor(((month - whole) * (next - start)) / DAY) * DAY
}

/** Days of the months on the axes of the last charts: each layer and each chart asks for the same ones again. */
const days = new Map<number, string>()
const MOST_DAYS = 5000

/** The day `YYYY-MM-DD` of a month number. */
export function dayOf(month: number): string {
  const known = days.get(month)
  if (known !== undefined) return known
  const day = new Date(utcOf(month)).toISOString().slice(0, 10)
  if (days.size >= MOST_DAYS) days.clear()
  days.set(month, day)
  return day
}
