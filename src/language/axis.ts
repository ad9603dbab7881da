import type { Place } from '../diagnostics/place.ts'
import { supportOf } from '../distributions/catalogue.ts'
import { dateLabel } from '../model/calendar.ts'
import type { Distribution } from '../model/distribution.ts'
import type { Range } from '../model/model.ts'
import { mistypedShare } from './mistypedNumber.ts'
import type { Problems } from './problems.ts'

/** What the values of a number are measured on, and the bounds that they keep to. */
export interface Axis {
  /** Month that dates are counted from; null when the number is not a date. */
  readonly origin: string | null
  readonly range?: Range | undefined
}

/** The axis of a parameter or column. @param origin month that dates are counted from */
export function axisOf(
  { unit, range }: { readonly unit?: string | undefined; readonly range?: Range | undefined },
  origin: string,
): Axis {
  return { origin: unit === 'date' ? origin : null, range }
}

/** Reports a number, or a distribution of which only a part may be, beyond the bounds of its axis. */
export function checkRange(
  distribution: Distribution,
  { origin, range }: Axis,
  place: Place,
  problems: Problems,
): void {
  if (!range) return
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = range
  const [low, high] = supportOf(distribution)
  if (low >= minimum && high <= maximum) return
  const written = (value: number): string => (origin === null ? `${value}` : dateLabel(value, origin))
  const end = low < minimum ? low : high
  const side = low < minimum ? 'down' : 'up'
  const reach = Number.isFinite(end) ? ` to ${written(end)}` : 'wards without an end'
  const share = maximum === 1 && low === high ? mistypedShare(high) : undefined
  const found = low === high ? written(end) : `a distribution that goes ${side}${reach}`
  problems.add(
    'out-of-range',
    place,
    found,
    `${rangeText(range, written)}, as its column declares${share ? `: ${share}` : ''}`,
  )
}

function rangeText({ minimum, maximum }: Range, written: (value: number) => string): string {
  if (minimum === undefined) return `at most ${written(maximum as number)}`
  if (maximum === undefined) return `at least ${written(minimum)}`
  return `${written(minimum)} to ${written(maximum)}`
}
