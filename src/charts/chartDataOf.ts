import { goodMembers, pick, summarise } from '../ensemble/summarise.ts'
import type { Ensemble, Summary } from '../model/ensemble.ts'
import type { Event } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Text } from '../model/text.ts'
import { compare } from '../study/compare.ts'
import { originOf } from './calendar.ts'
import type {
  ChartData,
  ChartEvent,
  ComparedScenario,
  MemberPath,
  MetricMembers,
  MomentMembers,
  ObservedPoints,
  ShareAbove,
} from './chartData.ts'
import { endOfDataIn } from './outlook.ts'
import { passingChanges } from './passingChanges.ts'
import { variableName } from './seriesOf.ts'
import { shownMonth } from './shownMonth.ts'
import { sourceOf } from './sourceOf.ts'
import { spreadMembers } from './spreadMembers.ts'

/** Member paths that a spaghetti chart draws. */
const PATHS = 24

/** Another scenario run with the same members. */
export interface OtherRun {
  readonly scenario: Scenario
  readonly ensemble: Ensemble
  readonly summary: Summary
}

/**
 * What the charts of a scenario draw, taken from its ensemble and what was observed (see `observedPoints`); events are those of
 * all runs.
 * @throws RangeError when another run has not the same seed, design and number of members.
 */
export function chartDataOf(
  reference: OtherRun,
  others: readonly OtherRun[],
  observed: readonly ObservedPoints[],
): ChartData {
  const { scenario, ensemble, summary } = reference
  const endOfData = endOfDataIn(scenario.model)
  return {
    scenario: scenario.title,
    changed: distinct([reference, ...others].flatMap((run) => passingChanges(run.scenario))),
    summary,
    paths: memberPaths(scenario, ensemble),
    metricMembers: metricMembers(scenario, ensemble),
    momentMembers: momentMembers(reference),
    shares: sharesAbove(scenario, ensemble),
    observed,
    events: eventsOfAll([reference, ...others]),
    compared: others.map((other) => compared(scenario, ensemble, other)),
    source: sourceOf(scenario),
    ...(endOfData === undefined ? {} : { endOfData }),
  }
}

const distinct = (texts: readonly Text[]): Text[] => [
  ...new Map(texts.map((text) => [text.en, text])).values(),
]

function memberPaths(scenario: Scenario, ensemble: Ensemble): MemberPath[] {
  const wanted = new Set(chartsOf(scenario, 'spaghetti').flatMap((spec) => spec.variables.map(variableName)))
  const chosen = spreadMembers(goodMembers(ensemble), PATHS)
  const { times, values, members } = ensemble
  return ensemble.series.flatMap(({ variable, element }, row) => {
    if (!wanted.has(variable)) return []
    const path = (member: number) =>
      times.map((_, time) => values[(row * times.length + time) * members + member] ?? 0)
    return [...chosen].map((member) => ({ variable, element, member, values: path(member) }))
  })
}

function metricMembers(scenario: Scenario, ensemble: Ensemble): MetricMembers[] {
  const wanted = new Set(scenario.charts.map((spec) => spec.metric?.replace(/\[.*/, '')))
  const good = goodMembers(ensemble)
  return ensemble.metrics.flatMap(({ name, element, purpose }, row) =>
    purpose === 'metric' && wanted.has(name)
      ? [{ name, element, values: [...pick(ensemble.metricValues, row, ensemble.members, good)] }]
      : [],
  )
}

/** The values that dotplots of variables show. */
function momentMembers({ scenario, ensemble, summary }: OtherRun): MomentMembers[] {
  const { times, months, members, values } = ensemble
  const good = goodMembers(ensemble)
  const dotted = chartsOf(scenario, 'dotplot').filter((spec) => spec.metric === undefined)
  return dotted.flatMap((spec) => {
    const month = shownMonth(spec, summary)
    const time = months.indexOf(month)
    return ensemble.series.flatMap(({ variable, element }, row) =>
      time >= 0 && variable === variableName(spec.variables[0] ?? '')
        ? [{ variable, element, month, values: [...pick(values, row * times.length + time, members, good)] }]
        : [],
    )
  })
}

function sharesAbove(scenario: Scenario, ensemble: Ensemble): ShareAbove[] {
  return chartsOf(scenario, 'unmet').map((spec) => {
    const variable = variableName(spec.variables[0] ?? '')
    const totals = ensemble.times.map((_, time) => memberTotals(ensemble, variable, time))
    const threshold = spec.reference?.value ?? tenthOfPeak(totals)
    return { variable, threshold, shares: totals.map((total) => shareAbove(total, threshold)) }
  })
}

/** The sum over elements of a variable at a time, for each member that did not fail. */
function memberTotals(ensemble: Ensemble, variable: string, time: number): readonly number[] {
  const good = goodMembers(ensemble)
  const rows = ensemble.series.flatMap((series, row) => (series.variable === variable ? [row] : []))
  const columns = rows.map((row) =>
    pick(ensemble.values, row * ensemble.times.length + time, ensemble.members, good),
  )
  return [...good.keys()].map((index) => sum(columns.map((column) => column[index] ?? 0)))
}

/** Where a chart names no threshold: a tenth of the highest mean, rounded to one digit, so that traces do not count. */
function tenthOfPeak(totals: readonly (readonly number[])[]): number {
  const means = totals.map((total) => sum(total) / Math.max(1, total.length))
  return Number((Math.max(0, ...means) / 10).toPrecision(1))
}

function shareAbove(values: readonly number[], threshold: number): number {
  return values.filter((value) => value > threshold).length / Math.max(1, values.length)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** The events of all runs: once where they are the same in all, else with the titles of the scenarios they belong to. */
function eventsOfAll(runs: readonly OtherRun[]): ChartEvent[] {
  const found = new Map<string, { readonly event: ChartEvent; readonly among: Set<OtherRun> }>()
  for (const run of runs)
    for (const event of eventsOf(run, runs[0] ?? run)) {
      const key = JSON.stringify(event)
      const known = found.get(key) ?? { event, among: new Set() }
      known.among.add(run)
      found.set(key, known)
    }
  return [...found.values()].map(({ event, among }) =>
    among.size === runs.length ? event : { ...event, label: inScenarios(event.label, [...among]) },
  )
}

/** The events of a run, at times on the axis of another, whose origin may be another month. */
function eventsOf({ scenario, ensemble, summary }: OtherRun, charted: OtherRun): ChartEvent[] {
  const later = originOf(summary) - originOf(charted.summary)
  const events = scenario.model.events.flatMap((event) => chartEvent(event, ensemble))
  return events.map((event) => ({ ...event, time: event.time + later }))
}

function inScenarios(label: Text, runs: readonly OtherRun[]): Text {
  return {
    en: `${label.en} [${runs.map(({ scenario }) => scenario.title.en).join('; ')}]`,
    zh: `${label.zh}［${runs.map(({ scenario }) => scenario.title.zh).join('；')}］`,
  }
}

function chartEvent(event: Event, ensemble: Ensemble): ChartEvent[] {
  if (!event.marked || !event.enabled) return []
  const { label, date, outcomes } = event
  const probability = outcomes.length === 1 && outcomes[0] ? { probability: outcomes[0].probability } : {}
  if (date.kind === 'fixed') return [{ time: date.value, label, ...probability }]
  const time = medianDraw(ensemble, `event.${event.name}.date`)
  return time === undefined ? [] : [{ time, label, uncertain: true, ...probability }]
}

/** The middle of a date's draws; undefined where nothing depends on the date. */
function medianDraw(ensemble: Ensemble, name: string): number | undefined {
  const draw = ensemble.drawNames.indexOf(name)
  if (draw < 0) return undefined
  const drawn = ensemble.draws.slice(draw * ensemble.members, (draw + 1) * ensemble.members).sort()
  return drawn[Math.floor(drawn.length / 2)]
}

function compared(scenario: Scenario, ensemble: Ensemble, other: OtherRun): ComparedScenario {
  return {
    title: other.scenario.title,
    summary: other.summary,
    difference: summarise(scenario, compare(ensemble, other.ensemble)),
  }
}

const chartsOf = (scenario: Scenario, kind: string) => scenario.charts.filter((spec) => spec.kind === kind)
