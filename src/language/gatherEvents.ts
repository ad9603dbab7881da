import type { Event } from '../model/model.ts'
import type { EffectChecker } from './effectChecker.ts'
import type { EventDraft } from './eventDraft.ts'
import type { Checked } from './folder.ts'
import type { Problems } from './problems.ts'
import { EventReader, finishEvent } from './readEvents.ts'
import type { Layer } from './readLayers.ts'
import { readTimeline } from './readTimeline.ts'
import type { ScenarioFiles } from './scenarioFiles.ts'
import type { ModelFile } from './schemas/modelFile.ts'

/** All events and policies: those of the timeline and the model, with what the scenario files add, change and switch. */
export function gatherEvents(
  { timeline, model, layers }: ScenarioFiles,
  origin: string,
  checker: EffectChecker,
  problems: Problems,
): readonly Event[] {
  const context = { origin, checker, problems }
  const gatherer = new Gatherer(readTimeline(timeline, context), new EventReader(context), problems)
  gatherer.addPolicies(model)
  for (const layer of layers) {
    gatherer.changeEvents(layer)
    gatherer.changePolicies(layer)
  }
  return gatherer.events()
}

class Gatherer {
  readonly #drafts = new Map<string, EventDraft>()
  readonly #reader: EventReader
  readonly #problems: Problems

  constructor(timeline: readonly EventDraft[], reader: EventReader, problems: Problems) {
    for (const draft of timeline) this.#drafts.set(draft.name, draft)
    this.#reader = reader
    this.#problems = problems
  }

  addPolicies({ data, source }: Checked<ModelFile>): void {
    for (const [name, written] of Object.entries(data.policies)) {
      const place = source.keyPlace(['policies', name])
      if (this.#drafts.has(name))
        this.#problems.add('duplicate-name', place, name, 'a name that no event of the timeline has')
      const draft = { name, place, policy: true, enabled: false, marked: true, outcomes: [] }
      this.#drafts.set(name, this.#reader.read(draft, written, source, ['policies', name]))
    }
  }

  changeEvents({ data, source, id }: Layer): void {
    for (const [name, written] of Object.entries(data.events)) {
      const place = source.keyPlace(['events', name])
      const known = this.#drafts.get(name)
      if (known?.policy)
        this.#problems.add('duplicate-name', place, name, `policies: { ${name}: … }, as it is a policy`)
      else if (typeof written !== 'string') {
        const draft = known ?? { name, place, policy: false, marked: true, outcomes: [] }
        this.#drafts.set(
          name,
          this.#reader.read({ ...draft, enabled: true, place }, written, source, ['events', name], id),
        )
      } else if (known) this.#drafts.set(name, { ...known, enabled: written === 'on' })
      else this.#unknown(name, false, 'an event of the timeline or of an extended file', place)
    }
  }

  changePolicies({ data, source, id }: Layer): void {
    for (const [name, written] of Object.entries(data.policies)) {
      const known = this.#drafts.get(name)
      const path = ['policies', name]
      if (!known?.policy) this.#unknown(name, true, 'a policy of the model', source.keyPlace(path))
      else if (typeof written === 'string') this.#drafts.set(name, { ...known, enabled: written === 'on' })
      else {
        const { from, set: _, ...event } = written
        const changed = this.#reader.read({ ...known, enabled: true }, event, source, path, id)
        const dated =
          from === undefined ? changed : this.#reader.withDate(changed, from, source, [...path, 'from'])
        this.#drafts.set(name, dated)
      }
    }
  }

  events(): readonly Event[] {
    return [...this.#drafts.values()].flatMap((draft) => finishEvent(draft, draft.place, this.#problems))
  }

  #unknown(name: string, policy: boolean, expected: string, place: EventDraft['place']): void {
    const known = [...this.#drafts.values()].filter((draft) => draft.policy === policy)
    this.#problems.unknown(
      'unknown-name',
      place,
      name,
      expected,
      known.map((draft) => draft.name),
    )
  }
}
