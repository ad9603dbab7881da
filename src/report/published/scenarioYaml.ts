import type { Settings } from '../../ensemble/withSettings.ts'
import { dateLabel } from '../../model/calendar.ts'
import type { PageLever, Study } from './study.ts'

/** A text that YAML reads as it is, whatever it holds: JSON is YAML. */
const quoted = (text: string): string => JSON.stringify(text)

function line({ name, kind, unit }: PageLever, value: number, origin: string): string {
  if (kind === 'policy') return `  ${name}: ${value > 0 ? 'on' : 'off'}`
  if (kind === 'event') return `  ${name}: { probability: ${value} }`
  return `  ${quoted(name)}: ${unit === 'date' ? quoted(dateLabel(value, origin)) : value}`
}

/**
 * A scenario file for the folder of the published scenario that gives the numbers of the page under some settings, to the bit.
 * @param members how many the page ran
 */
export function scenarioYaml({ scenario, levers }: Study, settings: Settings, members: number): string {
  const section = (heading: string, kind: PageLever['kind']): string[] => {
    const moved = levers.filter((lever) => lever.kind === kind && settings[lever.draw] !== undefined)
    const lines = moved.map((lever) => line(lever, settings[lever.draw] as number, scenario.time.origin))
    return lines.length === 0 ? [] : [`${heading}:`, ...lines]
  }
  const { id, title, ensemble } = scenario
  const { seed, design } = ensemble
  const titles = `{ en: ${quoted(`${title.en}, changed`)}, zh: ${quoted(`${title.zh}（已改动）`)} }`
  return [
    '# yaml-language-server: $schema=../schema/scenario.schema.json',
    `extends: ${id}.yaml`,
    `title: ${titles}`,
    `ensemble: { members: ${members}, seed: ${quoted(seed)}, design: ${design} }`,
    ...section('set', 'parameter'),
    ...section('events', 'event'),
    ...section('policies', 'policy'),
    '',
  ].join('\n')
}
