import { elementLabel } from '../ensemble/summarise.ts'
import { monthsOf } from '../model/calendar.ts'
import type { Event } from '../model/model.ts'
import type { Change, Scenario } from '../model/scenario.ts'
import type { Language, Text } from '../model/text.ts'
import { bracketed } from './bracketed.ts'
import { monthNumber } from './calendar.ts'
import { formatMonth } from './formatMonth.ts'
import { formatNumber, formatShare } from './formatNumber.ts'
import { withUnit } from './unitLabel.ts'

/** Equations and distributions longer than this say more in the table of changes. */
const LONGEST = 30

/** What a change changes: its name for readers, and how its values are written. */
interface Changed {
  readonly label: Text
  readonly show: (value: string, language: Language) => string
}

/** What was changed for this run alone, on the command line or by a reader of a page, each in words: the name and the new value. */
export function passingChanges(scenario: Scenario): Text[] {
  return scenario.changes.flatMap((change) => {
    if (!change.passing) return []
    const changed = changedOf(change, scenario)
    return [{ en: inWords(change, changed, 'en'), zh: inWords(change, changed, 'zh') }]
  })
}

function inWords({ to, from }: Change, { label, show }: Changed, language: Language): string {
  const before = from === undefined ? undefined : show(from, language)
  const was =
    before === undefined ? '' : bracketed({ en: `was ${before}`, zh: `原为 ${before}` }[language], language)
  return `${label[language]} ${show(to, language)}${was}`
}

function changedOf({ name }: Change, scenario: Scenario): Changed {
  const { events, variables } = scenario.model
  const event = events.find((one) => one.name === name || `${one.name}.date` === name)
  if (event) return eventChange(event, name, scenario)
  const [, base = name, element = ''] = /^([^[\]]+)\[(.*)\]$/.exec(name) ?? []
  const variable = variables.find((one) => one.name === base)
  const label = variable?.label ?? { en: name, zh: name }
  const part = elementLabel(scenario.model, element.replace(/["'\s]/g, ''))
  const unit = variable && 'unit' in variable ? variable.unit : ''
  return {
    label: element === '' ? label : { en: `${label.en}, ${part.en}`, zh: `${label.zh}，${part.zh}` },
    show: (value, language) => valueText(value, unit, scenario, language),
  }
}

/** Dates are written as such; a policy is 1 or 0, an event has a probability. */
function eventChange({ label, policy, name }: Event, changed: string, scenario: Scenario): Changed {
  if (changed !== name) {
    const dated = { en: `${label.en}: date`, zh: `${label.zh}：日期` }
    return { label: dated, show: (value, language) => valueText(value, 'date', scenario, language) }
  }
  return {
    label,
    show: (value, language) => {
      if (!policy) return formatShare(Number(value))
      return Number(value) > 0 ? { en: 'on', zh: '开' }[language] : { en: 'off', zh: '关' }[language]
    },
  }
}

function valueText(value: string, unit: string, { time }: Scenario, language: Language): string {
  const month = unit === 'date' ? monthsOf(value, time.origin) : undefined
  if (month !== undefined) return formatMonth(monthNumber(time.origin) + month, language)
  if (value.trim() !== '' && Number.isFinite(Number(value)))
    return withUnit(formatNumber(Number(value)), unit, language)
  return value.length > LONGEST ? { en: 'changed', zh: '已改' }[language] : value
}
