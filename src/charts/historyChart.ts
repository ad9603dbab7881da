import type { SeriesSummary, Summary } from '../model/ensemble.ts'
import type { Language } from '../model/text.ts'
import { type DirectLabel, directLabels, fitLabels, labelRoom } from './directLabels.ts'
import { formatNumber } from './formatNumber.ts'
import { at, bands, line, quantileRows } from './medianBand.ts'
import { framed } from './plate.ts'
import type { Plot } from './plot.ts'
import { type SeriesStyle, SIZE, seriesStyle } from './theme.ts'
import { shownDay, type TimeSpan, timeSpan } from './timeSpan.ts'
import { unitLabel } from './unitLabel.ts'
import { valuePixel, valueScale } from './valueScale.ts'
import type { VegaLiteSpec } from './vegaLiteSpec.ts'

/** One line of a history: a value for each saved time from the first on; it may end before the others. */
interface HistoryLine {
  readonly name: string
  readonly values: readonly number[]
}

export interface History {
  readonly series: SeriesSummary
  readonly summary: Summary
  readonly from: string
  readonly to: string
  /** What happened, and then what it is compared with. */
  readonly lines: readonly HistoryLine[]
  readonly finding: string
  readonly meaning: string
  readonly footer: string
}

const STRONG: SeriesStyle = { ...seriesStyle(0), fill: '#1b2430', ink: '#1b2430', dash: [] }

/** What could happen as a fan, and what did happen as lines over it. */
export function historyChart(history: History, language: Language): VegaLiteSpec {
  const { series, summary, lines, finding, meaning } = history
  const span = timeSpan(summary, { name: 'history', from: history.from, to: history.to })
  const shown = span.shown.map((index) => at(series, index)).flatMap(({ p5, p95 }) => [p5, p95])
  const scale = valueScale([...shown, ...lines.flatMap(({ values }) => shownValues(values, span))])
  const labels = fitLabels(
    lines.map((one, i): DirectLabel => {
      const last = shownValues(one.values, span).at(-1) ?? 0
      const style = styleOf(i)
      return {
        name: one.name,
        number: formatNumber(last),
        y: valuePixel(last, scale, SIZE.height),
        ink: style.ink,
        bold: i === 0,
      }
    }),
    language,
  )
  const right = labelRoom(labels, language)
  const plot: Plot = { span, scale, width: SIZE.width - SIZE.left - right, height: SIZE.height }
  const rows = lines.map(({ values }, i) => [`line${i}`, rowsOf(values, span, summary)] as const)
  return framed({
    ...{ language, finding, right, width: plot.width, height: plot.height, footer: [history.footer] },
    subtitle: [unitLabel(series.unit, language), meaning].filter((part) => part !== ''),
    alt: '',
    datasets: { quantiles: quantileRows(series, summary, span), ...Object.fromEntries(rows) },
    body: {
      kind: 'plot',
      layers: [
        ...bands('quantiles', plot, seriesStyle(0)),
        ...lines.map((_, i) => line(`line${i}`, 'value', plot, styleOf(i), i === 0 ? 2.8 : 1.8)).reverse(),
        ...directLabels(labels, plot),
      ],
    },
  })
}

const styleOf = (i: number): SeriesStyle => (i === 0 ? STRONG : seriesStyle(i))

const shownValues = (values: readonly number[], { shown }: TimeSpan): number[] =>
  shown.flatMap((index) => values[index] ?? [])

function rowsOf(values: readonly number[], span: TimeSpan, summary: Summary) {
  return span.shown.flatMap((index) => {
    const value = values[index]
    return value === undefined ? [] : [{ date: shownDay(span, summary, index), value }]
  })
}
