import type { Settings } from '../../ensemble/withSettings.ts'
import type { Scenario } from '../../model/scenario.ts'
import { eventSetting } from './leversOf.ts'
import type { Study } from './study.ts'

/** The scenario of a study under other settings: what its charts mark and its tables say of events follows the levers. */
export function scenarioUnder({ scenario, levers }: Study, settings: Settings): Scenario {
  const events = scenario.model.events.map((event) => {
    const date = eventSetting(levers, settings, event.name, 'date')
    const probability = eventSetting(levers, settings, event.name, 'probability')
    const dated = date === undefined ? event : { ...event, date: { kind: 'fixed', value: date } as const }
    if (probability === undefined) return dated
    const outcomes = event.outcomes.map((outcome) => ({ ...outcome, probability }))
    return { ...dated, enabled: probability > 0, outcomes }
  })
  return { ...scenario, model: { ...scenario.model, events } }
}
