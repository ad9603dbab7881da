import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import { monthsOf } from '../model/calendar.ts'
import type { Distribution } from '../model/distribution.ts'
import type { Parameter, Variable } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import type { FaultyNames } from './faultyNames.ts'
import type { ScenarioFiles } from './scenarioFiles.ts'
import { MOST_YEARS } from './schemas/modelFile.ts'

/** What is left of a scenario without its faulty entries. */
export interface Remainder {
  readonly scenario: Scenario
  readonly faulty: FaultyNames
  /** Lines, `file:line`, of which something is told already. */
  readonly lines: ReadonlySet<string>
}

type Entry = { readonly name: string; readonly place: Place }

/**
 * A scenario without the entries that problems stand in, so that what equations mean can be checked for the rest; undefined where
 * the time axis or a dimension is faulty, on which everything hangs.
 * @param found what is wrong with the scenario as read, and with its files as well in `all`
 */
export function remainderOf(
  scenario: Scenario,
  files: ScenarioFiles,
  found: readonly Diagnostic[],
  all: readonly Diagnostic[],
  faulty: FaultyNames,
): Remainder | undefined {
  const { model, metrics, time } = scenario
  const months = monthsOf(time.end, time.start) ?? 0
  if (faulty.names.has('time') || months <= 0 || months > 12 * MOST_YEARS) return undefined
  const entries: readonly Entry[] = [
    ...[...model.dimensions, ...model.variables, ...model.events],
    ...[...model.facts, ...model.series, ...metrics],
  ]
  const parts = [...sectionsOf(files), ...entries]
  const hit = new Set(found.map(({ place }) => entryAt(place, parts)))
  if (model.dimensions.some((dimension) => hit.has(dimension))) return undefined
  const isSound = (entry: Entry): boolean => !hit.has(entry)
  const halves = found.flatMap((problem) => /^no \w+ of ([\w-]+)$/.exec(problem.found)?.[1] ?? [])
  for (const name of [...halves, ...entries.filter((entry) => hit.has(entry)).map((entry) => entry.name)])
    faulty.names.add(name)
  const sound = {
    variables: model.variables.filter(isSound).map(withNumbers),
    events: model.events.filter(isSound),
    facts: model.facts.filter(isSound),
    series: model.series.filter(isSound),
  }
  const rest = { ...scenario, model: { ...model, ...sound }, metrics: metrics.filter(isSound), outputs: [] }
  return { scenario: rest, faulty, lines: new Set(all.map(({ place }) => lineOf(place))) }
}

/** Problems of a remainder, but for those that may only follow from what was left out, or stand where one is told already. */
export function untold(problems: readonly Diagnostic[], { faulty, lines }: Remainder): readonly Diagnostic[] {
  return problems.filter((problem) => !lines.has(lineOf(problem.place)) && !faulty.isCauseOf(problem))
}

/** Where the sections of files begin: there the last entry of the section before ends. */
function sectionsOf({ model, parameters, layers }: ScenarioFiles): readonly Entry[] {
  return [model, ...(parameters ? [parameters] : []), ...layers].flatMap(({ source }) =>
    Object.keys(Object(source.data)).map((name) => ({ name, place: source.keyPlace([name]) })),
  )
}

const lineOf = ({ file, line }: Place): string => `${file}:${line}`

/** The entry that a place lies in: the last one of its file that begins before. */
function entryAt(place: Place, entries: readonly Entry[]): Entry | undefined {
  const before = (a: Place, b: Place): boolean =>
    a.line < b.line || (a.line === b.line && a.column <= b.column)
  let last: Entry | undefined
  for (const entry of entries)
    if (entry.place.file === place.file && before(entry.place, place))
      if (!last || before(last.place, entry.place)) last = entry
  return last
}

/** A parameter that a faulty change has left without a number stays open. */
function withNumbers(variable: Variable): Variable {
  if (variable.kind !== 'parameter' || !distributionsOf(variable).some(isMissing)) return variable
  return { ...variable, values: { kind: 'same', distribution: { kind: 'uniform', low: 0, high: 1 } } }
}

function distributionsOf({ values }: Parameter): readonly Distribution[] {
  return values.kind === 'same' ? [values.distribution] : Object.values(values.byElement)
}

const isMissing = (distribution: Distribution): boolean =>
  distribution.kind === 'fixed' && Number.isNaN(distribution.value)
