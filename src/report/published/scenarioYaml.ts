import type { Settings } from '../../ensemble/withSettings.ts'
import { dateLabel } from '../../model/calendar.ts'
import type { Event } from '../../model/model.ts'
import { eventSetting } from './leversOf.ts'
import type { Study } from './study.ts'

/** A text that YAML reads as it is, whatever it holds: JSON is YAML. */
const quoted = (text: string): string => JSON.stringify(text)

/** The lines of `set`. */
function parameterLines({ scenario, levers }: Study, settings: Settings): string[] {
  return levers.flatMap(({ name, kind, unit, draw }) => {
    const value = settings[draw]
    if (kind !== 'parameter' || value === undefined) return []
    return `  ${quoted(name)}: ${unit === 'date' ? quoted(dateLabel(value, scenario.time.origin)) : value}`
  })
}

/** How an event or policy was moved. */
interface Moved {
  readonly isPolicy: boolean
  readonly isEnabled: boolean
  readonly probability?: number | undefined
  readonly date?: string | undefined
}

/** What is moved of an event; nothing where only the date of one that is off is. */
function movedOf({ scenario, levers }: Study, settings: Settings, event: Event): Moved | undefined {
  const probability = eventSetting(levers, settings, event.name, 'probability')
  const month = eventSetting(levers, settings, event.name, 'date')
  const isEnabled = probability === undefined ? event.enabled : probability > 0
  const date = month === undefined || !isEnabled ? undefined : dateLabel(month, scenario.time.origin)
  if (probability === undefined && date === undefined) return undefined
  return { isPolicy: event.policy, isEnabled, probability, date }
}

function eventLine({ name }: Event, { isPolicy, isEnabled, probability, date }: Moved): string {
  const dated = date === undefined ? [] : [`${isPolicy ? 'from' : 'date'}: ${quoted(date)}`]
  const likely = isPolicy || probability === undefined ? [] : [`probability: ${probability}`]
  if (isPolicy && dated.length === 0) return `  ${name}: ${isEnabled ? 'on' : 'off'}`
  return `  ${name}: { ${[...likely, ...dated].join(', ')} }`
}

function eventLines(study: Study, settings: Settings, policies: boolean): string[] {
  return study.scenario.model.events.flatMap((event) => {
    const moved = event.policy === policies ? movedOf(study, settings, event) : undefined
    return moved ? [eventLine(event, moved)] : []
  })
}

/**
 * A scenario file for the folder of the published scenario that gives the numbers of the page under some settings, to the bit.
 * @param members how many the page ran
 */
export function scenarioYaml(study: Study, settings: Settings, members: number): string {
  const section = (heading: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${heading}:`, ...lines]
  const { id, title, ensemble } = study.scenario
  const { seed, design } = ensemble
  const titles = `{ en: ${quoted(`${title.en}, changed`)}, zh: ${quoted(`${title.zh}（已改动）`)} }`
  return [
    '# yaml-language-server: $schema=../schema/scenario.schema.json',
    `extends: ${id}.yaml`,
    `title: ${titles}`,
    `ensemble: { members: ${members}, seed: ${quoted(seed)}, design: ${design} }`,
    ...section('set', parameterLines(study, settings)),
    ...section('events', eventLines(study, settings, false)),
    ...section('policies', eventLines(study, settings, true)),
    '',
  ].join('\n')
}
