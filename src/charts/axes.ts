import { dayOf } from './calendar.ts'
import type { Plot } from './plot.ts'
import { INK, SIZE } from './theme.ts'
import type { TimeSpan } from './timeSpan.ts'

const YEAR_LABEL = 48
const MONTH_LABEL = 72

/** Horizontal positions in time: explicit domain, ticks at whole years, or at quarters and months in short spans. */
export function timeAxis({ span, width, bare }: Plot) {
  const { values, format } = timeTicks(span, width)
  return {
    field: 'date',
    type: 'temporal' as const,
    title: null,
    scale: { type: 'utc' as const, domain: [dateTime(span.from), dateTime(span.to)], nice: false },
    axis: {
      values,
      format,
      labels: bare !== 'time' && bare !== 'both',
      domain: true,
      domainColor: INK.axis,
      ticks: true,
      tickColor: INK.axis,
      tickSize: 5,
      labelPadding: 5,
    },
  }
}

/** Vertical positions: explicit domain, round ticks with light gridlines, no title (the subtitle carries the unit). */
export function valueAxis({ scale, bare }: Plot) {
  return {
    type: 'quantitative' as const,
    title: null,
    scale: { domain: [scale.low, scale.high], nice: false, zero: false },
    axis: {
      values: [...scale.ticks],
      format: scale.format,
      labels: bare !== 'value' && bare !== 'both',
      grid: true,
      gridColor: INK.grid,
      labelPadding: 7,
      labelFontSize: SIZE.label,
    },
  }
}

function timeTicks(span: TimeSpan, width: number) {
  const fits = (label: number) => Math.max(1, Math.floor(width / label))
  const months = span.to - span.from
  const years = [12, 24, 60, 120, 240].find((step) => months / step <= fits(YEAR_LABEL)) ?? 600
  const step = months >= 36 ? years : ([1, 3, 6, 12].find((size) => months / size <= fits(MONTH_LABEL)) ?? 12)
  const first = Math.ceil(span.from / step) * step
  const values = []
  for (let month = first; month <= span.to; month += step) values.push(dateTime(month))
  return { values, format: step >= 12 ? '%Y' : '%Y-%m' }
}

/** A day in the form Vega-Lite takes for explicit UTC dates. */
function dateTime(month: number) {
  const day = dayOf(month)
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    date: Number(day.slice(8)),
    utc: true,
  }
}

/** Positions given in px by the data itself. */
export const pixels = (field: string) =>
  ({ field, type: 'quantitative', scale: null, axis: null, title: null }) as const
