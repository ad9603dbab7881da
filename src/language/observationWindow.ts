import { monthsOf } from '../model/calendar.ts'

/** Times from and to, in months since the origin; equal for a single day. */
export interface ObservationWindow {
  readonly from: number
  readonly to: number
}

/**
 * The time an observation speaks of: a day (`2023-07-05`), a month, a year, half a year (`2023-H1`), or months from and to,
 * both included (`2024-01..09`, `2023-11..2024-02`). Undefined when the text is none of these.
 */
export function observationWindow(text: string, origin: string): ObservationWindow | undefined {
  const half = /^(\d{4})-H([12])$/.exec(text)
  if (half) return window(monthsOf(`${half[1]}-${half[2] === '1' ? '01' : '07'}`, origin), 6)
  const range = /^((\d{4})-\d{2})\.\.(?:(\d{4})-)?(\d{2})$/.exec(text)
  if (range) {
    const from = monthsOf(range[1] as string, origin)
    const last = monthsOf(`${range[3] ?? range[2]}-${range[4]}`, origin)
    return from === undefined || last === undefined || last <= from ? undefined : { from, to: last + 1 }
  }
  return text === 'never' ? undefined : window(monthsOf(text, origin), { 4: 12, 7: 1 }[text.length] ?? 0)
}

function window(from: number | undefined, length: number): ObservationWindow | undefined {
  return from === undefined ? undefined : { from, to: from + length }
}
