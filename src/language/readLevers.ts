import type { Place } from '../diagnostics/place.ts'
import { monthsOf } from '../model/calendar.ts'
import type { Event, Parameter, Variable } from '../model/model.ts'
import type { Lever } from '../model/scenario.ts'
import { type Axis, axisOf, checkRange } from './axis.ts'
import type { DimensionTable } from './dimensionTable.ts'
import { type Merged, mergeEntries } from './mergeEntries.ts'
import { mistypedNumber } from './mistypedNumber.ts'
import type { Problems } from './problems.ts'
import type { Layer } from './readLayers.ts'
import type { ScenarioFile } from './schemas/scenarioFile.ts'

/** What levers may move. */
interface Movable {
  readonly variables: readonly Variable[]
  readonly events: readonly Event[]
  readonly dimensions: DimensionTable
  readonly origin: string
}

type Entry = Merged<Exclude<ScenarioFile['levers'][string], 'off'>>
type Range = Pick<Lever, 'from' | 'to' | 'step'>

/** Places a slider stops at, unless the lever says how far apart they are. */
const STOPS = 100

/** The levers of a scenario: parameters with a range, events, and policies. */
export function readLevers(layers: readonly Layer[], movable: Movable, problems: Problems): readonly Lever[] {
  return mergeEntries('levers', layers, problems).flatMap((entry) => {
    const { name, written, place } = entry
    const kind = kindOf(entry, layers, movable, problems)
    const range = kind && rangeOf(kind, entry, movable, problems)
    return range
      ? [{ name, kind: kind.kind, ...range, place, ...(written.help ? { help: written.help } : {}) }]
      : []
  })
}

type Kind =
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  | { readonly kind: 'event' | 'policy' | 'date'; readonly event: Event }

function kindOf(
  { name, place }: Entry,
  layers: readonly Layer[],
  { variables, events, dimensions }: Movable,
  problems: Problems,
): Kind | undefined {
  const [, base = name, key] = /^([^[\]]+)(?:\[([^[\]]+)\])?$/.exec(name) ?? []
  const parameter = variables.find((one): one is Parameter => one.kind === 'parameter' && one.name === base)
  if (parameter)
    return isSingle(parameter, key, dimensions, place, problems)
      ? { kind: 'parameter', parameter }
      : undefined
  const event = events.find((one) => one.name === name)
  const dated = events.find((one) => dateLever(one.name) === name)
  if (dated)
    return hasMovableDate(dated, layers, place, problems) ? { kind: 'date', event: dated } : undefined
  if (event)
    return isSwitch(event, layers, place, problems)
      ? { kind: event.policy ? 'policy' : 'event', event }
      : undefined
  const movable = [...variables.filter((one) => one.kind === 'parameter'), ...events].map((one) => one.name)
  const known = [...movable, ...events.map((one) => dateLever(one.name))]
  problems.unknown('unknown-name', place, name, 'a parameter, event, policy or date of one', known)
  return undefined
}

function isSingle(
  { name, over }: Parameter,
  key: string | undefined,
  dimensions: DimensionTable,
  place: Place,
  problems: Problems,
): boolean {
  if (key !== undefined) return dimensions.checkKey(key, over, place)
  if (over.length === 0) return true
  problems.add('wrong-index-count', place, name, `one element of each of ${over.join(', ')}`)
  return false
}

/** The lever that moves the date of an event. */
function dateLever(event: string): string {
  return `${event}.date`
}

/** Where a date is drawn, a date that is moved would not be one of its draws. */
function hasMovableDate(
  { name, date }: Event,
  layers: readonly Layer[],
  place: Place,
  problems: Problems,
): boolean {
  if (date.kind !== 'fixed')
    problems.add('cannot-change', place, `${name}, whose date is uncertain`, 'an event with a certain date')
  return date.kind === 'fixed' && !hasSettings(name, layers)
}

/** A lever moves one probability. A policy with settings is left out: they would have to move along with it. */
function isSwitch(
  { name, outcomes }: Event,
  layers: readonly Layer[],
  place: Place,
  problems: Problems,
): boolean {
  if (outcomes.length !== 1) {
    const found = `${name}, with ${outcomes.length} outcomes`
    problems.add('cannot-change', place, found, 'an event with one outcome')
    return false
  }
  return !hasSettings(name, layers)
}

/** Whether a file gives a policy parameters of its own. */
function hasSettings(policy: string, layers: readonly Layer[]): boolean {
  return layers.some(({ data }) => {
    const written = data.policies[policy]
    return typeof written === 'object' && written.set !== undefined
  })
}

function rangeOf(kind: Kind, entry: Entry, { origin }: Movable, problems: Problems): Range | undefined {
  const { written, place } = entry
  if (kind.kind === 'policy') return { from: 0, to: 1, step: 1 }
  const axis = kind.kind === 'parameter' ? axisOf(kind.parameter, origin) : { origin }
  const end = (which: 'from' | 'to') => endOf(which, axis, entry, problems)
  const [from, to] = kind.kind === 'event' ? [0, 1] : [end('from'), end('to')]
  if (from === undefined || to === undefined) return undefined
  if (from >= to) problems.add('bad-value', place, `from ${from} to ${to}`, 'a range that rises')
  const countsMonths = kind.kind !== 'event' && axis.origin !== null
  return { from, to, step: written.step ?? (countsMonths ? 1 : (to - from) / STOPS) }
}

function endOf(
  which: 'from' | 'to',
  axis: Axis,
  { name, written, at, place }: Entry,
  problems: Problems,
): number | undefined {
  const value = written[which]
  const number = axis.origin === null ? value : monthsOf(String(value), axis.origin)
  const where = at.get(which)
  const stands = where ? where.source.place(where.path) : place
  if (typeof number === 'number') {
    checkRange({ kind: 'fixed', value: number }, axis, stands, problems)
    return number
  }
  const mistyped = axis.origin === null ? mistypedNumber(String(value)) : undefined
  const expected = `${which}: ${mistyped ?? (axis.origin === null ? 'a number' : 'a date')}`
  if (value === undefined) problems.add('missing-key', stands, `no ${which} of ${name}`, expected)
  else problems.add('bad-value', stands, String(value), expected)
  return undefined
}
