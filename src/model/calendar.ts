/** A time in months that does not come within any model: written `never` in files. */
export const NEVER = 1e6

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (DAYS[month - 1] as number)
}

/** Whole months from the start of year 0, and the share of the month that has passed; undefined if there is no such date. */
function split(text: string): { month: number; share: number } | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  return { month: year * 12 + month - 1, share: (day - 1) / daysIn(year, month) }
}

/**
 * A date (`2027-01-01`, `2027-01`, `2027` or `never`) in months since the first day of the month `origin`; day d of a month of
 * D days adds (d - 1) / D. Undefined when the text is not a date.
 */
export function monthsOf(text: string, origin: string): number | undefined {
  if (text === 'never') return NEVER
  const start = split(origin)
  const date = split(text)
  return start && date && date.month - start.month + date.share
}

/** The calendar month `YYYY-MM` that a time falls in; `never` from {@link NEVER} on. */
export function monthLabel(time: number, origin: string): string {
  if (time >= NEVER) return 'never'
  const month = Math.floor((split(origin)?.month ?? 0) + time)
  const year = Math.floor(month / 12)
  return `${String(year).padStart(4, '0')}-${String(month - year * 12 + 1).padStart(2, '0')}`
}

/** The date `YYYY-MM-DD` of a time, or the month alone for its first day; `never` from {@link NEVER} on. */
export function dateLabel(time: number, origin: string): string {
  const month = monthLabel(time, origin)
  const days = Math.floor(
    (time - Math.floor(time)) * daysIn(Number(month.slice(0, -3)), Number(month.slice(-2))) + 1e-6,
  )
  return time >= NEVER || days === 0 ? month : `${month}-${String(days + 1).padStart(2, '0')}`
}
