import type { SeriesSummary } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { at } from './medianBand.ts'
import { type Part, totals } from './partition.ts'
import { plainText } from './plainText.ts'
import { seriesOf, variableOf } from './seriesOf.ts'
import { seriesStyle } from './theme.ts'
import type { TimeSpan } from './timeSpan.ts'

/** One element's supply, by source, and demand: means of members at the shown times. */
export interface Side {
  readonly name: string
  readonly unit: string
  readonly parts: readonly Part[]
  readonly demand: string
  readonly supplied: readonly number[]
  readonly wanted: readonly number[]
}

/** A shortfall of supply; not above zero where there is none. */
export interface Shortfall {
  readonly value: number
  readonly month: string
}

/** The largest shortfall of a side within a span that is its own or a part of it. */
export function worstOf(
  { supplied, wanted }: Side,
  own: TimeSpan,
  span: TimeSpan,
  data: ChartData,
): Shortfall {
  const gaps = span.shown.map((time) => {
    const index = own.shown.indexOf(time)
    return {
      value: (wanted[index] ?? 0) - (supplied[index] ?? 0),
      month: data.summary.months[time] ?? '',
    }
  })
  return gaps.reduce((worst, gap) => (gap.value > worst.value ? gap : worst))
}

/** A side for each element of the chart's last variable; the variables before it are the sources of supply. */
export function sidesOf(
  spec: ChartSpec,
  data: ChartData,
  span: TimeSpan,
  language: Language,
): readonly Side[] {
  const demand = seriesOf(data.summary, spec, variableOf(spec, spec.variables.length - 1))
  const supplies = spec.variables.slice(0, -1).map((variable) => seriesOf(data.summary, spec, variable))
  return demand.map((wanted) => {
    const own = supplies.flatMap((all) => all.filter((series) => series.element === wanted.element))
    return sideOf(wanted, own, span, language)
  })
}

function sideOf(
  demand: SeriesSummary,
  own: readonly SeriesSummary[],
  span: TimeSpan,
  language: Language,
): Side {
  const means = (series: SeriesSummary) => span.shown.map((index) => at(series, index).mean)
  const parts = own.map((series, index) => ({
    key: series.variable,
    name: plainText(series.label[language]),
    style: seriesStyle(index),
    means: means(series),
  }))
  const supplied = totals(
    parts.map((part) => part.means),
    span.shown.length,
  )
  return {
    name: plainText(demand.elementLabel[language] || demand.label[language]),
    unit: demand.unit,
    parts,
    demand: plainText(demand.label[language]),
    supplied,
    wanted: means(demand),
  }
}
