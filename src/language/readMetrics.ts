import type { Place } from '../diagnostics/place.ts'
import type { ChartSpec, Metric } from '../model/scenario.ts'
import type { DimensionTable } from './dimensionTable.ts'
import { equationAt } from './equationsOf.ts'
import { type Merged, mergeEntries } from './mergeEntries.ts'
import type { Problems } from './problems.ts'
import type { Layer } from './readLayers.ts'
import type { ScenarioFile } from './schemas/scenarioFile.ts'

/** The metrics of a scenario: each has an expression, a unit and a label by now. */
export function readMetrics(
  layers: readonly Layer[],
  dimensions: DimensionTable,
  problems: Problems,
): readonly Metric[] {
  return mergeEntries('metrics', layers, problems).flatMap((entry) => {
    const { name, written, at, place } = entry
    const { unit, label, description, over = [], counts_as: countsAs, check } = written
    const expression = at.get('expression')
    const overAt = at.get('over')
    if (overAt) dimensions.checkOver(over, overAt.source, overAt.path)
    if (!require(entry, ['expression', 'unit', 'label'], problems) || !expression || !unit || !label)
      return []
    const equation = equationAt(expression.source, expression.path, problems)
    const more = { ...(description ? { description } : {}), ...(countsAs ? { countsAs } : {}) }
    return [{ name, label, unit, over, expression: equation, place, ...more, ...(check ? { check } : {}) }]
  })
}

/** The charts of a scenario. What a chart of its kind needs is known to the chart catalogue. */
export function readCharts(layers: readonly Layer[], problems: Problems): readonly ChartSpec[] {
  const entries = mergeEntries('charts', layers, problems)
  checkFileNames(entries, problems)
  return entries.flatMap((entry) => {
    const { kind } = entry.written
    if (!require(entry, ['kind'], problems) || !kind) return []
    return [chartSpecOf(entry.name, { ...entry.written, kind }, entry.place)]
  })
}

type WrittenChart = Exclude<ScenarioFile['charts'][string], 'off'> & { readonly kind: string }

/** A chart as it is written under its name. */
export function chartSpecOf(name: string, written: WrittenChart, place: Place): ChartSpec {
  const { kind, variables = [], from, to, at, title, metric, observed, reference } = written
  return {
    ...{ name, kind, variables, place },
    ...(title ? { title } : {}),
    ...(metric ? { metric } : {}),
    ...(at ? { at: String(at) } : {}),
    ...(observed ? { observed } : {}),
    ...(from ? { from: String(from) } : {}),
    ...(to ? { to: String(to) } : {}),
    ...(reference ? { reference } : {}),
  }
}

/** Charts become files, and some disks do not tell upper from lower case. */
function checkFileNames(charts: readonly Merged<object>[], problems: Problems): void {
  const taken = new Set<string>()
  for (const { name, place } of charts) {
    const file = name.toLowerCase()
    if (taken.has(file))
      problems.add('duplicate-name', place, name, 'chart names that differ in more than upper and lower case')
    taken.add(file)
  }
}

function require(entry: Merged<object>, keys: readonly string[], problems: Problems): boolean {
  const missing = keys.filter((key) => !entry.at.has(key))
  for (const key of missing)
    problems.add('missing-key', entry.place, `no ${key} of ${entry.name}`, `the key ${key}`)
  return missing.length === 0
}
