import type { SeriesSummary, Summary } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'

/**
 * The summarised series of one entry of a chart's `variables`: all elements of a variable, or one as `name[element]`.
 * @throws RangeError when the summary has none.
 */
export function seriesOf(summary: Summary, spec: ChartSpec, variable: string): readonly SeriesSummary[] {
  const name = variableName(variable)
  const element = name === variable ? undefined : variable.slice(name.length + 1, -1)
  const found = summary.series.filter(
    (series) => series.variable === name && (element === undefined || series.element === element),
  )
  if (found.length === 0) throw new RangeError(`Chart ${spec.name}: ${variable} is not among the outputs`)
  return found
}

/** One series; that of an element is named after both. @throws RangeError when the entry stands for several series. */
export function singleSeries(summary: Summary, spec: ChartSpec, variable: string): SeriesSummary {
  const [first, ...more] = seriesOf(summary, spec, variable)
  if (first === undefined || more.length > 0)
    throw new RangeError(
      `Chart ${spec.name}: ${variable} has ${more.length + 1} elements, name one as ${variable}[…]`,
    )
  if (first.element === '') return first
  const { label, elementLabel } = first
  const name = { en: `${label.en}, ${elementLabel.en}`, zh: `${label.zh}，${elementLabel.zh}` }
  return { ...first, label: name }
}

/** The chart's n-th variable. @throws RangeError when it names fewer. */
export function variableOf(spec: ChartSpec, index: number): string {
  const variable = spec.variables[index]
  if (variable === undefined) throw new RangeError(`Chart ${spec.name}: needs ${index + 1} variables`)
  return variable
}

/** The name in an entry such as `stock[JP]`. */
export function variableName(entry: string): string {
  return entry.endsWith(']') ? entry.replace(/\[.*$/, '') : entry
}
