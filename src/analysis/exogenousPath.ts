import { quantileOf } from '../distributions/catalogue.ts'
import type { Effect, Event, Exogenous, Outcome } from '../model/model.ts'
import type { Scalar } from '../model/system.ts'
import type { Draft } from './draft.ts'
import { dateName, probabilityName, rankName } from './eventNames.ts'
import { add, both, call, choose, constant, over, slotValue, subtract, TIME_NOW, times } from './scalar.ts'
import { happensNow } from './timeFunctions.ts'

/** An event as scalars: its date, and for each outcome whether it happens to the member. */
export interface ScheduledEvent {
  readonly event: Event
  readonly date: Scalar
  /** What its place among other events goes by: the central date, or the date itself where that may be moved. */
  readonly rank: Scalar
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
    .map(({ event, median }) => {
      const date = eventDate(event, draft)
      const rank = draft.adjustable.has(rankName(event.name)) ? date : constant(median)
      return { event, date, rank, outcomes: eventOutcomes(event, draft) }
    })
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
  const values = new Map<Effect, Scalar>()
  const lowered = (effect: Effect): Scalar => values.get(effect) ?? remember(values, effect, value(effect))
  const effectsOf = ({ outcome }: ScheduledEvent['outcomes'][number]): Effect[] =>
    outcome.effects.filter((effect) => effect.exogenous === variable.name && concerns(effect, element))
  const concerned = schedule.filter(({ outcomes }) => outcomes.some((one) => effectsOf(one).length > 0))
  const changed = (path: Scalar, { date, outcomes }: ScheduledEvent): Scalar => {
    let next = path
    for (const one of outcomes)
      for (const effect of effectsOf(one))
        next = change(next, effect, lowered(effect), { date, happens: one.happens, timeStep })
    return next
  }
  const isMovable = ({ rank }: ScheduledEvent): boolean => rank.op !== 'constant'
  const settled = concerned.filter((one) => !isMovable(one))
  return inOrder(settled, concerned.filter(isMovable), (order) => order.reduce(changed, base))
}

function remember(values: Map<Effect, Scalar>, effect: Effect, value: Scalar): Scalar {
  values.set(effect, value)
  return value
}

/**
 * A path for every order that movable events may come in, and which of them holds: each movable event stands before the first
 * one that it precedes.
 */
function inOrder(
  order: readonly ScheduledEvent[],
  movable: readonly ScheduledEvent[],
  pathOf: (order: readonly ScheduledEvent[]) => Scalar,
): Scalar {
  const [first, ...rest] = movable
  if (!first) return pathOf(order)
  const placed = (at: number): Scalar =>
    inOrder([...order.slice(0, at), first, ...order.slice(at)], rest, pathOf)
  return order.reduceRight(
    (later, other, at) => choose(precedes(first, other), placed(at), later),
    placed(order.length),
  )
}

/** On the same date, events come in the order of their names. */
function precedes(a: ScheduledEvent, b: ScheduledEvent): Scalar {
  return call(a.event.name < b.event.name ? '<=' : '<', a.rank, b.rank)
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
