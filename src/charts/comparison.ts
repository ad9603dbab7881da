import type { SeriesSummary, Statistics, Summary } from '../model/ensemble.ts'
import { nameOf } from '../model/nameOf.ts'
import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { timeAxis, valueAxis } from './axes.ts'
import { monthNumber } from './calendar.ts'
import type { ChartData } from './chartData.ts'
import { type DirectLabel, directLabels, type FittedLabel, fitLabels, labelRoom } from './directLabels.ts'
import { type EventMarks, eventMarks, eventRules } from './eventMarks.ts'
import { formatMonth } from './formatMonth.ts'
import { formatNumber, formatSigned } from './formatNumber.ts'
import { at, line, quantileRows } from './medianBand.ts'
import { HEADING_ROOM, panelHeading } from './panels.ts'
import { plainText } from './plainText.ts'
import { plate } from './plate.ts'
import type { Plot } from './plot.ts'
import { referenceRules } from './referenceRules.ts'
import { singleSeries, variableOf } from './seriesOf.ts'
import { countMembers, named, subtitle } from './subtitle.ts'
import { type SeriesStyle, SIZE, seriesStyle } from './theme.ts'
import { shownDay, type TimeSpan, timeSpan } from './timeSpan.ts'
import { unitLabel, withUnit } from './unitLabel.ts'
import { type ValueScale, valuePixel, valueScale } from './valueScale.ts'
import type { Layer, VegaLiteSpec, View } from './vegaLiteSpec.ts'

const UPPER = 220
const LOWER = 140
const GAP = 46
const BAND_OPACITY = 0.15

/**
 * Scenarios over each other, and below them how far the others are from the first, member by member: with the same draws in both, the
 * differences say more than the overlap of the bands.
 * @throws RangeError when the data hold no other scenario
 */
export function comparison(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const variable = variableOf(spec, 0)
  const span = timeSpan(data.summary, spec)
  const first = singleSeries(data.summary, spec, variable)
  const runs = runsOf(spec, data, first, language)
  const differences = runs.slice(1)
  const upperScale = scaleOf(
    runs.map((run) => run.series),
    span,
    [],
  )
  const lowerScale = scaleOf(
    differences.flatMap((run) => (run.difference ? [run.difference] : [])),
    span,
    [0, ...means(differences, span)],
    4,
  )
  const labels = fitLabels(endLabels(runs, span, upperScale, UPPER), language, 2)
  const right = labelRoom(labels, language)
  const width = SIZE.width - SIZE.left - right
  const upper: Plot = { span, scale: upperScale, width, height: UPPER, bare: 'time' }
  const lower: Plot = { span, scale: lowerScale, width, height: LOWER }
  const events = eventMarks(data, upper, right, language)
  const sentence = differenceSentence(differences, data, span, first.unit, language)
  const unit = unitLabel(first.unit, language)
  return plate({
    spec,
    data,
    language,
    finding: named(first, sentence, language),
    subtitle: subtitle({ ...data, scenario: NO_TITLE }, unit, comparedMeaning(data, language), language),
    alt: sentence,
    right,
    above: events.above + HEADING_ROOM,
    width,
    height: UPPER + GAP + LOWER,
    key: events.key,
    datasets: datasetsOf(runs, data, span),
    body: {
      kind: 'panels',
      columns: 1,
      gap: { row: GAP, column: 0 },
      views: [
        overlayView(runs, labels, upper, events, plainText(first.label[language]), language),
        differenceView(differences, lower, data, language),
      ],
    },
  })
}

function overlayView(
  runs: readonly Run[],
  labels: readonly FittedLabel[],
  plot: Plot,
  events: EventMarks,
  heading: string,
  language: Language,
): View {
  return {
    width: plot.width,
    height: plot.height,
    layer: [
      ...runs.map((run) => band(run.key, plot, run.style)),
      ...events.layers,
      ...runs.map((run) => line(run.key, 'p50', plot, run.style)),
      ...directLabels(labels, plot),
      ...panelHeading(heading, '', plot.width, events.above, language),
    ],
  }
}

function differenceView(runs: readonly Run[], plot: Plot, data: ChartData, language: Language): View {
  return {
    width: plot.width,
    height: plot.height,
    layer: [
      ...runs.map((run) => band(`${run.key}Difference`, plot, run.style)),
      ...eventRules(data, plot),
      ...referenceRules([{ value: 0, label: '' }], plot),
      ...runs.map((run) => line(`${run.key}Difference`, 'mean', plot, run.style)),
      ...directLabels(fitLabels(differenceLabels(runs, plot.span, plot.scale), language), plot),
      ...panelHeading(pairedHeading(data, language), '', plot.width, 0, language),
    ],
  }
}

const NO_TITLE = { en: '', zh: '' }

/** One scenario: its path, and for others the paired difference from the first. */
interface Run {
  readonly key: string
  readonly title: string
  readonly style: SeriesStyle
  readonly series: SeriesSummary
  readonly difference?: SeriesSummary
}

function runsOf(spec: ChartSpec, data: ChartData, first: SeriesSummary, language: Language): readonly Run[] {
  if (data.compared.length === 0)
    throw new RangeError(`Chart ${spec.name}: there is no other scenario to compare with`)
  const entry = nameOf(first.variable, first.element)
  const from = (summary: Summary) => aligned(singleSeries(summary, spec, entry), summary, data.summary)
  const base = {
    key: 'first',
    title: plainText(data.scenario[language]),
    style: seriesStyle(0),
    series: first,
  }
  const others = data.compared.map(({ title, summary, difference }, index) => ({
    key: `other${index + 1}`,
    title: plainText(title[language]),
    style: seriesStyle(index + 1),
    series: from(summary),
    difference: from(difference),
  }))
  return [base, ...others]
}

const NOTHING = {
  mean: Number.NaN,
  p5: Number.NaN,
  p25: Number.NaN,
  p50: Number.NaN,
  p75: Number.NaN,
  p95: Number.NaN,
}

/** A series of another run at the saved times of the charted one; nothing where it has none. */
function aligned(series: SeriesSummary, own: Summary, charted: Summary): SeriesSummary {
  const nothing: Statistics = { ...NOTHING, standardErrors: NOTHING }
  const statistics = charted.months.map((month) => series.statistics[own.months.indexOf(month)] ?? nothing)
  return { ...series, statistics }
}

function scaleOf(
  all: readonly SeriesSummary[],
  span: TimeSpan,
  more: readonly number[],
  count = 5,
): ValueScale {
  const values = all.flatMap((series) =>
    span.shown.map((index) => at(series, index)).flatMap(({ p5, p95 }) => [p5, p95]),
  )
  return valueScale([...values, ...more], count)
}

function band(dataset: string, plot: Plot, style: SeriesStyle): Layer {
  return {
    data: { name: dataset },
    mark: { type: 'area', color: style.fill, opacity: BAND_OPACITY, line: false },
    encoding: { x: timeAxis(plot), y: { ...valueAxis(plot), field: 'p5' }, y2: { field: 'p95' } },
  }
}

function endLabels(runs: readonly Run[], span: TimeSpan, scale: ValueScale, height: number): DirectLabel[] {
  return runs.map(({ title, style, series }) => {
    const value = at(series, span.shown.at(-1) ?? 0).p50
    return {
      name: title,
      number: formatNumber(value),
      y: valuePixel(value, scale, height),
      ink: style.ink,
      bold: true,
    }
  })
}

function differenceLabels(runs: readonly Run[], span: TimeSpan, scale: ValueScale): DirectLabel[] {
  return runs.flatMap(({ style, difference }) => {
    if (difference === undefined) return []
    const value = at(difference, span.shown.at(-1) ?? 0).mean
    return [{ name: formatSigned(value), y: valuePixel(value, scale, LOWER), ink: style.ink, bold: true }]
  })
}

function means(runs: readonly Run[], span: TimeSpan): number[] {
  return runs.flatMap(({ difference }) =>
    difference ? span.shown.map((index) => at(difference, index).mean) : [],
  )
}

function datasetsOf(runs: readonly Run[], data: ChartData, span: TimeSpan) {
  return Object.fromEntries(
    runs.flatMap((run) => [
      [run.key, quantileRows(run.series, data.summary, span)],
      ...(run.difference
        ? [[`${run.key}Difference`, differenceRows(run.difference, data.summary, span)]]
        : []),
    ]),
  )
}

/** Middle 90 % and mean of a difference: the median of what an improbable event changes is zero. */
function differenceRows(series: SeriesSummary, summary: Summary, span: TimeSpan) {
  const rows = span.shown.map((index) => {
    const { mean, p5, p95 } = at(series, index)
    return { date: shownDay(span, summary, index), mean, p5, p95 }
  })
  return rows.filter(({ mean, p5, p95 }) => [mean, p5, p95].every(Number.isFinite))
}

/** Where and when the mean of the differences is farthest from zero. */
function differenceSentence(
  runs: readonly Run[],
  data: ChartData,
  span: TimeSpan,
  unit: string,
  language: Language,
): string {
  const points = runs.flatMap(({ title, difference }) =>
    difference ? span.shown.map((index) => ({ title, index, ...at(difference, index) })) : [],
  )
  const known = points.filter((point) => Number.isFinite(point.mean))
  if (known.length === 0) throw new RangeError('The scenarios of a comparison have no month in common')
  const { title, index, mean, p5, p95, standardErrors } = known.reduce((best, point) =>
    Math.abs(point.mean) > Math.abs(best.mean) ? point : best,
  )
  const base = plainText(data.scenario[language])
  if (mean === 0)
    return {
      en: `the mean difference from “${base}” is zero throughout`,
      zh: `与“${base}”之差的均值始终为零`,
    }[language]
  const value = withUnit(formatNumber(Math.abs(mean)), unit, language)
  const error = formatNumber(standardErrors.mean, 2)
  const when = formatMonth(monthNumber(data.summary.months[index] ?? ''), language)
  const interval = `${formatSigned(p5)} ${{ en: 'to', zh: '至' }[language]} ${formatSigned(p95)}`
  return {
    en: `“${title}” is on average up to ${value} (± ${error}) ${mean < 0 ? 'below' : 'above'} “${base}” (${when}; P5 to P95: ${interval})`,
    zh: `“${title}”平均最多比“${base}”${mean < 0 ? '低' : '高'} ${value}（± ${error}）（${when}；P5 至 P95：${interval}）`,
  }[language]
}

function pairedHeading(data: ChartData, language: Language): string {
  const base = plainText(data.scenario[language])
  return { en: `Difference from “${base}”, member by member`, zh: `与“${base}”之差（逐个成员配对）` }[
    language
  ]
}

function comparedMeaning(data: ChartData, language: Language): string {
  const members = countMembers(data, language)
  return {
    en: `lines: medians (of differences: means, ± standard error), shading: middle 90% of ${members}, same draws in every scenario`,
    zh: `线为中位数（差值为均值，± 标准误），阴影为 ${members}的中间 90%，各情景抽样相同`,
  }[language]
}
