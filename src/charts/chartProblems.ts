import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearestName } from '../diagnostics/nearestName.ts'
import { monthsOf } from '../model/calendar.ts'
import type { ChartSpec, Scenario } from '../model/scenario.ts'
import type { Output, System } from '../model/system.ts'
import { CHARTS, type ChartKind } from './charts.ts'
import { metricsNamed } from './fillTitle.ts'

/** What is wrong with the charts a scenario asks for, so that it is known before any member has run. */
export function chartProblems(scenario: Scenario, system: System): Diagnostic[] {
  return scenario.charts.flatMap((spec) => {
    const kind = CHARTS.find((row) => row.kind === spec.kind)
    if (!kind) return [unknownKind(spec)]
    const misfit =
      misfitOf(spec, kind) ??
      variableMisfit(spec, kind, system.outputs) ??
      metricMisfit(spec, scenario) ??
      observedMisfit(spec, scenario) ??
      titleMisfit(spec, scenario) ??
      spanMisfit(spec, system) ??
      momentMisfit(spec, system)
    return misfit ? [{ code: 'chart-does-not-fit', place: spec.place, ...misfit }] : []
  })
}

type Misfit = Pick<Diagnostic, 'found' | 'expected' | 'nearest'>

/** The name that is nearest to a wrong one, where any is near. */
function near(name: string, names: readonly string[]): Pick<Misfit, 'nearest'> {
  const nearest = nearestName(name, names)
  return nearest ? { nearest } : {}
}

function unknownKind({ kind, place }: ChartSpec): Diagnostic {
  const kinds = CHARTS.filter((row) => !row.requires.others).map((row) => row.kind)
  const expected = `one of ${kinds.join(', ')}`
  return { code: 'unknown-chart-kind', place, found: kind, expected, ...near(kind, kinds) }
}

function misfitOf({ kind, variables, metric }: ChartSpec, { requires }: ChartKind): Misfit | undefined {
  const [least, most] = requires.variables
  if (requires.others) return { found: kind, expected: 'a chart of one scenario; compare draws this one' }
  if (variables.length < least || variables.length > most) {
    const expected = least === most ? `${least} for a ${kind}` : `${least} to ${most} for a ${kind}`
    return { found: `${variables.length} variables`, expected }
  }
  if (!requires.metric || (metric === undefined) === variables.length > 0) return undefined
  const found = metric === undefined ? 'no metric' : `the metric ${metric} and a variable`
  return { found, expected: `a metric or a variable for a ${kind}` }
}

function variableMisfit(
  { kind, variables }: ChartSpec,
  { requires }: ChartKind,
  outputs: readonly Output[],
): Misfit | undefined {
  for (const name of variables) {
    const shown = outputs.filter((o) => o.variable === name || `${o.variable}[${o.element}]` === name)
    if (shown.length === 0)
      return { found: name, expected: 'a variable, or an element of one, that is among the outputs' }
    if (requires.single && shown.length > 1)
      return {
        found: `${name} with ${shown.length} elements`,
        expected: `one number for a ${kind}, such as ${name}[${shown[0]?.element}]`,
      }
  }
  return undefined
}

function metricMisfit({ metric, kind }: ChartSpec, { metrics }: Scenario): Misfit | undefined {
  const condition = metrics.find((m) => m.name === metric)?.unit === 'probability'
  return condition
    ? { found: `the condition ${metric}`, expected: `a number or a date for a ${kind}` }
    : undefined
}

function observedMisfit({ observed }: ChartSpec, { model }: Scenario): Misfit | undefined {
  const names = model.series.map(({ name }) => name)
  if (observed === undefined || names.includes(observed)) return undefined
  return {
    found: observed,
    expected: 'one of the series that the model names under observations',
    ...near(observed, names),
  }
}

function titleMisfit({ title, metric }: ChartSpec, { metrics }: Scenario): Misfit | undefined {
  const names = metrics.map(({ name }) => name)
  const known = [...names, ...(metric === undefined ? [] : ['metric'])]
  const wrong = metricsNamed(`${title?.en ?? ''} ${title?.zh ?? ''}`).find((name) => !known.includes(name))
  if (wrong === undefined) return undefined
  return { found: `{${wrong}.…} in the title`, expected: 'the name of a metric', ...near(wrong, names) }
}

function spanMisfit({ from, to }: ChartSpec, { time }: System): Misfit | undefined {
  const end = time.start + time.steps * time.step
  const first = Math.max(time.start, from ? (monthsOf(from, time.origin) ?? time.start) : time.start)
  const last = Math.min(end, to ? (monthsOf(to, time.origin) ?? end) : end)
  if (last - first >= time.stepsPerSave * time.step) return undefined
  return {
    found: `${from ?? 'the start'} to ${to ?? 'the end'}`,
    expected: 'at least two months of the simulated span',
  }
}

function momentMisfit({ at }: ChartSpec, { time }: System): Misfit | undefined {
  if (at === undefined) return undefined
  const saves = ((monthsOf(at, time.origin) ?? -1) - time.start) / (time.step * time.stepsPerSave)
  if (Number.isInteger(saves) && saves >= 0 && saves * time.stepsPerSave <= time.steps) return undefined
  return { found: at, expected: 'a month whose values are saved' }
}
