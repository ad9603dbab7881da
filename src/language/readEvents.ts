import type { Place } from '../diagnostics/place.ts'
import type { Effect, Event, Outcome } from '../model/model.ts'
import { distributionAt } from './distributionAt.ts'
import { equationAt } from './equationsOf.ts'
import { type EventContext, type EventDraft, happens } from './eventDraft.ts'
import { evidenceOf, evidenceOfChange } from './evidenceOf.ts'
import type { Problems } from './problems.ts'
import { ACTIONS, type WrittenEvent } from './schemas/event.ts'
import type { Path, Source } from './source.ts'

type WrittenEffect = NonNullable<WrittenEvent['effects']>[number]

/** Reads events and policies of YAML files onto what is already known of them. */
export class EventReader {
  readonly #context: EventContext

  constructor(context: EventContext) {
    this.#context = context
  }

  get #problems(): Problems {
    return this.#context.problems
  }

  /** @param scenario id of the scenario that changes the event; undefined in the model */
  read(draft: EventDraft, written: WrittenEvent, source: Source, path: Path, scenario?: string): EventDraft {
    const date =
      written.date === undefined ? {} : { date: this.#date(written.date, source, [...path, 'date']) }
    return {
      ...draft,
      marked: written.marked ?? draft.marked,
      outcomes: this.#outcomes(draft, written, source, path),
      ...(written.label ? { label: written.label } : {}),
      ...date,
      ...this.#evidence(draft, written, source, path, scenario),
    }
  }

  withDate(
    draft: EventDraft,
    written: NonNullable<WrittenEvent['date']>,
    source: Source,
    path: Path,
  ): EventDraft {
    return { ...draft, date: this.#date(written, source, path) }
  }

  #date(written: NonNullable<WrittenEvent['date']>, source: Source, path: Path) {
    return distributionAt(written, { origin: this.#context.origin }, source, path, this.#problems)
  }

  #outcomes(draft: EventDraft, written: WrittenEvent, source: Source, path: Path): readonly Outcome[] {
    if (written.outcomes)
      return Object.entries(written.outcomes).map(([name, outcome]) => ({
        name,
        probability: outcome.probability,
        effects: this.#effects(outcome.effects ?? [], source, [...path, 'outcomes', name, 'effects']),
      }))
    const [only, second] = draft.outcomes
    if (second && written.probability !== undefined && !written.effects) {
      const place = source.keyPlace([...path, 'probability'])
      this.#problems.add('cannot-change', place, 'one probability', 'outcomes: the event has several')
    }
    if (!written.effects && written.probability === undefined)
      return draft.outcomes.length > 0 ? draft.outcomes : happens(1, [])
    const effects = written.effects
      ? this.#effects(written.effects, source, [...path, 'effects'])
      : (only?.effects ?? [])
    return happens(written.probability ?? (second ? 1 : (only?.probability ?? 1)), effects)
  }

  #effects(written: readonly WrittenEffect[], source: Source, path: Path): readonly Effect[] {
    return written.map((effect, i) => this.#effect(effect, source, [...path, i]))
  }

  #effect(written: WrittenEffect, source: Source, path: Path): Effect {
    const action = ACTIONS.find((a) => written[a] !== undefined) as Effect['action']
    const { exogenous, element, duration } = written
    const elements = element === undefined ? [] : [element].flat()
    const value = equationAt(source, [...path, action], this.#problems)
    return this.#context.checker.checked(
      { exogenous, elements, action, value, duration, place: source.keyPlace([...path, action]) },
      { exogenous: source.place([...path, 'exogenous']), elements: source.place([...path, 'element']) },
    )
  }

  #evidence(
    draft: EventDraft,
    written: WrittenEvent,
    source: Source,
    path: Path,
    scenario: string | undefined,
  ) {
    const given = written.source !== undefined
    if (given !== (written.grade !== undefined) || (!given && !draft.evidence))
      this.#problems.add(
        'missing-evidence',
        source.keyPlace(path),
        'no source or no grade',
        'both source and grade',
      )
    if (given && written.grade !== undefined && written.source !== undefined)
      return { evidence: evidenceOf({ source: written.source, grade: written.grade, note: written.note }) }
    const { date, probability, effects, outcomes } = written
    const changes = [date, probability, effects, outcomes].some((part) => part !== undefined)
    return changes && scenario !== undefined ? { evidence: evidenceOfChange(written, scenario) } : {}
  }
}

/** An event that has all it needs; one whose probability is 0 is off. @param place where it was last named */
export function finishEvent(draft: EventDraft, place: Place, problems: Problems): readonly Event[] {
  const { label, date, evidence } = draft
  if (!label) problems.add('missing-key', place, `no label of ${draft.name}`, 'label: a new event has one')
  if (!date) problems.add('missing-key', place, `no date of ${draft.name}`, 'date: a new event has one')
  const enabled = draft.enabled && draft.outcomes.some(({ probability }) => probability > 0)
  return label && date && evidence ? [{ ...draft, enabled, label, date, evidence }] : []
}
