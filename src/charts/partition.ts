import type { SeriesSummary, Summary } from '../model/ensemble.ts'
import type { Language } from '../model/text.ts'
import { at } from './medianBand.ts'
import { plainText } from './plainText.ts'
import { type SeriesStyle, seriesStyle } from './theme.ts'
import { shownDay, type TimeSpan } from './timeSpan.ts'

/** One of the parts that add up to a total: its mean at each shown time. Means add up; quantiles do not. */
export interface Part {
  readonly key: string
  readonly name: string
  readonly style: SeriesStyle
  readonly means: readonly number[]
}

const MOST_PARTS = 8

/** The elements of a variable as parts, the largest first; beyond eight, the smallest become one. */
export function partsOf(all: readonly SeriesSummary[], span: TimeSpan, language: Language): readonly Part[] {
  const means = (series: SeriesSummary) => span.shown.map((index) => at(series, index).mean)
  const rows = all.map((series) => ({
    key: series.element || series.variable,
    name: plainText(series.elementLabel[language] || series.label[language]),
    means: means(series),
  }))
  const sorted = rows.toSorted((a, b) => largest(b.means) - largest(a.means))
  const kept = sorted.length > MOST_PARTS ? sorted.slice(0, MOST_PARTS - 1) : sorted
  const rest = sorted.slice(kept.length)
  const others = {
    key: 'others',
    name: { en: `${rest.length} others`, zh: `其他 ${rest.length} 项` }[language],
    means: totals(
      rest.map((row) => row.means),
      span.shown.length,
    ),
  }
  return [...kept, ...(rest.length > 0 ? [others] : [])].map((row, index) => ({
    ...row,
    style: seriesStyle(index),
  }))
}

/** The sum of several paths at each time. */
export function totals(paths: readonly (readonly number[])[], length: number): readonly number[] {
  return Array.from({ length }, (_, index) => paths.reduce((total, path) => total + (path[index] ?? 0), 0))
}

/** The lower and upper edge of each part at one time: parts above zero stand on each other, parts below zero hang from zero. */
export function edgesAt(
  parts: readonly Part[],
  index: number,
): readonly { readonly low: number; readonly high: number }[] {
  let [above, below] = [0, 0]
  return parts.map(({ means }) => {
    const value = means[index] ?? 0
    if (value < 0) {
      below += value
      return { low: below, high: below - value }
    }
    above += value
    return { low: above - value, high: above }
  })
}

/** Rows of stacked areas: the part, its day, and its lower and upper edge. */
export function stackedRows(parts: readonly Part[], summary: Summary, span: TimeSpan) {
  const rows = span.shown.flatMap((time, index) => {
    const edges = edgesAt(parts, index)
    return parts.map((part, rank) => ({
      date: shownDay(span, summary, time),
      part: part.key,
      ...edges[rank],
    }))
  })
  return rows.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))
}

/** The lowest and highest edge of a stack, and zero. */
export function stackRange(parts: readonly Part[], span: TimeSpan): readonly [low: number, high: number] {
  const edges = span.shown.flatMap((_, index) => edgesAt(parts, index))
  return [Math.min(0, ...edges.map(({ low }) => low)), Math.max(0, ...edges.map(({ high }) => high))]
}

const largest = (values: readonly number[]) => Math.max(...values)
