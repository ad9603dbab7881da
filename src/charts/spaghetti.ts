import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { timeAxis, valueAxis } from './axes.ts'
import type { ChartData, MemberPath } from './chartData.ts'
import { directLabels, fitLabels, labelRoom } from './directLabels.ts'
import { eventMarks } from './eventMarks.ts'
import { formatAt } from './formatMonth.ts'
import { formatFixed, formatNumber } from './formatNumber.ts'
import { plate } from './plate.ts'
import type { Plot } from './plot.ts'
import { singleSeries, variableOf } from './seriesOf.ts'
import { countMembers, named, subtitle } from './subtitle.ts'
import { SIZE, seriesStyle } from './theme.ts'
import { shownDay, type TimeSpan, timeSpan } from './timeSpan.ts'
import { unitLabel, withUnit } from './unitLabel.ts'
import { valuePixel, valueScale } from './valueScale.ts'
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
  const picked = [0, Math.floor((paths.length - 1) / 2), paths.length - 1].filter(
    (rank, i, all) => all.indexOf(rank) === i,
  )
  const named3 = picked.map((rank, index) => ({ path: paths[rank] as MemberPath, style: seriesStyle(index) }))
  const labels = fitLabels(
    named3.map(({ path, style }) => ({
      name: `${{ en: 'Member', zh: '成员' }[language]} ${formatFixed(path.member, 0)}${{ en: ':', zh: '：' }[language]}`,
      number: formatNumber(lastOf(path, span)),
      y: valuePixel(lastOf(path, span), scale, SIZE.height),
      ink: style.ink,
    })),
    language,
  )
  const right = labelRoom(labels, language)
  const plot: Plot = { span, scale, width: SIZE.width - SIZE.left - right, height: SIZE.height }
  const events = eventMarks(data, plot, right, language)
  const ends = [paths[0], paths.at(-1)].map((path) => (path ? formatNumber(lastOf(path, span)) : ''))
  const sentence = endsSentence(
    paths.length,
    ends[0] ?? '',
    withUnit(ends[1] ?? '', series.unit, language),
    span,
    language,
  )
  const strong = new Set(named3.map(({ path }) => path.member))
  return plate({
    spec,
    data,
    language,
    finding: named(series, sentence, language),
    subtitle: subtitle(
      data,
      unitLabel(series.unit, language),
      pathsMeaning(paths.length, data, language),
      language,
    ),
    alt: sentence,
    right,
    above: events.above,
    width: plot.width,
    height: SIZE.height,
    key: events.key,
    datasets: {
      paths: pathRows(
        paths.filter((path) => !strong.has(path.member)),
        data,
        span,
      ),
      ...strongRows(named3, data, span),
    },
    body: {
      kind: 'plot',
      layers: [
        pathLayer('paths', plot, '#7d8896', 0.9, 0.6, []),
        ...events.layers,
        ...named3.map(({ style }, index) => pathLayer(`path${index}`, plot, style.fill, 2, 1, style.dash)),
        ...directLabels(labels, plot),
      ],
    },
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

function strongRows(strong: readonly { path: MemberPath }[], data: ChartData, span: TimeSpan) {
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

function endsSentence(count: number, low: string, high: string, span: TimeSpan, language: Language): string {
  const when = formatAt(span.to, language)
  return {
    en: `${count} hypothetical outcomes range from ${low} to ${high} ${when}`,
    zh: `${count} 种假想结果在${when}介于 ${low} 与 ${high}之间`,
  }[language]
}

function pathsMeaning(count: number, data: ChartData, language: Language): string {
  const all = countMembers(data, language)
  return {
    en: `${count} of ${all}, evenly chosen, a line each`,
    zh: `从 ${all}中均匀选取 ${count} 个，各一条线`,
  }[language]
}
