import type { Settings } from '../../ensemble/withSettings.ts'
import type { Scenario } from '../../model/scenario.ts'
import type { Study } from './study.ts'

/** The scenario of a study under other settings: what its charts mark and its tables say of events follows the levers. */
export function scenarioUnder({ scenario, levers }: Study, settings: Settings): Scenario {
  const events = scenario.model.events.map((event) => {
    const lever = levers.find((one) => one.kind !== 'parameter' && one.name === event.name)
    const probability = lever && settings[lever.draw]
    if (probability === undefined) return event
    const outcomes = event.outcomes.map((outcome) => ({ ...outcome, probability }))
    return { ...event, enabled: probability > 0, outcomes }
  })
  return { ...scenario, model: { ...scenario.model, events } }
}
