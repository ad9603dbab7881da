import { dateLabel } from '../model/calendar.ts'
import type { Effect, Event, Outcome } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import { distributionText } from '../report/distributionText.ts'
import { ledger } from '../report/ledger.ts'
import type { Line } from './line.ts'

/** An equation's source, with the assumption behind it when it is only the name of one. */
export function withValue(source: string, scenario: Scenario): string {
  const assumption = ledger(scenario).find(({ name }) => name === source)
  return assumption ? `${source} = ${assumption.value}` : source
}

function effectText({ action, value, duration }: Effect, scenario: Scenario): string {
  return `${action} ${withValue(value.source, scenario)}${duration === undefined ? '' : ` over ${duration} months`}`
}

const inBrackets = (elements: readonly string[]): string =>
  elements.length > 0 ? `[${elements.join(', ')}]` : ''

function odds({ probability }: Outcome): string {
  return probability === 1 ? '' : `probability ${probability}`
}

function dateOf({ date }: Event, { time }: Scenario): string {
  return date.kind === 'fixed' ? dateLabel(date.value, time.origin) : distributionText(date, time.origin)
}

/** An event or a policy: when it comes, whether it is on, and what each of its outcomes does. */
export function eventLines(event: Event, scenario: Scenario, label: string): Line[] {
  const outcomes = event.outcomes.flatMap((outcome): Line[] => {
    const head = [outcome.name, `probability ${outcome.probability}`].filter((part) => part !== '').join(', ')
    const effects = outcome.effects.map((effect): Line => {
      const path = `${effect.exogenous}${inBrackets(effect.elements)}`
      return ['effect', `${path}: ${effectText(effect, scenario)}`]
    })
    return [['outcome', head], ...effects]
  })
  const { source, grade, note } = event.evidence
  return [
    ['what', `${event.policy ? 'policy' : 'event'}: ${label}`],
    ['on', event.enabled ? 'yes' : 'no'],
    ['date', dateOf(event, scenario)],
    ...outcomes,
    ['source', source],
    ['grade', grade],
    ...(note ? [['note', note] as const] : []),
  ]
}

/** What changes an exogenous path: events that are on, then policies that would if they were on. */
export function changesOf(path: string, scenario: Scenario): Line[] {
  const lines = scenario.model.events.flatMap((event) =>
    event.outcomes.flatMap((outcome) =>
      outcome.effects
        .filter((effect) => effect.exogenous === path)
        .map((effect): Line => {
          const what = `${inBrackets(effect.elements)} ${effectText(effect, scenario)}`.trim()
          const chance = odds(outcome) && `, ${odds(outcome)}`
          const text = `${dateOf(event, scenario)} ${event.name}: ${what}${chance}`
          return [event.enabled ? 'changed by' : 'if on', text]
        }),
    ),
  )
  return [...lines.filter(([what]) => what === 'changed by'), ...lines.filter(([what]) => what === 'if on')]
}
