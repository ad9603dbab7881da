import type { Channel, Day, PlainLayer, PlainView, Row } from './plainSpec.ts'

/** Where a row falls, in px from the left and from the top of a plot. */
export interface Positions {
  readonly x: (row: Row) => number
  readonly y: (row: Row) => number
  /** The other end of an area or a rule. */
  readonly x2: ((row: Row) => number) | undefined
  readonly y2: ((row: Row) => number) | undefined
}

/** The places of a layer's rows in its plot. */
export function positionsOf({ encoding }: PlainLayer, { width, height }: PlainView): Positions {
  const { x, y, x2, y2 } = encoding
  const across = (channel: Channel | undefined) => placeOf(channel, x, (share) => share * width)
  const down = (channel: Channel | undefined) => placeOf(channel, y, (share) => (1 - share) * height)
  return {
    x: across(x) ?? (() => 0),
    y: down(y) ?? (() => 0),
    x2: across(x2),
    y2: down(y2),
  }
}

/** The place of a value between the ends of a channel's domain, as a share of it. */
export function shareOf(value: Row[string] | Day | undefined, scale: { domain: Domain }): number {
  const [from, to] = endsOf(scale)
  return (numberOf(value) - from) / (to - from)
}

const endsOf = ({ domain }: { domain: Domain }) => [numberOf(domain[0]), numberOf(domain[1])] as const

type Domain = NonNullable<Channel['scale']>['domain']

function placeOf(
  channel: Channel | undefined,
  scaled: Channel | undefined,
  pixel: (share: number) => number,
): ((row: Row) => number) | undefined {
  if (channel === undefined) return undefined
  const { value, datum, field } = channel
  if (value !== undefined) return () => value
  const read = (row: Row): Row[string] | Day | undefined => (field === undefined ? datum : row[field])
  const scale = scaled?.scale
  if (!scale) return (row) => numberOf(read(row))
  const [from, to] = endsOf(scale)
  return (row) => pixel((numberOf(read(row)) - from) / (to - from))
}

/** A number as it is, a day as its milliseconds. */
function numberOf(value: Row[string] | Day | undefined): number {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return Date.parse(value)
  if (typeof value !== 'object' || value === null || !('year' in value)) return Number.NaN
  return Date.UTC(value.year, value.month - 1, value.date)
}
