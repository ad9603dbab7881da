import { quantileOf } from '../../distributions/catalogue.ts'
import type { Settings } from '../../ensemble/withSettings.ts'
import { dateLabel } from '../../model/calendar.ts'
import type { Change, Scenario } from '../../model/scenario.ts'
import { eventOf, eventSetting } from './leversOf.ts'
import type { PageLever, Study } from './study.ts'

/**
 * The scenario of a study under other settings: what its charts mark and its tables say of events follows the levers, and its
 * changes name those that were moved.
 */
export function scenarioUnder(study: Study, settings: Settings): Scenario {
  const { scenario, levers } = study
  const events = scenario.model.events.map((event) => {
    const date = eventSetting(levers, settings, event.name, 'date')
    const probability = eventSetting(levers, settings, event.name, 'probability')
    const dated = date === undefined ? event : { ...event, date: { kind: 'fixed', value: date } as const }
    if (probability === undefined) return dated
    const outcomes = event.outcomes.map((outcome) => ({ ...outcome, probability }))
    return { ...dated, enabled: probability > 0, outcomes }
  })
  const moved = levers.flatMap((lever) => changeBy(lever, settings[lever.draw], study))
  const before = scenario.changes.filter(({ name }) => moved.every((change) => change.name !== name))
  return { ...scenario, changes: [...before, ...moved], model: { ...scenario.model, events } }
}

function changeBy(lever: PageLever, to: number | undefined, study: Study): Change[] {
  if (to === undefined) return []
  const { origin } = study.scenario.time
  const text = (value: number): string => (lever.unit === 'date' ? dateLabel(value, origin) : String(value))
  const before = publishedAt(lever, study)
  const from = before === undefined ? {} : { from: text(before) }
  return [{ name: lever.name, to: text(to), ...from, passing: true, place: lever.place }]
}

/** Where a lever stands as published; of an uncertain number, its median. */
function publishedAt(lever: PageLever, { scenario, system }: Study): number | undefined {
  const event = scenario.model.events.find(({ name }) => name === eventOf(lever))
  if (lever.kind === 'date' && event) return quantileOf(event.date)(0.5)
  if (lever.kind !== 'parameter') return event?.enabled ? (event.outcomes[0]?.probability ?? 0) : 0
  const draw = system.draws.find(({ name }) => name === lever.draw)
  return draw && quantileOf(draw.distribution)(0.5)
}
