import type { SeriesSummary, Summary } from '../model/ensemble.ts'
import { timeAxis, valueAxis } from './axes.ts'
import type { Plot } from './plot.ts'
import { BAND_OPACITY, type SeriesStyle } from './theme.ts'
import { shownDay, type TimeSpan } from './timeSpan.ts'
import type { Layer } from './vegaLiteSpec.ts'

/** Rows of the shown quantiles of one series, one a saved time; none for times at which no member has a number. */
export function quantileRows(series: SeriesSummary, summary: Summary, span: TimeSpan) {
  const rows = span.shown.map((index) => {
    const { p5, p25, p50, p75, p95 } = at(series, index)
    return { date: shownDay(span, summary, index), p5, p25, p50, p75, p95 }
  })
  return rows.filter(({ p5, p50, p95 }) => [p5, p50, p95].every(Number.isFinite))
}

/** The statistics of a series at a saved time. */
export function at(series: SeriesSummary, index: number) {
  const statistics = series.statistics[index]
  if (statistics === undefined) throw new RangeError(`${series.variable} has no saved time ${index}`)
  return statistics
}

/** The middle 90 % and 50 % of members as two opacities of one hue. */
export function bands(dataset: string, plot: Plot, style: SeriesStyle): Layer[] {
  const x = timeAxis(plot)
  const y = valueAxis(plot)
  const area = (low: string, high: string, opacity: number): Layer => ({
    data: { name: dataset },
    mark: { type: 'area', color: style.fill, opacity, line: false, clip: plot.clip ?? false },
    encoding: { x, y: { ...y, field: low }, y2: { field: high } },
  })
  return [area('p5', 'p95', BAND_OPACITY.outer), area('p25', 'p75', BAND_OPACITY.inner)]
}

/** A line through one column of a dataset. */
export function line(
  dataset: string,
  field: string,
  plot: Plot,
  style: SeriesStyle,
  strokeWidth = 2.2,
): Layer {
  return {
    data: { name: dataset },
    mark: {
      type: 'line',
      color: style.fill,
      strokeWidth,
      strokeDash: [...style.dash],
      strokeJoin: 'round',
      clip: plot.clip ?? false,
    },
    encoding: { x: timeAxis(plot), y: { ...valueAxis(plot), field } },
  }
}
