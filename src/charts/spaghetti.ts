import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { timeAxis, valueAxis } from './axes.ts'
import type { ChartData, MemberPath } from './chartData.ts'
import { type DirectLabel, directLabels, fitLabels, labelRoom } from './directLabels.ts'
import { eventMarks } from './eventMarks.ts'
import { formatAt } from './formatMonth.ts'
import { formatFixed, formatNumber } from './formatNumber.ts'
import { plate } from './plate.ts'
import type { Plot } from './plot.ts'
import { singleSeries, variableOf } from './seriesOf.ts'
import { countMembers, named, subtitle } from './subtitle.ts'
import { type SeriesStyle, SIZE, seriesStyle } from './theme.ts'
import { shownDay, type TimeSpan, timeSpan } from './timeSpan.ts'
import { unitLabel, withUnit } from './unitLabel.ts'
import { type ValueScale, valuePixel, valueScale } from './valueScale.ts'
import type { Layer, VegaLiteSpec } from './vegaLiteSpec.ts'

/**
 * Single members' paths as hypothetical outcomes (Hullman, Resnick and Adar 2015): each is one way things could go. The ones that
 * end lowest, in the middle and highest are drawn strongly and named.
 * @throws RangeError when the data hold no paths of the variable
 */
export function spaghetti(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const series = singleSeries(data.summary, spec, variableOf(spec, 0))
  const span = timeSpan(data.summary, spec)
  const paths = ranked(spec, data, span, series)
  const values = paths.flatMap((path) => span.shown.map((index) => path.values[index] ?? 0))
  const scale = valueScale(values)
  const strong = strongPaths(paths)
  const labels = fitLabels(strongLabels(strong, span, scale, language), language)
  const right = labelRoom(labels, language)
  const plot: Plot = { span, scale, width: SIZE.width - SIZE.left - right, height: SIZE.height }
  const events = eventMarks(data, plot, right, language)
  const sentence = endsSentence(paths, series.unit, span, language)
  const meaning = pathsMeaning(paths.length, data, language)
  return plate({
    spec,
    data,
    language,
    finding: named(series, sentence, language),
    subtitle: subtitle(data, unitLabel(series.unit, language), meaning, language),
    alt: sentence,
    right,
    above: events.above,
    width: plot.width,
    height: SIZE.height,
    key: events.key,
    datasets: { paths: pathRows(without(paths, strong), data, span), ...strongRows(strong, data, span) },
    body: {
      kind: 'plot',
      layers: [
        pathLayer('paths', plot, '#7d8896', 0.9, 0.6, []),
        ...events.layers,
        ...strong.map(({ style }, index) => pathLayer(`path${index}`, plot, style.fill, 2, 1, style.dash)),
        ...directLabels(labels, plot),
      ],
    },
  })
}

/** A path that stands out. */
interface Strong {
  readonly path: MemberPath
  readonly style: SeriesStyle
}

/** The paths that end lowest, in the middle and highest. */
function strongPaths(paths: readonly MemberPath[]): readonly Strong[] {
  const ranks = new Set([0, Math.floor((paths.length - 1) / 2), paths.length - 1])
  return paths
    .filter((_, rank) => ranks.has(rank))
    .map((path, index) => ({ path, style: seriesStyle(index) }))
}

function without(paths: readonly MemberPath[], strong: readonly Strong[]): readonly MemberPath[] {
  return paths.filter((path) => strong.every((other) => other.path !== path))
}

function strongLabels(
  strong: readonly Strong[],
  span: TimeSpan,
  scale: ValueScale,
  language: Language,
): DirectLabel[] {
  return strong.map(({ path, style }) => {
    const member = formatFixed(path.member, 0)
    return {
      name: { en: `Member ${member}:`, zh: `成员 ${member}：` }[language],
      number: formatNumber(lastOf(path, span)),
      y: valuePixel(lastOf(path, span), scale, SIZE.height),
      ink: style.ink,
    }
  })
}

const lastOf = (path: MemberPath, span: TimeSpan) => path.values[span.shown.at(-1) ?? 0] ?? 0

function ranked(
  spec: ChartSpec,
  data: ChartData,
  span: TimeSpan,
  series: { variable: string; element: string },
): readonly MemberPath[] {
  const own = data.paths.filter(
    (path) => path.variable === series.variable && path.element === series.element,
  )
  if (own.length === 0) throw new RangeError(`Chart ${spec.name}: no member paths of ${series.variable}`)
  return own.toSorted((a, b) => lastOf(a, span) - lastOf(b, span) || a.member - b.member)
}

function pathRows(paths: readonly MemberPath[], data: ChartData, span: TimeSpan) {
  return paths.flatMap(({ member, values }) =>
    span.shown.map((index) => ({
      date: shownDay(span, data.summary, index),
      member,
      value: values[index] ?? 0,
    })),
  )
}

function strongRows(strong: readonly Strong[], data: ChartData, span: TimeSpan) {
  return Object.fromEntries(strong.map(({ path }, index) => [`path${index}`, pathRows([path], data, span)]))
}

function pathLayer(
  dataset: string,
  plot: Plot,
  color: string,
  strokeWidth: number,
  opacity: number,
  dash: readonly number[],
): Layer {
  return {
    data: { name: dataset },
    mark: { type: 'line', color, strokeWidth, opacity, strokeDash: [...dash], strokeJoin: 'round' },
    encoding: {
      x: timeAxis(plot),
      y: { ...valueAxis(plot), field: 'value' },
      detail: { field: 'member', type: 'nominal' },
    },
  }
}

function endsSentence(
  paths: readonly MemberPath[],
  unit: string,
  span: TimeSpan,
  language: Language,
): string {
  const ends = paths.map((path) => lastOf(path, span))
  const low = formatNumber(Math.min(...ends))
  const high = withUnit(formatNumber(Math.max(...ends)), unit, language)
  const when = formatAt(span.to, language)
  return {
    en: `${paths.length} hypothetical outcomes range from ${low} to ${high} ${when}`,
    zh: `${paths.length} 种假想结果在${when}介于 ${low} 与 ${high}之间`,
  }[language]
}

function pathsMeaning(count: number, data: ChartData, language: Language): string {
  const all = countMembers(data, language)
  return {
    en: `${count} of ${all}, evenly chosen, a line each`,
    zh: `从 ${all}中均匀选取 ${count} 个，各一条线`,
  }[language]
}
