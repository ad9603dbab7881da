import { quantileOf } from '../distributions/catalogue.ts'
import type { Effect, Event, Exogenous, Outcome } from '../model/model.ts'
import type { Scalar } from '../model/system.ts'
import type { Draft } from './draft.ts'
import { add, both, call, choose, constant, over, slotValue, subtract, TIME_NOW, times } from './scalar.ts'
import { happensNow } from './timeFunctions.ts'

/** An event as scalars: its date, and for each outcome whether it happens to the member. */
export interface ScheduledEvent {
  readonly event: Event
  readonly date: Scalar
  readonly outcomes: readonly { readonly outcome: Outcome; readonly happens: Scalar }[]
}

/**
 * Enabled events in the order of their central dates (then names): a later `set` replaces an earlier one. The date and the
 * outcome of each are drawn under keys of the event's own name.
 */
export function scheduleEvents(events: readonly Event[], draft: Draft): ScheduledEvent[] {
  return events
    .filter((event) => event.enabled || draft.adjustable.has(probabilityName(event.name)))
    .map((event) => ({ event, median: quantileOf(event.date)(0.5) }))
    .sort((a, b) => a.median - b.median || (a.event.name < b.event.name ? -1 : 1))
    .map(({ event }) => ({ event, date: eventDate(event, draft), outcomes: eventOutcomes(event, draft) }))
}

/** The draw that holds the probability of an adjustable event; a policy that is off has the probability 0. */
export function probabilityName(event: string): string {
  return `event.${event}.probability`
}

/** The draw that holds the date of an event whose date is uncertain or adjustable. */
export function dateName(event: string): string {
  return `event.${event}.date`
}

function eventDate({ name, date }: Event, draft: Draft): Scalar {
  if (date.kind === 'fixed' && !draft.adjustable.has(dateName(name))) return constant(date.value)
  const slot = draft.slot(dateName(name), '', 'date')
  draft.draw(dateName(name), slot, date)
  return slotValue(slot)
}

function eventOutcomes(event: Event, draft: Draft): ScheduledEvent['outcomes'] {
  const only = event.outcomes[0]
  if (only && draft.adjustable.has(probabilityName(event.name)))
    return [{ outcome: only, happens: happensAdjustably(event, only, draft) }]
  if (event.outcomes.length === 1 && only && only.probability >= 1)
    return [{ outcome: only, happens: constant(1) }]
  const name = `event.${event.name}.outcome`
  const slot = draft.slot(name, '', 'dimensionless')
  draft.draw(name, slot, { kind: 'uniform', low: 0, high: 1 })
  let below = 0
  return event.outcomes.map((outcome) => {
    const from = below
    below += outcome.probability
    const drawn = slotValue(slot)
    const happens = both(call('>=', drawn, constant(from)), call('<', drawn, constant(below)))
    return { outcome, happens }
  })
}

/** What `eventOutcomes` gives for one outcome, with a probability that is a draw. */
function happensAdjustably({ name, enabled }: Event, { probability }: Outcome, draft: Draft): Scalar {
  const drawn = draft.slot(`event.${name}.outcome`, '', 'dimensionless')
  draft.draw(`event.${name}.outcome`, drawn, { kind: 'uniform', low: 0, high: 1 })
  const chance = draft.slot(probabilityName(name), '', 'dimensionless')
  draft.draw(probabilityName(name), chance, { kind: 'fixed', value: enabled ? probability : 0 })
  return call('<', slotValue(drawn), slotValue(chance))
}

/** The path of one element of an exogenous variable: its base, changed by one effect after the other. */
export function exogenousPath(
  variable: Exogenous,
  element: string,
  base: Scalar,
  schedule: readonly ScheduledEvent[],
  timeStep: number,
  value: (effect: Effect) => Scalar,
): Scalar {
  let path = base
  for (const { date, outcomes } of schedule)
    for (const { outcome, happens } of outcomes)
      for (const effect of outcome.effects)
        if (effect.exogenous === variable.name && concerns(effect, element))
          path = change(path, effect, value(effect), { date, happens, timeStep })
  return path
}

function concerns(effect: Effect, element: string): boolean {
  return effect.elements.length === 0 || effect.elements.includes(element)
}

interface When {
  readonly date: Scalar
  readonly happens: Scalar
  readonly timeStep: number
}

function change(path: Scalar, effect: Effect, value: Scalar, { date, happens, timeStep }: When): Scalar {
  const since = conjunction(happens, call('>=', TIME_NOW, date))
  switch (effect.action) {
    case 'set':
      return choose(since, value, path)
    case 'add':
      return add(path, choose(since, value, constant(0)))
    case 'ramp': {
      const elapsed = over(subtract(TIME_NOW, date), constant(effect.duration ?? timeStep))
      const share = call('min', elapsed, constant(1))
      return choose(since, add(path, times(subtract(value, path), share)), path)
    }
    case 'pulse': {
      const now = conjunction(happens, happensNow(date, timeStep))
      return add(path, choose(now, over(value, constant(timeStep)), constant(0)))
    }
  }
}

function conjunction(happens: Scalar, when: Scalar): Scalar {
  return happens.op === 'constant' && happens.value === 1 ? when : both(happens, when)
}
