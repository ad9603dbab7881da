import { dateLabel } from '../model/calendar.ts'
import type { Dimension, Fact, ObservedSeries } from '../model/model.ts'
import type { ChartSpec, Metric, Scenario } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { type Assumption, ledger } from '../report/ledger.ts'
import { eventLines } from './effectLines.ts'
import type { Line } from './line.ts'

const evidenceText = ({ source, grade, note }: Assumption): string =>
  `${grade}: ${source}${note ? ` (${note})` : ''}`

/** What an assumption is, and how well it is known. */
export function assumptionLines(assumptions: readonly Assumption[]): Line[] {
  return assumptions.flatMap((assumption) => [
    [assumption.name, assumption.value] as const,
    ['  evidence', evidenceText(assumption)] as const,
  ])
}

const optional = (what: string, text: string | undefined): Line[] =>
  text === undefined || text === '' ? [] : [[what, text]]

function metricLines(metric: Metric, language: Language): Line[] {
  const { label, description, unit, over, expression } = metric
  return [
    ['what', `metric: ${label[language]}`],
    ...optional('meaning', description?.[language]),
    ['unit', unit],
    ...optional('over', over.join(', ')),
    ['expression', expression.source],
  ]
}

function chartLines({ kind, title, variables, metric, ...more }: ChartSpec, language: Language): Line[] {
  const { observed, from, to, reference } = more
  return [
    ['what', `chart: ${kind}`],
    ...optional('title', title?.[language]),
    ...optional('variables', variables.join(', ')),
    ...optional('metric', metric),
    ...optional('observed', observed),
    ...optional('months', from || to ? `${from ?? 'the start'} to ${to ?? 'the end'}` : undefined),
    ...optional('reference', reference && `${reference.value}: ${reference.label[language]}`),
  ]
}

function seriesLines(series: ObservedSeries, { time }: Scenario, language: Language): Line[] {
  const { label, unit, simulated, compare, scale, scored, observations } = series
  const starts = observations.map(({ from }) => from)
  const ends = observations.map(({ to }) => to)
  const span = starts.length > 0 ? [Math.min(...starts), Math.max(...ends)] : []
  const [first, last] = span.map((month) => dateLabel(month, time.origin))
  return [
    ['what', `observed series: ${label[language]}`],
    ['unit', unit],
    ['simulated', simulated.source],
    ['compared', `${compare}, on a ${scale === 'log' ? 'logarithmic' : 'linear'} scale`],
    ['scored', scored ? 'yes' : 'no'],
    ['observed', `${observations.length} times${first ? ` from ${first} to ${last}` : ''}`],
  ]
}

function factLines({ label, unit, expression, low, high, evidence }: Fact, language: Language): Line[] {
  return [
    ['what', `fact: ${label[language]}`],
    ['unit', unit],
    ['expression', expression.source],
    ['range', `${low} to ${high}`],
    ['source', evidence.source],
    ['grade', evidence.grade],
    ...optional('note', evidence.note),
  ]
}

/** An element's name for a reader: a sub-range leaves it to the dimension it belongs to. */
function elementLabel(element: string, { model }: Scenario, language: Language): string {
  const homes = model.dimensions.filter(({ elements }) => elements.includes(element))
  return homes.flatMap(({ labels }) => labels[element]?.[language] ?? [])[0] ?? element
}

function dimensionLines({ elements, parent }: Dimension, scenario: Scenario, language: Language): Line[] {
  const labelled = (element: string): string => {
    const label = elementLabel(element, scenario, language)
    return label === element ? element : `${element}: ${label}`
  }
  return [
    ['what', parent ? `dimension, a part of ${parent}` : 'dimension'],
    ...elements.map((element): Line => ['element', labelled(element)]),
  ]
}

/** Values of one element, with the evidence once for all that follow each other and share it. */
function elementValues(element: string, scenario: Scenario): Line[] {
  const inside = (name: string): boolean =>
    !name.includes('~') && (/\[(.*)\]$/.exec(name)?.[1]?.split(',').includes(element) ?? false)
  const own = ledger(scenario).filter(({ name }) => inside(name))
  return own.flatMap((assumption, i): Line[] => {
    const { name, value, unit } = assumption
    const next = own[i + 1]
    const shared = next !== undefined && evidenceText(next) === evidenceText(assumption)
    const line: Line = [name, unit === 'date' || unit === 'dimensionless' ? value : `${value} ${unit}`]
    return shared ? [line] : [line, ['  evidence', evidenceText(assumption)]]
  })
}

function elementLines(element: string, scenario: Scenario, language: Language): Line[] {
  const homes = scenario.model.dimensions.filter(({ elements }) => elements.includes(element))
  if (homes.length === 0) return []
  const where = homes.map(({ name }) => name).join(', ')
  return [
    ['what', `element of ${where}: ${elementLabel(element, scenario, language)}`],
    ...elementValues(element, scenario),
  ]
}

/** What there is to know of a name that is not a variable's; a name may stand for several things. */
export function definitionLines(name: string, scenario: Scenario, language: Language): Line[] {
  const { model, metrics, charts } = scenario
  const called = <T extends { readonly name: string }>(all: readonly T[]): T[] =>
    all.filter((one) => one.name === name)
  return [
    ...called(metrics).flatMap((one) => metricLines(one, language)),
    ...called(model.events).flatMap((one) => eventLines(one, scenario, one.label[language])),
    ...called(model.series).flatMap((one) => seriesLines(one, scenario, language)),
    ...called(model.facts).flatMap((one) => factLines(one, language)),
    ...called(charts).flatMap((one) => chartLines(one, language)),
    ...called(model.dimensions).flatMap((one) => dimensionLines(one, scenario, language)),
    ...elementLines(name, scenario, language),
  ]
}

/** Every name that `show` knows. */
export function shownNames({ model, metrics, charts }: Scenario): string[] {
  const { variables, events, series, facts, dimensions } = model
  const named = [...variables, ...metrics, ...events, ...series, ...facts, ...charts, ...dimensions]
  return [...new Set([...named.map(({ name }) => name), ...dimensions.flatMap(({ elements }) => elements)])]
}
