import { monthsOf } from '../model/calendar.ts'
import { Refusal } from './refusal.ts'

/**
 * The end of a day or month given on the command line, in months since an origin.
 * @throws Refusal when it is neither
 */
export function endOf(text: string, option: string, origin: string): number {
  const start = startOf(text, option, origin)
  if (text.length === 'YYYY-MM'.length) return start + 1
  const next = Math.floor(start) + 1
  const days = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
  return Math.min(start + 1 / days, next)
}

/** The start of a day or month. @throws Refusal when it is neither */
export function startOf(text: string, option: string, origin: string): number {
  const time = /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? monthsOf(text, origin) : undefined
  if (time === undefined) throw new Refusal(`${option} ${text}: expected a month such as 2025-05, or a day`)
  return time
}
