import type { Place } from '../../diagnostics/place.ts'
import { monthsOf } from '../../model/calendar.ts'
import { QUANTILES } from '../../model/ensemble.ts'
import type { Inline, LiveNumber } from '../../model/lesson.ts'
import type { Scenario } from '../../model/scenario.ts'
import type { Context } from './context.ts'

const WHICH: readonly string[] = [...QUANTILES.map(([name]) => name), 'mean', 'probability']
const OF: readonly string[] = ['published', 'change']

/** `name[element]@2024-01.p50 published` */
const NUMBER = /^([A-Za-z]\w*)(?:\[([^\]]*)\])?(?:@(\d{4}-\d{2}))?\.(\w+)(?: (\w+))?$/

/** Text with its numbers in braces, such as `{peak_price.p50}`, set apart. */
export function readNumbers(text: string, start: Place, context: Context): Inline[] {
  let place = start
  return text.split(/(\{[^{}]*\})/).flatMap((part, i): Inline[] => {
    const here = place
    place = after(part, here)
    if (i % 2 === 0) return part === '' ? [] : [{ kind: 'text', text: part }]
    const number = numberOf(part.slice(1, -1), here, context)
    return number ? [{ kind: 'number', number }] : []
  })
}

/** Where a text that begins at a place ends. */
function after(text: string, { file, line, column }: Place): Place {
  const lines = text.split('\n')
  const last = (lines.at(-1) as string).length
  return { file, line: line + lines.length - 1, column: lines.length === 1 ? column + last : last + 1 }
}

function numberOf(written: string, place: Place, context: Context): LiveNumber | undefined {
  const [, name, element = '', month, which = '', of = 'now'] = NUMBER.exec(written.trim()) ?? []
  const known = of === 'now' || OF.includes(of)
  if (name === undefined || !WHICH.includes(which) || !known) {
    const expected = `{name.p50}, {name@2028-01.p50} or {name[element].p50 published}, with one of ${WHICH.join(', ')}; then, if wanted, ${OF.join(' or ')}`
    context.problems.add('bad-value', place, `{${written.slice(0, 60)}}`, expected)
    return undefined
  }
  const number = { name, element: element.replace(/\s/g, ''), which, of } as LiveNumber
  const dated = month === undefined ? number : { ...number, month }
  return isKnown(dated, place, context) ? dated : undefined
}

function isKnown(
  { name, element, month }: LiveNumber,
  place: Place,
  { scenario, problems }: Context,
): boolean {
  const owners = ownersOf(scenario, month !== undefined)
  const owner = owners.find((one) => one.name === name)
  const what = month === undefined ? 'a metric or a fact' : 'an output of the scenario'
  if (!owner)
    problems.unknown(
      'unknown-name',
      place,
      name,
      what,
      owners.map((one) => one.name),
    )
  else if (owner.over.length === 0 ? element !== '' : element === '')
    problems.add('wrong-index-count', place, `{${name}[${element}]}`, indices(owner.over))
  else if (month !== undefined && !isMonth(month, scenario))
    problems.add('bad-date', place, month, `a month from ${scenario.time.start} to ${scenario.time.end}`)
  else if (element !== '' && !isElement(element, owner.over, scenario))
    problems.add('unknown-name', place, element, indices(owner.over))
  else return true
  return false
}

const indices = (over: readonly string[]): string =>
  over.length === 0 ? 'a single number' : `one element of each of ${over.join(', ')}`

interface Owner {
  readonly name: string
  readonly over: readonly string[]
}

function ownersOf({ metrics, model, outputs }: Scenario, dated: boolean): readonly Owner[] {
  if (!dated) return [...metrics, ...model.facts.map(({ name }) => ({ name, over: [] }))]
  return model.variables.filter(({ name }) => outputs.includes(name))
}

function isMonth(month: string, { time }: Scenario): boolean {
  const [at, end] = [monthsOf(month, time.start), monthsOf(time.end, time.start) as number]
  return at !== undefined && at >= 0 && at <= end
}

function isElement(element: string, over: readonly string[], { model }: Scenario): boolean {
  const parts = element.split(',')
  return (
    parts.length === over.length &&
    over.every((name, i) =>
      model.dimensions.find((one) => one.name === name)?.elements.includes(parts[i] ?? ''),
    )
  )
}
