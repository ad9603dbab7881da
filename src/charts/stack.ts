import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { type DirectLabel, directLabels, fitLabels, labelRoom } from './directLabels.ts'
import { eventMarks } from './eventMarks.ts'
import { formatAt } from './formatMonth.ts'
import { formatNumber, formatShare } from './formatNumber.ts'
import { at, line } from './medianBand.ts'
import { type Part, partsOf, stackedRows, stackRange, totals } from './partition.ts'
import { plainText } from './plainText.ts'
import { plate } from './plate.ts'
import type { Plot } from './plot.ts'
import { referenceLabel, referenceRules, referencesOf } from './referenceRules.ts'
import { seriesOf, singleSeries, variableOf } from './seriesOf.ts'
import { partLabels, stackedAreas } from './stackedAreas.ts'
import { joinWords, meansOf, named, subtitle } from './subtitle.ts'
import { INK, SIZE } from './theme.ts'
import { shownDay, type TimeSpan, timeSpan } from './timeSpan.ts'
import { unitLabel, withUnit } from './unitLabel.ts'
import { valuePixel, valueScale } from './valueScale.ts'
import type { VegaLiteSpec } from './vegaLiteSpec.ts'

const LINE = { fill: INK.strong, ink: INK.strong, inside: INK.paper, dash: [] }

/**
 * Means of the elements of a variable on top of each other, beside a level to reach. A second variable, if named, is the part of
 * them that counts towards the level: a line.
 */
export function stack(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const all = seriesOf(data.summary, spec, variableOf(spec, 0))
  const span = timeSpan(data.summary, spec)
  const parts = partsOf(all, span, language)
  const total = totals(
    parts.map((part) => part.means),
    span.shown.length,
  )
  const counted = countedPath(spec, data, span, language)
  const references = referencesOf(spec, language)
  const reached = [...(counted?.means ?? []), ...references.map(({ value }) => value)]
  const scale = valueScale([...stackRange(parts, span), ...reached])
  const sized = { scale, height: SIZE.height }
  const levels: DirectLabel[] = [
    ...references.map((reference) => referenceLabel(reference, scale, SIZE.height)),
    ...(counted ? [lineLabel(counted, sized)] : []),
  ]
  const labels = fitLabels([...partLabels(parts, sized, true), ...levels], language)
  const right = labelRoom(labels, language)
  const plot: Plot = { ...sized, span, width: SIZE.width - SIZE.left - right }
  const events = eventMarks(data, plot, right, language)
  const unit = all[0]?.unit ?? ''
  const measured = counted ?? { name: plainText(all[0]?.label[language] ?? ''), means: total }
  return plate({
    spec,
    data,
    language,
    finding: stackFinding(measured, unit, spec, span, language),
    subtitle: subtitle(data, unitLabel(unit, language), meansOf(data, language), language),
    alt: joinWords(
      parts.map((part) => `${part.name} ${formatNumber(part.means.at(-1) ?? 0, 2)}`),
      language,
    ),
    right,
    above: events.above,
    width: plot.width,
    height: SIZE.height,
    key: events.key,
    datasets: {
      parts: stackedRows(parts, data.summary, span),
      ...(counted ? { counted: countedRows(counted, data, span) } : {}),
    },
    body: {
      kind: 'plot',
      layers: [
        stackedAreas('parts', parts, plot),
        ...events.layers,
        ...referenceRules(references, plot),
        ...(counted ? [line('counted', 'mean', plot, LINE, 1.8)] : []),
        ...directLabels(labels, plot),
      ],
    },
  })
}

type Counted = Pick<Part, 'name' | 'means'>

function countedPath(
  spec: ChartSpec,
  data: ChartData,
  span: TimeSpan,
  language: Language,
): Counted | undefined {
  const variable = spec.variables[1]
  if (variable === undefined) return undefined
  const series = singleSeries(data.summary, spec, variable)
  return { name: plainText(series.label[language]), means: span.shown.map((index) => at(series, index).mean) }
}

function countedRows(counted: Counted, data: ChartData, span: TimeSpan) {
  return span.shown.map((time, index) => ({
    date: shownDay(span, data.summary, time),
    mean: counted.means[index] ?? 0,
  }))
}

function lineLabel({ name, means }: Counted, { scale, height }: Pick<Plot, 'scale' | 'height'>): DirectLabel {
  const value = means.at(-1) ?? 0
  return {
    name,
    number: formatNumber(value),
    y: valuePixel(value, scale, height),
    ink: INK.strong,
    bold: true,
  }
}

function stackFinding(
  { name, means }: Counted,
  unit: string,
  spec: ChartSpec,
  span: TimeSpan,
  language: Language,
): string {
  const last = means.at(-1) ?? 0
  const value = withUnit(formatNumber(last), unit, language)
  const when = formatAt(span.to, language)
  const { reference } = spec
  if (reference === undefined || reference.value <= 0)
    return named(
      { label: { en: name, zh: name } },
      { en: `${value} on average ${when}`, zh: `${when}平均为 ${value}` }[language],
      language,
    )
  const share = formatShare(last / reference.value)
  const level = withUnit(formatNumber(reference.value), unit, language)
  return named(
    { label: { en: name, zh: name } },
    {
      en: `${value} on average ${when}, ${share} of ${level}`,
      zh: `${when}平均为 ${value}，相当于 ${level}的 ${share}`,
    }[language],
    language,
  )
}
